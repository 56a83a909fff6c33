"""The tjänsteskrivelse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.effects import Effect
from utblick.cases.models.matters import Matter
from utblick.organisation.models import Body, Person
from utblick.values import Money


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What one year costs the municipality itself: money, and working time in whole hours."""

    year: int
    cost: Money
    hours: int
    note: str = ""


class OfficialReport(Record):
    """A tjänsteskrivelse to one body, with what the guidelines ask (G-03 … G-12, G-21) written once.

    ``benefits`` is one line a party ("Namn: nytta"); ``proposal`` one line a beslutspunkt, the first with ``effect``;
    ``area`` is the id of one of the guidelines' areas (G-09).
    ``years`` is ``[{"year", "cost" (öre), "hours", "note"}]``. Until ``shared_at`` it is a draft inside its authority.
    An approval falls when the text is changed.
    """

    kind = "report"
    words = frozenset(
        {
            "heading", "summary", "description", "goals", "competence_gained", "experience_gained", "resources_gained",
            "added_value", "benefits", "sustainability", "signatory", "mutual_competence", "business", "continuation",
            "proposal", "sent_to", "if_no", "years",
        }
    )  # fmt: skip
    body_field = "matter__body_id"
    draft = Q(shared_at=None)
    restricted = ~Q(matter__restriction_provision="")
    CONTRIBUTIONS: ClassVar[tuple[str, ...]] = ("competence_gained", "experience_gained", "resources_gained")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="reports", verbose_name=_("ärende"))
    recipient = models.ForeignKey(
        Body, to_field="code", db_column="recipient_code", on_delete=models.PROTECT, related_name="+",
        verbose_name=_("till"),
    )  # fmt: skip
    written_on = models.DateField(_("datum"))
    heading = models.CharField(_("rubrik"), max_length=300)
    summary = models.TextField(_("sammanfattning"), blank=True)
    description = models.TextField(_("beskrivning av ärendet"), blank=True)
    area = models.CharField(_("prioriterat område"), max_length=80, blank=True)
    goals = models.TextField(_("mål"), blank=True)
    competence_gained = models.TextField(_("kompetens"), blank=True)
    experience_gained = models.TextField(_("erfarenhet"), blank=True)
    resources_gained = models.TextField(_("ekonomiska resurser"), blank=True)
    added_value = models.TextField(_("mervärde"), blank=True)
    benefits = models.TextField(_("nytta för varje part"), blank=True)
    sustainability = models.TextField(_("hållbarhet och demokrati"), blank=True)
    years = models.JSONField(_("egen kostnad och egen tid"), default=list, blank=True)
    signatory = models.CharField(_("vem undertecknar"), max_length=200, blank=True)
    mutual_competence = models.TextField(_("ömsesidig kompetensutveckling"), blank=True)
    business = models.TextField(_("näringsliv"), blank=True)
    continuation = models.TextField(_("fortsättning"), blank=True)
    proposal = models.TextField(_("förslag till beslut"), blank=True)
    effect = models.CharField(_("huvudpunktens verkan"), max_length=20, choices=Effect.choices, default=Effect.APPLY)
    sent_to = models.TextField(_("beslutet skickas till"), blank=True)
    if_no = models.TextField(_("om svaret blir nej"), blank=True)
    shared_at = models.DateTimeField(_("delad"), null=True, blank=True)
    approved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("godkänd av")
    )
    approved_at = models.DateTimeField(_("godkänd"), null=True, blank=True)
    text_saved_at = models.DateTimeField(_("texten sparad"))

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(heading=""), name="report_named"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="report_approval_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def shares(self) -> tuple[OwnShare, ...]:
        return tuple(_share(row) for row in self.years)

    @property
    def points(self) -> tuple[str, ...]:
        """The proposed beslutspunkter."""
        return tuple(line.strip() for line in self.proposal.splitlines() if line.strip())


def _share(row: dict[str, Any]) -> OwnShare:
    return OwnShare(int(row["year"]), Money(int(row["cost"])), int(row["hours"]), str(row.get("note", "")))
