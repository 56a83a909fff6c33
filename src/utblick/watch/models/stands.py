"""What a body wants to hear about, which calls concern it, and the stand it takes on each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick import matching
from utblick.audit.models import Record
from utblick.watch.models.calls import Call


class WatchField(Record):
    """A body's bevakningsområde: a `matching.WatchField` as JSON."""

    kind = "watch_field"
    body_field = "body_code"

    body_code = models.CharField(_("nämnd"), max_length=20, unique=True)
    field = models.JSONField(_("bevakar"))
    learns_after = models.DateField(_("lär av ställningstaganden efter"), null=True, blank=True)

    def __str__(self) -> str:
        return self.as_field.name or self.body_code

    @property
    def as_field(self) -> matching.WatchField:
        return matching.WatchField.from_json(self.field)


class Learning(models.Model):
    """What a body's stands have taught its bevakningsområde: weights by notion (`matching.Learned`)."""

    body_code = models.CharField(_("nämnd"), max_length=20, unique=True)
    weights = models.JSONField(default=dict)
    decisions = models.PositiveIntegerField()
    learned_on = models.DateField()


class Match(models.Model):
    """A call concerns a body: score 0–1, and why. ``reasons`` are `queries.reasons` as JSON, strongest first."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="matches")
    body_code = models.CharField(_("nämnd"), max_length=20)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    matched_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "body_code"], name="match_once")]
        indexes = [models.Index(fields=["body_code", "call"], name="match_by_body")]


class Stand(Record):
    """The stand (ställningstagande) that a body takes on a call; no row means *Ny*.

    ``owner`` and ``look_by`` are given only with *Vi tar den*. ``decided_by`` is an event-log label.
    """

    kind = "stand"
    body_field = "body_code"
    words = frozenset({"owner"})

    class Choice(models.TextChoices):
        NEW = "new", _("Ny")
        INTERESTING = "interesting", _("Intressant")
        NOT_FOR_US = "not_for_us", _("Inte för oss")
        TAKEN = "taken", _("Vi tar den")
        BECAME_IDEA = "became_idea", _("Blev idé")

    class Reason(models.TextChoices):
        NOT_OUR_TASK = "not_our_task", _("Inte vår uppgift")
        CANNOT_APPLY = "cannot_apply", _("Kommuner får inte söka")
        TOO_SHORT = "too_short", _("För kort om tid")
        TOO_MUCH = "too_much", _("Kräver för mycket av oss")
        OTHER_BODY = "other_body", _("Hör till en annan nämnd")
        HAVE_ALREADY = "have_already", _("Vi gör redan detta")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="stands")
    body_code = models.CharField(_("nämnd"), max_length=20)
    choice = models.CharField(_("ställningstagande"), max_length=20, choices=Choice.choices)
    reason = models.CharField(_("varför"), max_length=20, choices=Reason.choices, blank=True)
    owner = models.CharField(_("vem"), max_length=120, blank=True)
    look_by = models.DateField(_("senast"), null=True, blank=True)
    decided_by = models.CharField(max_length=80, editable=False)
    decided_on = models.DateField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "body_code"], name="stand_once"),
            models.CheckConstraint(
                condition=Q(choice__in=("taken", "became_idea")) | Q(owner="", look_by__isnull=True),
                name="stand_owner_only_when_taken",
            ),
        ]
        indexes = [models.Index(fields=["body_code", "choice"], name="stand_by_body")]
