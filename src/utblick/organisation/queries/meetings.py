"""Reading the calendar of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.organisation.models import Body, Landmark, Meeting
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class YearOfBody:
    """A body's meetings of one year in twelve lists, January first."""

    body: Body
    months: tuple[tuple[Meeting, ...], ...]


def meetings_of_year(actor: Actor, year: int, *, body_code: str = "", status: str = "") -> QuerySet[Meeting]:
    """The meetings of a year in order, of one body or all, of one status or all."""
    rows = visible(Meeting.objects.select_related("body"), actor).filter(on__year=year)
    if body_code:
        rows = rows.filter(body__code=body_code)
    return rows.filter(status=status) if status else rows


def calendar_year(meetings: QuerySet[Meeting]) -> list[YearOfBody]:
    """Meetings of one year as a table: a row a body (in the order of kinds, then Swedish order), a cell a month."""
    by_body: dict[UUID, tuple[Body, list[list[Meeting]]]] = {}
    for meeting in meetings:
        _, months = by_body.setdefault(meeting.body_id, (meeting.body, [[] for _ in range(12)]))
        months[meeting.on.month - 1].append(meeting)
    years = [YearOfBody(body, tuple(tuple(month) for month in months)) for body, months in by_body.values()]
    kinds = list(Body.Kind.values)
    return sorted(years, key=lambda row: (kinds.index(row.body.body_kind), row.body.sort_name, row.body.code))


def coming_meetings(actor: Actor, today: date, days: int = 30) -> list[Meeting]:
    """The meetings from today and so many days on, by date; each knows its document stop (`Meeting.stops_on`).

    Cancelled ones and unused reserve dates are left out. One query.
    """
    rows = visible(Meeting.objects.select_related("body"), actor)
    rows = rows.filter(on__range=(today, today + timedelta(days=days)))
    return list(rows.exclude(status__in=(Meeting.Status.CANCELLED, Meeting.Status.RESERVE)))


def meeting(actor: Actor, id: UUID) -> Meeting | None:
    """One meeting, or None when there is none that the actor may see."""
    return visible(Meeting.objects.select_related("body"), actor).filter(pk=id).first()


def years_with_meetings(actor: Actor) -> list[int]:
    """The years that have meetings, latest first."""
    return [day.year for day in visible(Meeting.objects.all(), actor).dates("on", "year", order="DESC")]


def meetings_from(actor: Actor, body: Body, day: date, count: int = 24) -> list[Meeting]:
    """A body's next meetings from a day on, cancelled ones too."""
    return list(visible(Meeting.objects.select_related("body"), actor).filter(body=body, on__gte=day)[:count])


def marked_days(actor: Actor, year: int) -> QuerySet[Landmark]:
    """The marked days of a year."""
    return visible(Landmark.objects.all(), actor).filter(on__year=year)


def marked_day(actor: Actor, id: UUID) -> Landmark | None:
    """One marked day, or None."""
    return visible(Landmark.objects.all(), actor).filter(pk=id).first()
