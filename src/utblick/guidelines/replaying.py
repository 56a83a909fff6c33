"""Past and open matters judged anew by other guidelines (prövning bakåt). Pure: no clock, no files.

A set that is new to the comparison is taken as if it had been in force on every day, in the place of those it replaces;
every other set counts on its own days. What was decided stays decided: a replay tells, it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from utblick.guidelines.comparing import Difference, compare
from utblick.guidelines.decisions import Decision
from utblick.guidelines.evaluation import evaluate_by, sets_in_force
from utblick.guidelines.matters import Matter
from utblick.guidelines.sets import RANKS, GuidelineSet
from utblick.guidelines.verdicts import Verdict
from utblick.values import Text

STILL_VALID = Text(
    "beslutat under tidigare riktlinjer, gäller fortfarande", "decided under earlier guidelines, still valid"
)
_ITSELF = "\x00"
Sets = tuple[GuidelineSet, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """What the way to the last day gains (``won`` > 0) or loses in days; None when one of the ways has no dates.

    ``too_late``: the matter is open, and what the new sets ask for cannot be had in time though the old could.
    """

    won: int | None
    too_late: bool = False


@dataclass(frozen=True, slots=True)
class Replayed:
    """One matter with the difference between its two answers; None when no older set was in force on its day."""

    reference: str
    title: str
    body: str
    trigger: str
    on: date
    is_open: bool
    deadline: date | None
    difference: Difference | None
    days: Days | None = None

    @property
    def is_affected(self) -> bool:
        return self.difference is not None and not self.difference.is_nothing

    @property
    def goes_another_way(self) -> bool:
        return self.difference is not None and self.difference.goes_another_way

    @property
    def standing(self) -> Text | None:
        """That the decisions of a closed matter stay valid."""
        return None if self.is_open else STILL_VALID


@dataclass(frozen=True, slots=True)
class Result:
    """Every matter replayed, by day and reference, and the titles of the sets compared."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    matters: tuple[Replayed, ...]


SetsOn = Callable[[date], Sets]
DaysWon = Callable[[Matter, Verdict, Verdict], Days | None]


def replay(
    old_sets: Sequence[GuidelineSet],
    new_sets: Sequence[GuidelineSet],
    matters: Iterable[Matter],
    days_won: DaysWon | None = None,
) -> Result:
    """Judge every matter by the old sets and by the new ones. A new set that is also an old one is not a proposal."""
    kept = [found for found in new_sets if any(_is_same(found, other) for other in old_sets)]
    proposed = [found for found in new_sets if not any(found is other for other in kept)]
    after = with_proposal(lambda day: sets_in_force(kept, day), proposed)
    return replay_by(lambda day: sets_in_force(old_sets, day), after, matters, days_won)


def replay_by(old_on: SetsOn, new_on: SetsOn, matters: Iterable[Matter], days_won: DaysWon | None = None) -> Result:
    """As `replay`, by the sets that two functions give for a day, each highest rank first.

    ``days_won`` is asked for each matter whose steps differ, with verdicts that hold their steps alone. Matters with
    the same facts, decisions and day, but for their own reference, are judged once.
    """
    old_on, new_on = lru_cache(maxsize=None)(old_on), lru_cache(maxsize=None)(new_on)
    judge = _Judge()
    old: dict[str, None] = {}
    new: dict[str, None] = {}
    found = []
    for matter in matters:
        before, after = old_on(matter.on), new_on(matter.on)
        old |= dict.fromkeys(one.document.title for one in before)
        new |= dict.fromkeys(one.document.title for one in after)
        found.append(_replayed(matter, judge.both(matter, before, after) if before else None, days_won))
    found.sort(key=lambda one: (one.on, one.reference))
    return Result(tuple(sorted(old)), tuple(sorted(new)), tuple(found))


def with_proposal(sets_on: SetsOn, proposed: Sequence[GuidelineSet]) -> SetsOn:
    """The sets of a day with the proposed ones in the place of those they replace, as if they had been in force."""
    replaced = {one.document.id for one in proposed}
    replaced |= {former.id for one in proposed for former in one.document.replaces if former.id}

    def on(day: date) -> tuple[GuidelineSet, ...]:
        left = [found for found in sets_on(day) if found.document.id not in replaced]
        return tuple(sorted([*left, *proposed], key=lambda one: (RANKS.index(one.document.rank), one.document.id)))

    return on


def _is_same(one: GuidelineSet, other: GuidelineSet) -> bool:
    return one is other or (one.source == other.source and one.choices == other.choices)


@dataclass(frozen=True, slots=True)
class _Judged:
    before: Verdict
    after: Verdict
    difference: Difference


def _replayed(matter: Matter, judged: _Judged | None, days_won: DaysWon | None) -> Replayed:
    days = None
    if judged is not None and days_won is not None and judged.difference.steps:
        days = days_won(matter, judged.before, judged.after)
    return Replayed(
        matter.reference,
        matter.title,
        matter.body,
        matter.trigger,
        matter.on,
        matter.is_open,
        matter.deadline,
        judged.difference if judged else None,
        days,
    )


class _Judge:
    """Judges a matter by two groups of sets, each distinct question once."""

    def __init__(self) -> None:
        self._known: dict[object, _Judged] = {}
        self._differences: dict[Difference, Difference] = {}
        self._by_reference: dict[object, bool] = {}

    def both(self, matter: Matter, before: Sets, after: Sets) -> _Judged:
        facts, decisions = matter.facts, matter.decisions
        if not self._asks_reference(before) and not self._asks_reference(after):
            facts, decisions = _anonymous(matter)
        sides = _identity(before), _identity(after)
        key = (matter.trigger, frozenset(_hashable(facts)), decisions, matter.on, sides)
        if key not in self._known:
            one = evaluate_by(before, matter.trigger, facts, decisions, matter.on)
            is_same = sides[0] == sides[1]
            other = one if is_same else evaluate_by(after, matter.trigger, facts, decisions, matter.on)
            difference = compare(one, other)
            difference = self._differences.setdefault(difference, difference)
            self._known[key] = _Judged(_steps_alone(one), _steps_alone(other), difference)
        return self._known[key]

    def _asks_reference(self, sets: Sets) -> bool:
        """Whether some rule speaks of the reference itself, so that matters differ by it alone."""
        key = _identity(sets)
        if key not in self._by_reference:
            self._by_reference[key] = any("reference" in rule.facts for found in sets for rule in found.rules)
        return self._by_reference[key]


def _steps_alone(verdict: Verdict) -> Verdict:
    """The verdict without its reasons and trace: thousands are held at once."""
    return Verdict(
        verdict.outcome, verdict.trigger, verdict.on, verdict.missing, verdict.advised, verdict.fulfilled,
        duties=(), questions=(), reasons=(), warnings=(), deviations=(), citations=(), tried=(),
    )  # fmt: skip


def _identity(sets: Sets) -> tuple[int, ...]:
    return tuple(id(found) for found in sets)


def _hashable(facts: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in facts.items():
        yield name, tuple(value) if isinstance(value, list) else value


def _anonymous(matter: Matter) -> tuple[Mapping[str, object], tuple[Decision, ...]]:
    """The facts and decisions with the matter's own reference made the same for every matter."""
    reference = matter.facts.get("reference")
    covered = {decision.covers.reference for decision in matter.decisions} - {None, reference}
    if not isinstance(reference, str) or any(one and one.casefold() == reference.casefold() for one in covered):
        return matter.facts, matter.decisions
    decisions = tuple(
        replace(one, covers=replace(one.covers, reference=_ITSELF)) if one.covers.reference == reference else one
        for one in matter.decisions
    )
    return {**matter.facts, "reference": _ITSELF}, decisions
