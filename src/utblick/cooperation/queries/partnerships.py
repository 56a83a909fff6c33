"""Reading municipal partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from utblick.audit.policy import visible
from utblick.cooperation.models import Partnership, PartnershipReport, PartnershipResult
from utblick.values import Actor


def partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Partnerships in Swedish order, with the days their phases span and when the next report is due."""
    rows = visible(Partnership.objects.select_related("body", "partner"), actor)
    return rows.annotate(
        began_on=Min("phases__starts_on"),
        ends_on=Max("phases__ends_on"),
        report_by=Min("reports__due_on", filter=Q(reports__sent_on__isnull=True)),
    ).order_by("sort_title", "id")


def partnership(actor: Actor, id: UUID) -> Partnership | None:
    """One partnership, or None when there is none that the actor may see."""
    return visible(Partnership.objects.select_related("body", "partner", "agreement"), actor).filter(pk=id).first()


def load_partnerships(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Partnership]:
    return {row.pk: row for row in visible(Partnership.objects.filter(pk__in=ids), actor)}


def partnership_result(actor: Actor, id: UUID) -> PartnershipResult | None:
    """One row of a results framework, when the actor may see its partnership."""
    seen = visible(Partnership.objects.all(), actor)
    return PartnershipResult.objects.select_related("partnership").filter(pk=id, partnership__in=seen).first()


def partnership_report(actor: Actor, id: UUID) -> PartnershipReport | None:
    """One report, when the actor may see its partnership."""
    seen = visible(Partnership.objects.all(), actor)
    return PartnershipReport.objects.select_related("partnership").filter(pk=id, partnership__in=seen).first()


def reports_due(actor: Actor, until: date) -> QuerySet[PartnershipReport]:
    """Reports not sent that are due by a day, of partnerships the actor may see."""
    seen = visible(Partnership.objects.all(), actor)
    return PartnershipReport.objects.filter(sent_on__isnull=True, due_on__lte=until, partnership__in=seen)
