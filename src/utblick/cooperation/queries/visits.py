"""Reading visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from utblick.audit.policy import visible
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import Decision, DecisionPoint
from utblick.cooperation.models import Visit
from utblick.search.queries import find
from utblick.values import Actor, Ref

COMING, OVER, UNTOLD, UNREPORTED, CANCELLED = "coming", "over", "untold", "unreported", "cancelled"
_MOST_FOUND = 200


def visits(
    actor: Actor, day: date, *, state: str = "", body_code: str = "", direction: str = "", words: str = ""
) -> QuerySet[Visit]:
    """Visits: those to come first, the nearest first, then those that have been, the latest first.

    ``state`` is "coming" (also going on), "over", "untold" (over, and nobody has told what came of it), "unreported"
    (over, and not yet noted by whom it is reported to) or "cancelled"; anything else is all that took or take place.
    """
    rows = visible(Visit.objects.select_related("host", "partner"), actor)
    rows = rows.filter(cancelled_on__isnull=state != CANCELLED)
    rows = rows.filter(_IN_STATE[state](day)) if state in _IN_STATE else rows
    rows = rows.filter(host__code=body_code) if body_code else rows
    rows = rows.filter(direction=direction) if direction in Visit.Direction.values else rows
    if words.strip():
        hits = find(actor, words, kinds=[Visit.kind], limit=_MOST_FOUND)
        rows = rows.filter(pk__in=[Ref.parse(hit.ref).id for hit in hits])
    if state in (OVER, UNTOLD, UNREPORTED):
        return rows.order_by("-ends_on", "-starts_on", "-pk")
    has_been = Case(When(ends_on__lt=day, then=Value(1)), default=Value(0), output_field=IntegerField())
    nearest = Case(When(ends_on__gte=day, then=F("starts_on")))
    return rows.order_by(has_been, nearest, "-starts_on", "-pk")


def visit(actor: Actor, id: UUID) -> Visit | None:
    """One visit, or None when there is none that the actor may see."""
    rows = Visit.objects.select_related("host", "partner", "report_matter__body")
    return visible(rows, actor).filter(pk=id).first()


def load_visits(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Visit]:
    return {row.pk: row for row in visible(Visit.objects.filter(pk__in=ids), actor)}


def visits_with(actor: Actor, row: Visit) -> QuerySet[Visit]:
    """The earlier visits with the same partner (or from the same place), latest first."""
    same = Q(partner=row.partner) if row.partner_id else Q(place=row.place)
    rows = visible(Visit.objects.select_related("host"), actor).filter(same, cancelled_on=None)
    return rows.filter(starts_on__lt=row.starts_on).exclude(pk=row.pk).order_by("-starts_on", "-pk")


def unreported(day: date) -> Q:
    """Visits over before a day that are to be reported and have not been noted (R4.8)."""
    return Q(ends_on__lt=day) & ~Q(report_to="") & Q(~Exists(_noting()))


def noting_of(row: Visit) -> Decision | None:
    """The decision by which the report of a visit was noted; None until then."""
    if row.report_matter_id is None:
        return None
    points = DecisionPoint.objects.filter(_NOTES, decision__matter_id=row.report_matter_id)
    found = points.select_related("decision__body").order_by("decision__decided_on").first()
    return found.decision if found else None


_NOTES = Q(effect=Effect.NOTE, outcome=Outcome.BIFALL)


def _noting() -> QuerySet[DecisionPoint]:
    return DecisionPoint.objects.filter(_NOTES, decision__matter_id=OuterRef("report_matter_id"))


_IN_STATE = {
    COMING: lambda day: Q(ends_on__gte=day),
    OVER: lambda day: Q(ends_on__lt=day),
    UNTOLD: lambda day: Q(ends_on__lt=day, told=""),
    UNREPORTED: unreported,
}
