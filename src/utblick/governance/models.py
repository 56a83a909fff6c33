"""Adopted guidelines, how their open questions are answered, verdicts given, deviations noted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from utblick.audit.models import Record
from utblick.guidelines.verdicts import OUTCOME_LABELS
from utblick.values import Text


class AdoptedSet(Record):
    """One adopted version of a governing document (antagna riktlinjer). Its text never changes; a new version is a new
    row (G-01). ``valid_from`` and ``valid_to`` are the first and last day it is applied here.

    ``early_reason`` says why it is applied from a day before its decision. ``replaced_by`` is the version that ended
    it. ``ended_…`` is the decision that ended it without a successor (upphävt), ``reviewed_…`` the last one that it
    stays as it is (översedd)."""

    kind = "guideline_set"
    words = frozenset({"early_reason"})

    document_id = models.CharField("dokument", max_length=80)
    title = models.CharField("titel", max_length=300)
    rank = models.CharField("rang", max_length=20)
    text = models.TextField("text")
    sha256 = models.CharField("kontrollsumma", max_length=64, unique=True)
    adopted_by = models.CharField("antaget av", max_length=20, blank=True)
    adopted_on = models.DateField("antaget", null=True)
    paragraph = models.CharField("paragraf", max_length=20, blank=True)
    reference = models.CharField("diarienummer", max_length=80, blank=True)
    valid_from = models.DateField("gäller från")
    valid_to = models.DateField("gäller till", null=True)
    early_reason = models.TextField("skäl till tidigare giltighet", blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaces", verbose_name="ersatt av"
    )
    ended_by = models.CharField("upphävt av", max_length=20, blank=True)
    ended_on = models.DateField("upphävt", null=True)
    ended_paragraph = models.CharField("paragraf för upphävandet", max_length=20, blank=True)
    reviewed_by = models.CharField("översett av", max_length=20, blank=True)
    reviewed_on = models.DateField("översett", null=True)
    reviewed_paragraph = models.CharField("paragraf för översynen", max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="adopted_set_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(valid_to__isnull=False, replaced_by__isnull=True),
                name="adopted_set_ended_or_replaced",
            ),
        ]


class Interpretation(Record):
    """How this municipality answers one question that its guidelines leave open (tolkning), from a day on."""

    kind = "interpretation"
    words = frozenset({"reason"})

    adopted_set = models.ForeignKey(AdoptedSet, on_delete=models.PROTECT, related_name="interpretations")
    parameter = models.CharField("fråga", max_length=80)
    value = models.JSONField("svar", null=True)
    valid_from = models.DateField("gäller från")
    reason = models.TextField("motivering", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adopted_set", "parameter", "valid_from"], name="interpretation_once_a_day")
        ]


class GuidelineDraft(Record):
    """A governing document being written (utkast till riktlinjer): its TOML text, right or wrong, as last saved.

    ``answers`` holds what was told to the twelve questions, if the draft was begun so. ``adopted`` is set once the
    draft has been adopted; from then on it never changes. ``set_aside_on``: nobody works on it any longer."""

    kind = "guideline_draft"
    words = frozenset({"text", "answers"})

    title = models.CharField("titel", max_length=300)
    text = models.TextField("text", blank=True)
    answers = models.JSONField("svar på frågorna", default=dict)
    based_on = models.ForeignKey(
        AdoptedSet, on_delete=models.PROTECT, null=True, related_name="drafts", verbose_name="bygger på"
    )
    adopted = models.OneToOneField(
        AdoptedSet, on_delete=models.PROTECT, null=True, related_name="drafted_as", verbose_name="antagen som"
    )
    begun_on = models.DateField("påbörjad")
    set_aside_on = models.DateField("undanlagd", null=True)


class Replay(Record):
    """Past and open matters judged anew by a proposed set (prövning bakåt). ``result`` is None until the work is done;
    its shape is told by `utblick.guidelines.replaying`."""

    kind = "replay"
    words = frozenset({"result"})

    proposal = models.ForeignKey(GuidelineDraft, on_delete=models.PROTECT, null=True, related_name="replays")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    asked_on = models.DateField("beställd")
    from_on = models.DateField("ärenden från och med", null=True)
    result = models.JSONField("resultat", null=True)


class GivenVerdict(Record):
    """An answer by the guidelines that someone acted on (svar enligt riktlinjerna), kept as it was given.

    ``facts`` holds each fact used: its value as JSON, who stated it and when, and from where."""

    kind = "verdict"
    body_field = "body_code"
    words = frozenset({"facts"})

    subject = models.CharField("gäller", max_length=80, db_index=True)
    body_code = models.CharField("organ", max_length=20, blank=True)
    trigger = models.CharField("händelse", max_length=60)
    given_on = models.DateField("dag")
    outcome = models.CharField("svar", max_length=20)
    result = models.JSONField("svaret i sin helhet")
    facts = models.JSONField("uppgifterna", default=dict)
    set_hashes = models.JSONField("riktlinjernas kontrollsummor")

    def __str__(self) -> str:
        return f"{self.answer.sv}, {self.given_on}"

    @property
    def answer(self) -> Text:
        """The answer in words."""
        return next(label for outcome, label in OUTCOME_LABELS.items() if outcome == self.outcome)


class Deviation(Record):
    """Something that happened without what the guidelines require (avvikelse). Recorded, never hidden."""

    kind = "deviation"
    body_field = "body_code"
    words = frozenset({"what", "reason"})

    subject = models.CharField("gäller", max_length=80, db_index=True)
    body_code = models.CharField("organ", max_length=20, blank=True)
    clause = models.CharField("klausul", max_length=40)
    happened_on = models.DateField("inträffade")
    noted_on = models.DateField("noterad")
    what = models.TextField("vad")
    reason = models.TextField("orsak")
