"""What `dates.plan` is computed from: calendars, resting weeks, landmarks. The same for everyone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import F, FilteredRelation, Q

from utblick.dates.calendars import DEFAULT_REST, BodyCalendar, MeetingDate, RestPeriod, rest_weeks
from utblick.dates.steps import Landmark as PlannedLandmark
from utblick.organisation.models import Administration, Body, Landmark, Meeting
from utblick.values import Text

_OF_A_MEETING = ("id", "on", "order_in_day", "status")
"""What `Meeting.as_date` is made of."""


def calendars(first: date, last: date) -> dict[str, BodyCalendar]:
    """Every body that exists on some day from ``first`` to ``last``, by code, with its meetings of those days.

    One query. Cancelled meetings are among them; the planner passes them over and says so.
    """
    in_time = FilteredRelation("meetings", condition=Q(meetings__on__range=(first, last)))
    rows = Body.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=last), Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    ).annotate(met=in_time, **{f"met_{name}": F(f"met__{name}") for name in _OF_A_MEETING})
    bodies: dict[str, Body] = {}
    met: dict[str, list[MeetingDate]] = defaultdict(list)
    for body in rows.order_by("sort_name", "code", "met__on", "met__order_in_day", "met__id"):
        bodies[body.code] = body
        told = {name: getattr(body, f"met_{name}") for name in _OF_A_MEETING}
        if told["id"] is not None:
            met[body.code].append(Meeting(body=body, **told).as_date)
    return {
        code: BodyCalendar(code, body.names, body.planned_as, tuple(met[code]), body.lead_times)
        for code, body in bodies.items()
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
