"""What `dates.plan` is computed from: calendars, resting weeks, landmarks. The same for everyone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from utblick.dates.calendars import DEFAULT_REST, BodyCalendar, MeetingDate, RestPeriod, rest_weeks
from utblick.dates.steps import Landmark as PlannedLandmark
from utblick.organisation.models import Administration, Body, Landmark, Meeting
from utblick.values import Text


def calendars(first: date, last: date) -> dict[str, BodyCalendar]:
    """Every body that exists on some day from ``first`` to ``last``, by code, with its meetings of those days.

    Two queries. Cancelled meetings are among them; the planner passes them over and says so.
    """
    met: dict[str, list[MeetingDate]] = defaultdict(list)
    for meeting in Meeting.objects.filter(on__range=(first, last)).select_related("body"):
        met[meeting.body.code].append(meeting.as_date)
    return {
        body.code: BodyCalendar(body.code, body.names, body.planned_as, tuple(met[body.code]), body.lead_times)
        for body in Body.objects.all()
        if (body.valid_from is None or body.valid_from <= last) and (body.valid_to is None or body.valid_to >= first)
    }


def rest_periods(first: date, last: date, administration: str = "") -> tuple[RestPeriod, ...]:
    """The resting periods from ``first`` to ``last`` of one administration (its code), or of all together.

    The usual weeks (28–31 and 52–1) when no administration is known. One query.
    """
    rows = Administration.objects.filter(code=administration) if administration else Administration.objects.all()
    found = list(rows)
    weeks = sorted({pair for row in found for pair in row.weeks}) if found else DEFAULT_REST
    periods = rest_weeks(range(max(first.year - 1, 1), last.year + 1), weeks)
    return tuple(period for period in periods if period.meets(first, last))


def landmarks(first: date, last: date) -> tuple[PlannedLandmark, ...]:
    """The marked days from ``first`` to ``last``, in order. One query."""
    return tuple(
        PlannedLandmark(row.on, Text(row.name, row.name_en or row.name), row.landmark_kind)
        for row in Landmark.objects.filter(on__range=(first, last))
    )
