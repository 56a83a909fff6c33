"""The two walks: back from the last day for latest dates, forward from today for planned ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from utblick.dates.calendars import resting
from utblick.dates.holidays import next_weekday
from utblick.dates.situation import Situation
from utblick.dates.steps import Step
from utblick.dates.timing import Chance, finish


@dataclass(frozen=True, slots=True)
class Limit:
    """A step's result must be at hand on ``settled``; its meeting stands before ``before``. ``by``: who asks."""

    settled: date
    before: tuple[date, int] | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A step's limit and its last meeting or last day within it."""

    limit: Limit
    last_day: date | None
    latest: Chance | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is planned: the day, the meeting, when its result is at hand. ``hurried``: less writing than usual."""

    on: date | None
    settled: date | None = None
    chance: Chance | None = None
    hurried: bool = False
    begin: date | None = None


def fits(step: Step, chance: Chance, limit: Limit, *, immediate: bool = False) -> bool:
    """Whether the meeting's result is at hand within the limit; a preparation need not wait for its minutes."""
    settled = chance.settled(immediate=immediate or step.kind == "prepare")
    return settled <= limit.settled and (limit.before is None or chance.meeting.place < limit.before)


def backward(situation: Situation, *, relaxed: bool = False) -> dict[str, Window]:
    """Each step's window. ``relaxed``: with what may remain: immediate adjustment, reserve dates, from today."""
    windows: dict[str, Window] = {}
    for step in reversed(situation.route.order):
        limit = Limit(situation.deadline.on if step.kind == "submit" else situation.deadline.bound)
        for later in situation.route.behind[step.key]:
            if not situation.is_done(later):
                limit = _tighter(limit, step, later, windows[later.key], situation, relaxed)
        windows[step.key] = _window(situation, step, limit, relaxed)
    return windows


def forward(situation: Situation, windows: Mapping[str, Window]) -> dict[str, Choice]:
    """Each step's planned day, none later than its window allows; `Choice(None)` when the way is closed."""
    choices: dict[str, Choice] = {}
    for step in situation.route.order:
        if situation.is_done(step):
            choices[step.key] = Choice(situation.done[step.key])
        elif step.meets:
            choices[step.key] = _meeting(situation, step, windows[step.key], choices)
        else:
            choices[step.key] = _work(situation, step, windows[step.key], choices)
    return choices


def _window(situation: Situation, step: Step, limit: Limit, relaxed: bool) -> Window:
    if not step.meets:
        return Window(limit, limit.settled)
    found = [
        chance
        for chance in situation.chances(step)
        if fits(step, chance, limit, immediate=relaxed)
        and (chance.meeting.is_regular or relaxed)
        and (not relaxed or situation.reachable(step, chance, situation.today))
    ]
    return Window(limit, found[-1].meeting.on, found[-1]) if found else Window(limit, None)


def _tighter(limit: Limit, step: Step, later: Step, window: Window, situation: Situation, relaxed: bool) -> Limit:
    """The limit with what the later step asks for added."""
    if not later.meets:
        last = window.last_day or window.limit.settled
        return _earlier(limit, _last_start(last, later.days, situation), later)
    if window.latest is None:
        return _earlier(limit, window.limit.settled if relaxed else date.min, later)
    if not step.meets:
        return _earlier(limit, window.latest.start, later)
    place = window.latest.meeting.place
    if limit.before is None or place < limit.before:
        limit = replace(limit, before=place, by=later.key)
    return limit if later.kind == "prepare" else _earlier(limit, window.latest.call, later)


def _earlier(limit: Limit, settled: date, later: Step) -> Limit:
    return replace(limit, settled=settled, by=later.key) if settled < limit.settled else limit


def _last_start(last: date, days: int, situation: Situation) -> date:
    day, left = last, days
    while left > 0 and day > date.min:
        day -= timedelta(days=1)
        left -= 0 if resting(day, situation.rest) else 1
    return day


def _meeting(situation: Situation, step: Step, window: Window, choices: Mapping[str, Choice]) -> Choice:
    earlier = [choices[other.key] for other in situation.route.before[step.key] if not situation.is_done(other)]
    begin = max([situation.today, *(one.on for one in earlier if one.on and not one.chance)])
    found = [
        chance
        for chance in situation.chances(step)
        if chance.meeting.is_regular
        and fits(step, chance, window.limit)
        and situation.reachable(step, chance, begin)
        and all(_follows(step, chance, one) for one in earlier)
    ]
    unhurried = [chance for chance in found if chance.writing == 0 or chance.start >= begin]
    if not found:
        return Choice(None, begin=begin)
    chosen = unhurried[0] if unhurried else found[-1]
    settled = chosen.settled(immediate=step.kind == "prepare")
    return Choice(chosen.meeting.on, settled, chosen, hurried=not unhurried, begin=begin)


def _follows(step: Step, chance: Chance, earlier: Choice) -> bool:
    if earlier.chance is None or earlier.settled is None:
        return True
    if earlier.chance.meeting.place >= chance.meeting.place:
        return False
    return step.kind == "prepare" or earlier.settled <= chance.call


def _work(situation: Situation, step: Step, window: Window, choices: Mapping[str, Choice]) -> Choice:
    last = window.limit.settled
    earlier = [choices[other.key] for other in situation.route.before[step.key]]
    begin = max([situation.today, *(one.settled or one.on for one in earlier if one.on)])
    if step.closes:
        if situation.today > last:
            return Choice(None)
        waits = any(one.on is None for one in earlier)
        on = last if waits else min(next_weekday(begin), last)
        return Choice(on, on)
    on = finish(begin, step.days, situation.rest)
    return Choice(on, on, begin=begin) if on <= last else Choice(None, begin=begin)
