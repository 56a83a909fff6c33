"""A proposed set replayed against matters, with the days each would win or lose through the real calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from utblick.dates.calendars import BodyCalendar
from utblick.dates.planner import plan
from utblick.dates.plans import Plan
from utblick.dates.steps import Deadline, Step
from utblick.governance.route import Route, route
from utblick.guidelines import GuidelineSet, Verdict
from utblick.guidelines.matters import Matter
from utblick.guidelines.replaying import Days, Result, SetsOn, replay_by, with_proposal
from utblick.organisation.queries import calendars, rest_periods
from utblick.values import Text

PATTERN = timedelta(days=730)
"""How far back meetings are looked at: enough for the pattern that a year without a plan is forecast from."""
YEAR = timedelta(days=365)
TOLD_EVERY = 100

Told = Callable[[int, int], None]


def replay_proposal(proposal: GuidelineSet, sets_on: SetsOn, matters: Sequence[Matter], told: Told) -> Result:
    """Judge the matters by the sets of their own days and by the proposal in its place among them.

    ``told`` hears how many are done of how many, now and then. Reads calendars with two queries.
    """
    ways = WayLengths(matters)
    return replay_by(sets_on, with_proposal(sets_on, [proposal]), _counted(matters, told), ways.days_won)


def _counted(matters: Sequence[Matter], told: Told) -> Iterator[Matter]:
    for number, matter in enumerate(matters):
        if number % TOLD_EVERY == 0:
            told(number, len(matters))
        yield matter


class WayLengths:
    """How long the ways to the last day are. Each distinct way is planned once."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        days = [day for matter in matters for day in (matter.deadline, matter.on) if day]
        first, last = (min(days) - PATTERN, max(days) + YEAR) if days else (date.max, date.max)
        self._calendars = calendars(first, last) if days else {}
        self._rest = rest_periods(first, last) if days else ()
        self._starts: dict[object, tuple[date | None, bool]] = {}

    def days_won(self, matter: Matter, before: Verdict, after: Verdict) -> Days | None:
        """Days that the last possible start moves; for an open matter of what remains to be done.

        An open matter without a last day: days that everything can be decided earlier. None when it has neither.
        """
        if matter.deadline is None and not matter.is_open:
            return None
        try:
            old, _ = self._measured(matter, before)
            new, is_closed = self._measured(matter, after)
        except ValueError:
            return Days(None)
        too_late = matter.is_open and is_closed
        if old is None or new is None:
            return Days(None, too_late)
        won = (new - old).days if matter.deadline else (old - new).days
        return Days(won, too_late)

    def _measured(self, matter: Matter, verdict: Verdict) -> tuple[date | None, bool]:
        """The last day to begin, else the first day all is decided; and whether the ordinary way is closed.

        Raises ValueError for steps that no plan can be made of.
        """
        way = route(verdict)
        done = {key: day for key, day in way.done.items() if day <= matter.on} if matter.is_open else {}
        today = matter.on if matter.is_open else (matter.deadline or matter.on) - YEAR
        key = (_shape(way), tuple(sorted(done.items())), matter.deadline, matter.is_open and today)
        if key not in self._starts:
            made = self._plan(way, done, matter.deadline or today + YEAR, today)
            is_closed = any(step.status == "closed" for step in made.steps)
            self._starts[key] = (_last_start(made) if matter.deadline else _all_decided(made)), is_closed
        return self._starts[key]

    def _plan(self, way: Route, done: Mapping[str, date], last: date, today: date) -> Plan:
        bodies = {step.body for step in way.steps if step.body}
        near = {code: self._near(code, last) for code in sorted(bodies)}
        rest = [period for period in self._rest if period.meets(min(today, last) - YEAR, last)]
        return plan(Deadline(last), way.steps, near, rest, today, done=done)

    def _near(self, code: str, last: date) -> BodyCalendar:
        """The body's calendar as far back as its pattern is looked for; an empty one for a body without."""
        known = self._calendars.get(code)
        if known is None:
            return BodyCalendar(code, Text(code, code), "committee")
        return replace(known, meetings=tuple(one for one in known.meetings if last - PATTERN <= one.on <= last))


def _shape(way: Route) -> tuple[object, ...]:
    return tuple(_shape_of(step) for step in way.steps)


def _shape_of(step: Step) -> tuple[object, ...]:
    return step.key, step.kind, step.body, step.after, step.drafts_from


def _last_start(made: Plan) -> date | None:
    """The last day to begin with what is not done; None when some step has no meeting in time."""
    starts = []
    for step in made.steps:
        if step.status == "done":
            continue
        start = step.milestone("start")
        day = start.latest if start else step.latest
        if day is None:
            return None
        starts.append(day)
    return min(starts, default=None)


def _all_decided(made: Plan) -> date | None:
    """The first day everything can be decided; None when some step cannot within a year."""
    days = [step.planned for step in made.steps if step.step.body]
    return max((day for day in days if day), default=made.today) if None not in days else None
