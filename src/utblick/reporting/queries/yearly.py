"""Reading the year's reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from utblick.audit.policy import visible
from utblick.organisation.models import Body
from utblick.reporting.figures import FIGURES, Figure, Told
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.ui import kinds
from utblick.values import Actor, Ref

REPORTING = (Body.Kind.COMMITTEE, Body.Kind.EXECUTIVE_BOARD)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row that a figure rests on, as the reader may see it: without a name and a link where not."""

    name: str
    url: str
    amount: int


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure with the rows that sum to it."""

    figure: Figure
    rows: tuple[SourceRow, ...]
    told: Told

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.rows)


def bodies_of_year(year: int) -> list[Body]:
    """The nämnder there were some day of a year, also those that have ended since."""
    rows = Body.objects.filter(body_kind__in=REPORTING).filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=date(year, 12, 31)),
        Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1)),
    )
    return list(rows.order_by("code"))


def yearly_reports(actor: Actor) -> QuerySet[Any]:
    """Every year's report, the latest first, with how many nämnder have answered and been recorded."""
    return visible(YearlyReport.objects.all(), actor).annotate(
        written=Count("parts"),
        answered=Count("parts", filter=Q(parts__answered_on__isnull=False)),
        recorded=Count("parts", filter=Q(parts__decided_on__isnull=False)),
    )


def yearly_report(actor: Actor, pk: UUID) -> Any | None:
    """One year's report as in `yearly_reports`, or None when there is none that the actor may see."""
    return yearly_reports(actor).filter(pk=pk).first()


def parts(actor: Actor, report: YearlyReport) -> QuerySet[BodyReport]:
    """The nämnder's parts that the actor may see, in the order of their names."""
    rows = BodyReport.objects.filter(report=report).select_related("body", "owner__administration", "report")
    return visible(rows, actor).order_by("body__sort_name", "pk")


def part(actor: Actor, pk: UUID) -> BodyReport | None:
    rows = BodyReport.objects.select_related("body", "owner", "report")
    return visible(rows, actor).filter(pk=pk).first()


def load_years(ids: Sequence[UUID], actor: Actor) -> dict[UUID, YearlyReport]:
    return {row.pk: row for row in visible(YearlyReport.objects.filter(pk__in=ids), actor)}


def load_parts(ids: Sequence[UUID], actor: Actor) -> dict[UUID, BodyReport]:
    rows = BodyReport.objects.select_related("body", "report").filter(pk__in=ids)
    return {row.pk: row for row in visible(rows, actor)}


def shown_figures(actor: Actor, told: Iterable[BodyReport]) -> list[ShownFigure]:
    """The figures of one or several parts added up, each with its rows; figures that are 0 are left out.

    A row that several parts share counts once.
    """
    kept = [part.rows for part in told]
    refs = {ref for rows in kept for listed in rows.values() for ref, _ in listed}
    links = kinds.links([Ref.parse(ref) for ref in refs], actor)
    shown = []
    for figure in FIGURES:
        rows = [pair for each in kept for pair in each.get(figure.key, [])]
        rows = list(dict(rows).items()) if figure.shared else rows
        if not rows:
            continue
        seen = tuple(_row(links.get(Ref.parse(ref)), amount) for ref, amount in rows)
        named = tuple((ref, row.name, row.amount) for (ref, _), row in zip(rows, seen, strict=True))
        shown.append(ShownFigure(figure, seen, Told(figure, named)))
    return shown


def _row(link: kinds.Link | None, amount: int) -> SourceRow:
    return SourceRow(link.title if link else "", link.url if link else "", amount)
