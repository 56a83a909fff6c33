"""A proposed set replayed against matters, with the days each would win or lose through the real calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from utblick.dates.calendars import BodyCalendar, RestPeriod
from utblick.dates.planner import last_start, plan
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
        self._known: dict[object, date | None] = {}

    def days_won(self, matter: Matter, before: Verdict, after: Verdict) -> Days | None:
        """Days that the last possible start moves; for an open matter of what remains to be done.

        An open matter without a last day: days that everything can be decided earlier. None when it has neither.
        """
        if matter.deadline is None and not matter.is_open:
            return None
        try:
            old, new = self._measured(matter, before), self._measured(matter, after)
            too_late = matter.is_open and self._is_closed(matter, after) and not self._is_closed(matter, before)
        except ValueError:
            return Days(None)
        if old is None or new is None:
            return Days(None, too_late)
        won = (new - old).days if matter.deadline else (old - new).days
        return Days(won, too_late)

    def _measured(self, matter: Matter, verdict: Verdict) -> date | None:
        """The last day to begin, else the first day all is decided. Raises ValueError for steps without a plan."""
        way, done = _remaining(matter, verdict)
        last = matter.deadline
        key = (_shape(way), tuple(sorted(done.items())), last, None if last else matter.on)
        if key not in self._known:
            if last is None:
                self._known[key] = _all_decided(self._plan(matter, verdict))
            else:
                near, rest = self._around(way, last)
                self._known[key] = last_start(Deadline(last), way.steps, near, rest, matter.on, done=done)
        return self._known[key]

    def _is_closed(self, matter: Matter, verdict: Verdict) -> bool:
        """Whether the ordinary way can no longer be had in time."""
        return any(step.status == "closed" for step in self._plan(matter, verdict).steps)

    def _plan(self, matter: Matter, verdict: Verdict) -> Plan:
        way, done = _remaining(matter, verdict)
        last = matter.deadline or matter.on + YEAR
        near, rest = self._around(way, last)
        return plan(Deadline(last), way.steps, near, rest, matter.on, done=done)

    def _around(self, way: Route, last: date) -> tuple[dict[str, BodyCalendar], list[RestPeriod]]:
        """What a way to a last day is planned through."""
        bodies = {step.body for step in way.steps if step.body}
        near = {code: self._near(code, last) for code in sorted(bodies)}
        return near, [period for period in self._rest if period.meets(last - YEAR, last)]

    def _near(self, code: str, last: date) -> BodyCalendar:
        """The body's calendar as far back as its pattern is looked for; an empty one for a body without."""
        known = self._calendars.get(code)
        if known is None:
            return BodyCalendar(code, Text(code, code), "committee")
        return replace(known, meetings=tuple(one for one in known.meetings if last - PATTERN <= one.on <= last))


def _remaining(matter: Matter, verdict: Verdict) -> tuple[Route, Mapping[str, date]]:
    """The way a verdict asks for, and what of it an open matter has had; a closed one is planned from its beginning."""
    way = route(verdict)
    return way, {key: day for key, day in way.done.items() if day <= matter.on} if matter.is_open else {}


def _shape(way: Route) -> tuple[object, ...]:
    return tuple(_shape_of(step) for step in way.steps)


def _shape_of(step: Step) -> tuple[object, ...]:
    return step.key, step.kind, step.body, step.after, step.drafts_from


def _all_decided(made: Plan) -> date | None:
    """The first day everything can be decided; None when some step cannot within a year."""
    days = [step.planned for step in made.steps if step.step.body]
    return max((day for day in days if day), default=made.today) if None not in days else None
