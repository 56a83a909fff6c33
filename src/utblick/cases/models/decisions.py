"""Decisions: a paragraf with its beslutspunkter."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models.delegation import DelegationPoint, NotDelegable
from utblick.cases.models.matters import Matter
from utblick.cases.models.notices import PublicNotice
from utblick.documents.models import StoredFile
from utblick.organisation.models import Body, Meeting
from utblick.values import Money


class Decision(Record):
    """A beslut as it was taken: one § of one body, or a delegated decision.

    ``paragraph`` is the number as text, as the minutes have it; from a counter without gaps where the body's minutes
    are kept in Utblick (``numbered_here``). Without ``adjusted_on`` it is *beslutat, ej justerat*.
    """

    kind = "decision"
    words = frozenset({"why_urgent", "delegate"})
    body_field = "matter__body_id"
    restricted = ~Q(matter__restriction_provision="")

    class Taken(models.TextChoices):
        MEETING = "meeting", _("vid sammanträde")
        CHAIR_URGENT = "chair_urgent", _("ordförandebeslut (KL 6:39)")
        DELEGATED = "delegated", _("på delegation")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("ärende"))
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="decisions",
        verbose_name=_("organ"),
    )  # fmt: skip
    taken = models.CharField(_("hur"), max_length=12, choices=Taken.choices, default=Taken.MEETING)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions",
        verbose_name=_("sammanträde"),
    )  # fmt: skip
    decided_on = models.DateField(_("beslutat den"))
    year = models.PositiveSmallIntegerField(_("år"))
    paragraph = models.CharField("§", max_length=20, blank=True)
    numbered_here = models.BooleanField(_("protokoll förs i Utblick"), default=False)
    delegation_point = models.CharField(_("punkt i delegationsordningen"), max_length=60, blank=True)
    delegate = models.CharField(_("delegat"), max_length=120, blank=True)
    why_urgent = models.TextField(_("varför nästa sammanträde inte kunde inväntas"), blank=True)
    immediate_adjustment = models.BooleanField(_("omedelbart justerad"), default=False)
    adjusted_on = models.DateField(_("justerat den"), null=True, blank=True)
    extract = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("protokollsutdrag"),
    )
    notice = models.ForeignKey(
        PublicNotice,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("anslag"),
    )
    delegated_by = models.ForeignKey(
        DelegationPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions",
        verbose_name=_("punkt i delegationsordningen"),
    )  # fmt: skip
    not_delegable = models.CharField(
        _("får enligt lag inte delegeras"), max_length=12, choices=NotDelegable.choices, blank=True
    )
    amount_minor = models.PositiveBigIntegerField(_("belopp"), null=True, blank=True)
    reported_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="reported_decisions",
        verbose_name=_("anmält vid"),
    )  # fmt: skip
    appealed_on = models.DateField(_("överklagat den"), null=True, blank=True)

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "paragraph"], condition=~Q(paragraph=""), name="decision_paragraph_once"
            ),
            models.CheckConstraint(condition=Q(decided_on__year=F("year")), name="decision_year_of_its_day"),
            models.CheckConstraint(
                condition=Q(adjusted_on__isnull=True) | Q(adjusted_on__gte=F("decided_on")),
                name="decision_adjusted_after_taken",
            ),
            models.CheckConstraint(
                condition=Q(taken="meeting") | Q(meeting__isnull=True), name="decision_meeting_only_when_met"
            ),
            models.CheckConstraint(
                condition=~Q(taken="delegated") | ~Q(delegation_point="") & ~Q(delegate=""),
                name="decision_delegation_told",
            ),
            models.CheckConstraint(condition=Q(numbered_here=False) | ~Q(paragraph=""), name="decision_numbered_here"),
            models.CheckConstraint(condition=Q(not_delegable="") | Q(taken="delegated"), name="decision_not_delegable"),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | ~Q(taken="meeting"), name="decision_reported_when_delegated"
            ),
            models.CheckConstraint(
                condition=Q(appealed_on__isnull=True) | Q(appealed_on__gte=F("decided_on")),
                name="decision_appealed_after_taken",
            ),
        ]
        indexes = [models.Index(fields=["body", "decided_on"], name="decision_body_day")]

    def __str__(self) -> str:
        return f"{self.body_id} § {self.paragraph}" if self.paragraph else f"{self.body_id} {self.decided_on}"

    @property
    def amount(self) -> Money | None:
        return None if self.amount_minor is None else Money(self.amount_minor, "SEK")

    @property
    def is_adjusted(self) -> bool:
        """A decision outside a meeting has no minutes to adjust."""
        return self.adjusted_on is not None or self.taken != self.Taken.MEETING


class DecisionPoint(Record):
    """A beslutspunkt of a decision: what it does and how it ended.

    The frame fields belong to a ramgodkännande: programme × body × period × cap (own cost, minor units).
    ``conditional_on`` is the body under whose approval it holds (under förutsättning av).
    """

    kind = "decision_point"
    words = frozenset({"text"})
    body_field = "decision__matter__body_id"
    restricted = ~Q(decision__matter__restriction_provision="")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="points", verbose_name=_("beslut"))
    number = models.PositiveSmallIntegerField(_("punkt"))
    text = models.TextField(_("lydelse"))
    effect = models.CharField(_("verkan"), max_length=20, choices=Effect.choices, default=Effect.OTHER)
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome.choices, default=Outcome.BIFALL)
    conditional_on = models.ForeignKey(
        Body, to_field="code", db_column="conditional_on_code", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("under förutsättning av godkännande från"),
    )  # fmt: skip
    delegate = models.CharField(_("delegeras till"), max_length=120, blank=True)
    frame_programme = models.CharField(_("program"), max_length=80, blank=True)
    frame_body = models.ForeignKey(
        Body, to_field="code", db_column="frame_body_code", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("för nämnden"),
    )  # fmt: skip
    valid_from = models.DateField(_("gäller från och med"), null=True, blank=True)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    cap_minor = models.PositiveBigIntegerField(_("tak för egen kostnad"), null=True, blank=True)
    cap_currency = models.CharField(_("valuta"), max_length=3, default="SEK")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="point_number_once"),
            models.CheckConstraint(condition=~Q(text="") & Q(number__gte=1), name="point_worded"),
            models.CheckConstraint(
                condition=~Q(effect="frame_approval")
                | ~Q(frame_programme="")
                & Q(frame_body__isnull=False, valid_from__isnull=False, valid_to__isnull=False),
                name="point_frame_whole",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="point_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(effect="conditional") | Q(conditional_on__isnull=False), name="point_condition_named"
            ),
            models.CheckConstraint(condition=~Q(effect="delegate") | ~Q(delegate=""), name="point_delegate_named"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def cap(self) -> Money | None:
        return None if self.cap_minor is None else Money(self.cap_minor, self.cap_currency)
