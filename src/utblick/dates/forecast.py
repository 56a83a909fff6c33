"""Next year's meetings guessed from this year's pattern, until the real plan is adopted."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from utblick.dates.calendars import BodyCalendar, MeetingDate
from utblick.dates.holidays import next_weekday

LONGEST_FORECAST = 2


def forecast(meetings: Iterable[MeetingDate], year: int) -> tuple[MeetingDate, ...]:
    """The same weekday of the same order in the same month ("second Tuesday of September") in ``year``.

    Reserve dates and extra meetings are no pattern; a cancelled meeting was part of it. A holiday moves to
    the next weekday. All are preliminary and carry no ref.
    """
    found = {
        replace(meeting, on=_same_place(meeting.on, year), status="preliminary", ref="")
        for meeting in meetings
        if meeting.status not in ("reserve", "extra")
    }
    return tuple(sorted(found, key=lambda meeting: (meeting.place, meeting.body)))


def extended(body: BodyCalendar, until: date) -> BodyCalendar:
    """The calendar with forecast meetings after its last known date up to ``until``, two years ahead at most."""
    if not body.meetings:
        return body
    last = max(meeting.on for meeting in body.meetings)
    known = list(body.meetings)
    for year in range(last.year, min(until.year, last.year + LONGEST_FORECAST) + 1):
        pattern = [meeting for meeting in known if meeting.on.year == year - 1]
        known += [meeting for meeting in forecast(pattern, year) if last < meeting.on <= until]
    return replace(body, meetings=tuple(known))


def _same_place(day: date, year: int) -> date:
    ordinal = (day.day - 1) // 7
    first = date(year, day.month, 1)
    on = 1 + (day.weekday() - first.weekday()) % 7 + 7 * ordinal
    if on > calendar.monthrange(year, day.month)[1]:
        on -= 7
    return next_weekday(date(year, day.month, on))
