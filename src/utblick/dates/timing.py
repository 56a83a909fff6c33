"""The days that hang on one meeting: writing, document stop, call, adjusted minutes, extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from utblick.dates.calendars import BodyCalendar, MeetingDate, RestPeriod, resting
from utblick.dates.holidays import previous_weekday


@dataclass(frozen=True, slots=True)
class Chance:
    """A meeting as a chance to decide.

    stop: the document stop. papers: the last day of preparation, before a rest the writing would run into
    (``moved_by``). approval: the text is with the head. start: the last day to begin. ``writing`` days in all.
    """

    meeting: MeetingDate
    body: BodyCalendar
    stop: date
    papers: date
    approval: date
    start: date
    writing: int
    moved_by: RestPeriod | None

    @property
    def call(self) -> date:
        """The day the call (kallelse) goes out."""
        return self.meeting.on - timedelta(days=self.body.call_days)

    @property
    def adjusted(self) -> date:
        """The day the minutes are adjusted on the ordinary way."""
        return self.meeting.on + timedelta(days=self.body.adjustment_days)

    def settled(self, *, immediate: bool = False) -> date:
        """The day the extract is at hand."""
        adjusted = self.meeting.on if immediate else self.adjusted
        return adjusted + timedelta(days=self.body.lead_times.dispatch_days)


def chance(meeting: MeetingDate, body: BodyCalendar, rest: Sequence[RestPeriod], writing: int) -> Chance:
    """The days around ``meeting`` when its papers take ``writing`` days in one piece, none of them resting."""
    stop = previous_weekday(meeting.on - timedelta(days=body.stop_days))
    papers, moved_by = stop, None
    while hit := _rest_between(papers - timedelta(days=writing), papers, rest):
        papers, moved_by = previous_weekday(hit.start - timedelta(days=1)), hit
    start = papers - timedelta(days=writing)
    approval = max(start, previous_weekday(papers - timedelta(days=body.lead_times.approval_days)))
    return Chance(meeting, body, stop, papers, approval, start, writing, moved_by)


def last_working_day(day: date, rest: Sequence[RestPeriod]) -> date:
    """``day`` itself, or the last weekday before it that is no resting day."""
    day = previous_weekday(day)
    while hit := resting(day, rest):
        day = previous_weekday(hit.start - timedelta(days=1))
    return day


def finish(start: date, days: int, rest: Sequence[RestPeriod]) -> date:
    """The day ``days`` of work begun on ``start`` are done; resting days do not count."""
    day, left = start, days
    while left > 0 or (days and resting(day, rest)):
        left -= 0 if resting(day, rest) else 1
        day += timedelta(days=1)
    return day


def _rest_between(first: date, last: date, rest: Sequence[RestPeriod]) -> RestPeriod | None:
    return next((period for period in rest if period.meets(first, last)), None)
