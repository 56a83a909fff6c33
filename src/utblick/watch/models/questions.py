"""EU questions (EU-frågor), the papers on them, and what bodies and the coordinator say of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.values import Text
from utblick.watch.models.sources import Source
from utblick.watch.sources.stages import AnswerKind, Stage

STAGES = [(stage.value, stage.name_in_words.sv) for stage in Stage]


class EuQuestion(Record):
    """One EU question (EU-fråga): every paper from the first proposal to the act, as one file.

    It is known by ``identifiers`` (["com", "COM(2026) 12"] …). A question that turned out to be the same as an older
    one has ``merged_into`` and leads there. What follows from its papers and the day alone (`measured`) is no event:
    ``next_on`` is the next last day to be heard, ``next_kind`` for what, ``next_certain`` whether it needs no asking.
    """

    kind = "eu_question"

    title_sv = models.CharField(_("rubrik"), max_length=500, blank=True)
    title_en = models.CharField(_("rubrik på engelska"), max_length=500, blank=True)
    stage = models.CharField(_("läge"), max_length=30, choices=STAGES)
    identifiers = models.JSONField(default=list)
    first_seen_on = models.DateField(_("ny sedan"))
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    merged_on = models.DateField(null=True)

    next_on = models.DateField(null=True, editable=False)
    next_kind = models.CharField(max_length=20, blank=True, editable=False)
    next_certain = models.BooleanField(default=True, editable=False)
    last_paper_on = models.DateField(null=True, editable=False)
    papers = models.PositiveIntegerField(default=0, editable=False)

    measured = frozenset({"next_on", "next_kind", "next_certain", "last_paper_on", "papers"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title_sv="") | ~Q(title_en=""), name="eu_question_titled"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_on__isnull=True)
                | Q(merged_into__isnull=False, merged_on__isnull=False),
                name="eu_question_merged_on",
            ),
        ]
        indexes = [
            models.Index(fields=["next_on", "id"], name="eu_question_by_day", condition=Q(merged_into=None)),
            models.Index(fields=["-last_paper_on", "id"], name="eu_question_latest", condition=Q(merged_into=None)),
        ]

    def __str__(self) -> str:
        return self.title

    def values(self) -> dict[str, Any]:
        """What the papers and people say; what time alone decides is no event."""
        return {name: value for name, value in super().values().items() if name not in self.measured}

    def get_absolute_url(self) -> str:
        return reverse("questions:question", args=[self.pk])

    @property
    def title(self) -> str:
        return self.title_sv or self.title_en

    @property
    def titles(self) -> Text:
        return Text(self.title_sv or self.title_en, self.title_en or self.title_sv)

    @property
    def names(self) -> list[str]:
        """Its numbers as written: "COM(2026) 12", "2026/0034(COD)"."""
        return [value for _, value in self.identifiers]

    @property
    def is_referral(self) -> bool:
        """Whether the next day to be heard is a remiss's."""
        return self.next_kind == AnswerKind.REFERRAL


class EuPaper(Record):
    """A paper (handling) on EU questions, of what every source tells of it (`Telling`).

    ``answer_on`` is the last day to be heard as read, ``answer_certain`` whether it needs no asking, and
    ``answer_sentence`` where it stands. A person settles it: ``settled`` with ``settled_on``, for exactly the sentence
    that was read then (``settled_for``). ``addressee`` answers *Är vi remissinstans?*.
    """

    kind = "eu_paper"

    class Settled(models.TextChoices):
        OPEN = "", _("inte besvarad")
        RIGHT = "right", _("dagen stämmer")
        OTHER_DAY = "other_day", _("en annan dag")
        NO_DAY = "no_day", _("ingen sista dag")

    class Addressee(models.TextChoices):
        OPEN = "", _("inte besvarat")
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        UNKNOWN = "unknown", _("Vet inte")

    key = models.CharField(max_length=300, unique=True)
    stage = models.CharField(max_length=30, choices=STAGES)
    title_sv = models.CharField(max_length=500, blank=True)
    title_en = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False)
    answer_on = models.DateField(null=True)
    answer_kind = models.CharField(max_length=20, blank=True)
    answer_certain = models.BooleanField(default=True)
    settled = models.CharField(max_length=10, choices=Settled.choices, blank=True)
    settled_on = models.DateField(null=True)
    settled_for = models.CharField(max_length=600, blank=True)
    addressee = models.CharField(max_length=10, choices=Addressee.choices, blank=True)
    first_seen_on = models.DateField()

    url = models.CharField(max_length=1000, blank=True, editable=False)
    answer_sentence = models.CharField(max_length=600, blank=True, editable=False)
    found_line = models.CharField(max_length=300, blank=True, editable=False)
    summary = models.TextField(blank=True, editable=False)
    codes = models.JSONField(default=list, editable=False)
    attachments = models.JSONField(default=list, editable=False)

    carried = frozenset({"key", "url", "answer_sentence", "found_line", "summary", "codes", "attachments"})
    """What stands in the raw records word for word, and is no event."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(settled__in=("", "no_day")) & Q(settled_on__isnull=True))
                | (Q(settled__in=("right", "other_day")) & Q(settled_on__isnull=False)),
                name="eu_paper_settled_on",
            )
        ]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name not in self.carried}

    @property
    def titles(self) -> Text:
        return Text(self.title_sv or self.title_en, self.title_en or self.title_sv)

    @property
    def stage_name(self) -> Text:
        return Stage(self.stage).name_in_words

    @property
    def read_from(self) -> str:
        """What a person settles: the day as read and its sentence."""
        return f"{self.answer_on or ''} {self.answer_sentence}".strip()[:600]

    @property
    def is_settled(self) -> bool:
        """Whether a person has settled the day, for what is read today."""
        return bool(self.settled) and self.settled_for == self.read_from

    @property
    def last_day(self) -> date | None:
        """The last day to be heard: as settled, else as read; none when withdrawn."""
        if self.withdrawn:
            return None
        return self.settled_on if self.is_settled else self.answer_on

    @property
    def needs_asking(self) -> bool:
        """Whether a person must say which day it is."""
        return bool(self.answer_kind) and not self.withdrawn and not self.answer_certain and not self.is_settled


class Telling(models.Model):
    """What one source tells of a paper: a `ParsedStage` as JSON. ``reference`` is that of its raw records."""

    paper = models.ForeignKey(EuPaper, on_delete=models.PROTECT, related_name="tellings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="tellings")
    reference = models.CharField(max_length=200)
    parsed = models.JSONField()
    found_line = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "reference"], name="telling_once")]


class PaperName(models.Model):
    """A name by which a paper is linked to others, and where it was read."""

    paper = models.ForeignKey(EuPaper, on_delete=models.PROTECT, related_name="names")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    where = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "scheme", "value"], name="paper_name_once")]
        indexes = [models.Index(fields=["scheme", "value"], name="paper_name_by_value")]


class HandLink(models.Model):
    """What a person has said of a paper: that a name of a question is one of its (``linked``), or is not."""

    paper = models.ForeignKey(EuPaper, on_delete=models.PROTECT, related_name="hand_links")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    linked = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "scheme", "value"], name="hand_link_once")]


class PaperLink(models.Model):
    """A paper stands in a question's file. ``through`` are the names that brought it: [scheme, value, where] each."""

    question = models.ForeignKey(EuQuestion, on_delete=models.PROTECT, related_name="links")
    paper = models.ForeignKey(EuPaper, on_delete=models.PROTECT, related_name="links")
    through = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "paper"], name="paper_link_once")]


class QuestionChange(models.Model):
    """What has happened to a question: a paper came, it reached another stage (``stage``), a last day was set or moved
    (``day_before`` is None when there was none), it was merged with another."""

    class What(models.TextChoices):
        NEW_PAPER = "new_paper", _("nytt papper")
        STAGE = "stage", _("nytt läge")
        DAY_MOVED = "day_moved", _("sista dagen flyttad")
        MERGED = "merged", _("sammanförd med en annan fråga")

    question = models.ForeignKey(EuQuestion, on_delete=models.PROTECT, related_name="changes")
    paper = models.ForeignKey(EuPaper, on_delete=models.PROTECT, null=True, related_name="changes")
    what = models.CharField(max_length=12, choices=What.choices)
    on = models.DateField()
    stage = models.CharField(max_length=30, choices=STAGES, blank=True)
    day_before = models.DateField(null=True)
    day_after = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["-on"], name="question_change_latest")]


class QuestionMatch(models.Model):
    """A question concerns a body: score 0–1, and why, strongest first (as `Match` for calls)."""

    question = models.ForeignKey(EuQuestion, on_delete=models.PROTECT, related_name="matches")
    body_code = models.CharField(_("nämnd"), max_length=20)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    matched_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "body_code"], name="question_match_once")]
        indexes = [models.Index(fields=["body_code", "question"], name="question_match_by_body")]


class QuestionStand(Record):
    """The stand (ställningstagande) that a body takes on an EU question; no row means *Ny*.

    ``reason`` is kept only with *Inte för oss*, ``owner`` only with *Vi tar den*.
    """

    kind = "question_stand"
    body_field = "body_code"
    words = frozenset({"owner"})

    class Choice(models.TextChoices):
        NEW = "new", _("Ny")
        INTERESTING = "interesting", _("Intressant")
        NOT_FOR_US = "not_for_us", _("Inte för oss")
        TAKEN = "taken", _("Vi tar den")
        ANSWERED = "answered", _("Besvarad")

    class Reason(models.TextChoices):
        NOT_OUR_TASK = "not_our_task", _("Inte vår uppgift")
        LITTLE_EFFECT = "little_effect", _("Påverkar oss lite")
        TOO_SHORT = "too_short", _("För kort om tid")
        OTHER_BODY = "other_body", _("Hör till en annan nämnd")
        OTHERS_ANSWER = "others_answer", _("Andra svarar för oss")

    question = models.ForeignKey(EuQuestion, on_delete=models.PROTECT, related_name="stands")
    body_code = models.CharField(_("nämnd"), max_length=20)
    choice = models.CharField(_("ställningstagande"), max_length=20, choices=Choice.choices)
    reason = models.CharField(_("varför"), max_length=20, choices=Reason.choices, blank=True)
    owner = models.CharField(_("vem"), max_length=120, blank=True)
    decided_by = models.CharField(max_length=80, editable=False)
    decided_on = models.DateField(editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "body_code"], name="question_stand_once")]
        indexes = [models.Index(fields=["body_code", "choice"], name="question_stand_by_body")]
