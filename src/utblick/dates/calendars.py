"""Meeting calendars: when bodies meet, how long their papers take, when nobody writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Literal

from utblick.dates.holidays import week_end, week_start
from utblick.values import Text

MeetingStatus = Literal["planned", "preliminary", "reserve", "extra", "cancelled"]
BodyKind = Literal["council", "executive_board", "committee", "subcommittee", "company_board", "advisory"]

DEFAULT_REST = ((28, 31), (52, 1))
LONGEST_ADJUSTMENT = 14
COUNCIL_NOTICE = 7


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """One meeting (sammanträde). ``order_in_day`` parts meetings of one day; ``ref`` names it elsewhere."""

    body: str
    on: date
    status: MeetingStatus = "planned"
    order_in_day: int = 0
    ref: str = ""

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands in time: its date, then its order within that day."""
        return self.on, self.order_in_day

    @property
    def is_regular(self) -> bool:
        """Whether the ordinary way may use it: not a reserve date, not cancelled."""
        return self.status not in ("reserve", "cancelled")


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """How long a body's papers and minutes take, in calendar days; raises ValueError for what cannot be.

    document_stop_days: papers are with the clerk so long before the meeting (handlingsstopp).
    preparation_days: writing before the stop; never counted in resting weeks. approval_days: its last part,
    when the head of administration has the text. adjustment_days: minutes adjusted so long after the meeting
    (at most 14, KL 5:69). immediate_adjustment: the body adjusts such items at the meeting itself.
    dispatch_days: from adjusted minutes to the extract sent. call_days: when the call (kallelse) goes out;
    for the council at least 7 (KL 5:13, 5:15). extra_meeting_days: notice an extra meeting needs.
    """

    document_stop_days: int = 14
    preparation_days: int = 14
    approval_days: int = 3
    adjustment_days: int = 14
    immediate_adjustment: bool = False
    dispatch_days: int = 1
    call_days: int = 7
    extra_meeting_days: int = 7

    def __post_init__(self) -> None:
        for name in (item.name for item in fields(self)):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} cannot be negative")
        if self.adjustment_days > LONGEST_ADJUSTMENT:
            raise ValueError("minutes are adjusted within 14 days (KL 5:69)")


@dataclass(frozen=True, slots=True)
class BodyCalendar:
    """A body with its meetings and lead times; ``code`` as in "KFN"."""

    code: str
    name: Text
    kind: BodyKind
    meetings: tuple[MeetingDate, ...] = ()
    lead_times: LeadTimes = field(default_factory=LeadTimes)

    @property
    def call_days(self) -> int:
        """Days from call to meeting; the council's at least a week (KL 5:13, 5:15)."""
        floor = COUNCIL_NOTICE if self.kind == "council" else 0
        return max(self.lead_times.call_days, floor)

    @property
    def stop_days(self) -> int:
        """Days from document stop to meeting; the council's papers are in before its call goes out."""
        floor = COUNCIL_NOTICE + 1 if self.kind == "council" else 0
        return max(self.lead_times.document_stop_days, floor)

    @property
    def adjustment_days(self) -> int:
        """Days from meeting to adjusted minutes on the ordinary way."""
        return 0 if self.lead_times.immediate_adjustment else self.lead_times.adjustment_days


@dataclass(frozen=True, slots=True)
class RestPeriod:
    """Days, first and last included, in which no papers are written."""

    start: date
    end: date
    reason: Text

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a resting period ends before it starts")

    def meets(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` is a resting day."""
        return self.start <= last and first <= self.end


def rest_weeks(years: Iterable[int], weeks: Iterable[tuple[int, int]] = DEFAULT_REST) -> tuple[RestPeriod, ...]:
    """Whole ISO weeks without preparation, for each year; (52, 1) runs into the next year."""
    periods = []
    pairs = tuple(weeks)
    for year in sorted(set(years)):
        for first, last in pairs:
            ends = year if first <= last else year + 1
            reason = Text(f"v. {first}–{last}", f"weeks {first}–{last}")
            periods.append(RestPeriod(week_start(year, first), week_end(ends, last), reason))
    return tuple(periods)


def resting(day: date, rest: Iterable[RestPeriod]) -> RestPeriod | None:
    """The resting period ``day`` lies in, if any."""
    return next((period for period in rest if period.meets(day, day)), None)


def writing_days(first: date, last: date, rest: Iterable[RestPeriod]) -> int:
    """Calendar days from ``first`` to ``last``, both included, that are not resting days."""
    free, day = 0, first
    for period in sorted(rest, key=lambda one: one.start):
        if period.meets(day, last):
            free += max((period.start - day).days, 0)
            day = period.end + timedelta(days=1)
    return free + max((last - day).days + 1, 0)
