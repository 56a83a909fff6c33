"""The dokumenthanteringsplan: what is kept for ever, and what is disposed of when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.archive.retention import first_day_of_disposal
from utblick.audit.models import Record
from utblick.cases.models import MatterDocument


class RetentionRule(Record):
    """One handlingstyp of the plan: its place in the classification, and whether it is kept or disposed of.

    ``years`` are whole calendar years after the year in which the matter was closed. ``basis`` is what allows it.
    """

    kind = "retention_rule"

    class Fate(models.TextChoices):
        KEPT = "kept", _("bevaras")
        DISPOSED = "disposed", _("gallras")

    name = models.CharField(_("handlingstyp"), max_length=120, unique=True)
    classification = models.CharField(_("klassificering"), max_length=40, blank=True)
    fate = models.CharField(_("bevaras eller gallras"), max_length=10, choices=Fate.choices, default=Fate.KEPT)
    years = models.PositiveSmallIntegerField(_("år efter att ärendet avslutades"), null=True, blank=True)
    basis = models.CharField(_("enligt beslut"), max_length=200)

    class Meta:
        ordering = ["classification", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(basis=""), name="retention_rule_named"),
            models.CheckConstraint(
                condition=Q(fate="kept", years__isnull=True) | Q(fate="disposed", years__isnull=False),
                name="retention_rule_years_of_disposed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def first_day(self, closed_on: date) -> date | None:
        """The first day on which such a document may be disposed of; None when it is kept."""
        return None if self.years is None else first_day_of_disposal(closed_on, self.years)


class TypedDocument(Record):
    """Which handlingstyp a document is."""

    kind = "typed_document"
    body_field = "document__matter__body_id"
    draft = Q(document__matter__shared_at=None)
    restricted = ~Q(document__matter__restriction_provision="")

    document = models.OneToOneField(
        MatterDocument, on_delete=models.PROTECT, related_name="typed", verbose_name=_("handling")
    )
    rule = models.ForeignKey(
        RetentionRule, on_delete=models.PROTECT, related_name="documents", verbose_name=_("handlingstyp")
    )
