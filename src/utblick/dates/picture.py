"""Vägen till sista dag: a plan as geometry, drawn by a template. x runs 0–1000 from `start` to `end`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from utblick.dates import lanes
from utblick.dates.calendars import RestPeriod
from utblick.dates.holidays import iso_week
from utblick.dates.lanes import Lane, Mark, Scale, Span
from utblick.dates.plans import Plan
from utblick.dates.wording import capital, month_name, spoken
from utblick.values import Text

LABEL_WIDTH = 90.0
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Line:
    """A full-height line: today, or a landmark such as an election (``kind``)."""

    kind: Literal["today", "landmark"]
    x: float
    on: date
    label: Text


@dataclass(frozen=True, slots=True)
class Tick:
    """The Monday of a week."""

    x: float
    on: date
    label: Text


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything the drawing and its table show."""

    start: date
    end: date
    title: Text
    description: Text
    weeks: tuple[Tick, ...]
    months: tuple[Span, ...]
    rest: tuple[Span, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]

    @property
    def rows(self) -> tuple[Mark, ...]:
        """The table beside the picture: every mark once, in order of time; ``mark.row`` is unique."""
        return tuple(sorted((mark for lane in self.lanes for mark in lane.marks), key=lambda mark: (mark.on, mark.row)))


def picture(plan: Plan, *, opened: date | None = None) -> Picture:
    """The plan from today (or the first thing done) to a week after its last day; ``opened``: the call's first day."""
    scale = _scale(plan)
    drawn = [lanes.call(plan, scale, opened), lanes.preparation(plan, scale)]
    drawn += [lanes.of_body(plan, scale, code) for code in lanes.bodies(plan)]
    drawn.append(lanes.submission(plan, scale))
    deadline = spoken(plan.deadline.on)
    return Picture(
        start=scale.start,
        end=scale.end,
        title=Text(f"Vägen till sista dag {deadline.sv}", f"The way to the last day, {deadline.en}"),
        description=plan.sentence,
        weeks=_weeks(scale),
        months=_months(scale),
        rest=_rest(plan.rest, scale),
        lines=_lines(plan, scale),
        lanes=tuple(replace(lane, marks=_levelled(lane.marks)) for lane in drawn),
    )


def _scale(plan: Plan) -> Scale:
    """Whole weeks around the plan, at most three years to each side of today."""
    done = [answer.planned for answer in plan.steps if answer.status == "done" and answer.planned]
    last = min(max(plan.today, plan.deadline.on), plan.today + LONGEST) + timedelta(days=7)
    first = max(min([plan.today, plan.deadline.on, *done]), plan.today - LONGEST)
    start = first - timedelta(days=first.weekday())
    return Scale(start, last + timedelta(days=6 - last.weekday()))


def _weeks(scale: Scale) -> tuple[Tick, ...]:
    count = (scale.end - scale.start).days // 7 + 1
    mondays = [scale.start + timedelta(weeks=number) for number in range(count)]
    return tuple(Tick(scale.x(day), day, Text(f"v. {iso_week(day)}", f"week {iso_week(day)}")) for day in mondays)


def _months(scale: Scale) -> tuple[Span, ...]:
    found = []
    first = scale.start.replace(day=1)
    while first <= scale.end:
        after = (first + timedelta(days=31)).replace(day=1)
        label = capital(month_name(first.month))
        found.append(scale.span("month", first, after, label))
        first = after
    return tuple(found)


def _rest(periods: Sequence[RestPeriod], scale: Scale) -> tuple[Span, ...]:
    return tuple(
        scale.span("rest", period.start, period.end + timedelta(days=1), period.reason)
        for period in periods
        if period.meets(scale.start, scale.end)
    )


def _lines(plan: Plan, scale: Scale) -> tuple[Line, ...]:
    day = spoken(plan.today)
    today = Line("today", scale.x(plan.today), plan.today, Text(f"I dag {day.sv}", f"Today {day.en}"))
    marks = [mark for mark in plan.landmarks if scale.start <= mark.on <= scale.end]
    return (today, *(Line("landmark", scale.x(mark.on), mark.on, mark.label) for mark in marks))


def _levelled(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in order of time, each on the first level where its label does not meet the one before."""
    ends: list[float] = []
    found = []
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.row)):
        level = next((number for number, end in enumerate(ends) if end <= mark.x), len(ends))
        ends[level : level + 1] = [mark.x + LABEL_WIDTH]
        found.append(replace(mark, level=level))
    return tuple(found)
