"""What would change the answer: found by changing one thing at a time and evaluating again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.guidelines.conditions import Facts
from utblick.guidelines.counterfactual_words import ANOTHER, had_been, had_decided, had_reached, told
from utblick.guidelines.decisions import Decision
from utblick.guidelines.distinctions import Distinctions, limits, spoken_of
from utblick.guidelines.evaluation import evaluate, sets_in_force
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.outlines import Outline, outline_of
from utblick.guidelines.regions import Region, regions, year_limits
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.verdicts import Verdict
from utblick.guidelines.vocabulary import SYMBOLIC_BODIES, TRIGGERS
from utblick.values import Money, Text

MOST = 10
_FARTHEST = 2.0


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """One thing that, had it been otherwise, would have given another answer or other steps.

    Either a `fact` with the `values` it could have had (for amounts, numbers and days any value in `region`), or
    `decisions` that would have been there. `size` is how little it takes: 0 = hardly anything.
    """

    fact: str | None
    values: tuple[object, ...]
    region: Region | None
    decisions: tuple[Decision, ...]
    outline: Outline
    size: float
    text: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the guidelines, that can be asked again with one thing changed."""

    sets: Sequence[GuidelineSet]
    trigger: str
    facts: Facts
    decisions: Sequence[Decision]
    on: date

    def verdict(self) -> Verdict:
        return evaluate(self.sets, self.trigger, self.facts, self.decisions, self.on)

    def with_fact(self, name: str, value: object) -> Verdict:
        return evaluate(self.sets, self.trigger, {**self.facts, name: value}, self.decisions, self.on)

    def with_decisions(self, had: Sequence[Decision]) -> Verdict:
        return evaluate(self.sets, self.trigger, self.facts, [*self.decisions, *had], self.on)


def counterfactuals(
    sets: Sequence[GuidelineSet], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> tuple[Counterfactual, ...]:
    """What would change the answer or the steps, what takes least first; at most ten, each of them tried."""
    asked = Asked(sets, trigger, facts, decisions, on)
    before = asked.verdict()
    found: list[Counterfactual] = []
    for name, known in spoken_of(sets_in_force(sets, on), trigger, facts, decisions, on).items():
        if facts.get(name) is not None:
            found += _of_fact(asked, FACTS[name], known, before)
    found += _of_decisions(asked, before)
    return tuple(sorted(found, key=lambda one: (one.size, one.outline.outcome == before.outcome))[:MOST])


def _of_fact(asked: Asked, fact: Fact, known: Distinctions, before: Verdict) -> Iterator[Counterfactual]:
    if fact.kind in ("money", "number", "date"):
        yield from _of_region(asked, fact, known, before)
        return
    value = asked.facts[fact.name]
    same: dict[Outline, list[object]] = {}
    verdicts: dict[Outline, Verdict] = {}
    for other in other_values(fact, value, known):
        after = asked.with_fact(fact.name, other)
        outline = outline_of(after)
        same.setdefault(outline, []).append(other)
        verdicts.setdefault(outline, after)
    same.pop(outline_of(before), None)
    for outline, values in same.items():
        text = told(had_been(fact, value, values), before, verdicts[outline])
        yield Counterfactual(fact.name, tuple(values), None, (), outline, 1.0, text)


def other_values(fact: Fact, value: object, known: Distinctions) -> list[object]:
    """The other values of a fact that the rules tell from this one, and one that none of them mentions."""
    if fact.kind == "yes_no":
        return [not value]
    if fact.choices:
        return [choice for choice in fact.choices if choice != value]
    if isinstance(value, tuple | list):
        without = [tuple(one for one in value if one != name) for name in known.values if name in value]
        return [*without, *((*value, name) for name in known.values if name not in value)]
    named = [one for one in known.values if str(one).casefold() != str(value).casefold()]
    return [*named, ANOTHER] if len(named) < len(known.values) else list(named)


def _of_region(asked: Asked, fact: Fact, known: Distinctions, before: Verdict) -> Iterator[Counterfactual]:
    """Outwards from the value, up and down: each stretch that changes something, told once."""
    value: Any = asked.facts[fact.name]
    parted = _parted(value, known)
    here = next((index for index, region in enumerate(parted) if region.holds(value)), None)
    if here is None:
        return
    for way in (parted[here + 1 :], parted[:here][::-1]):
        for region, after in _stretches(asked, fact.name, value, way):
            if outline_of(after) != outline_of(before):
                nearest = region.nearest(value)
                text = told(had_reached(fact, region), before, after)
                size = _distance(value, nearest)
                yield Counterfactual(fact.name, (nearest,), region, (), outline_of(after), size, text)


def _stretches(asked: Asked, name: str, value: Any, way: Sequence[Region]) -> Iterator[tuple[Region, Verdict]]:
    """The regions of one way, those beside each other with the same answer and steps as one."""
    stretch: tuple[Region, Verdict] | None = None
    for region in way:
        after = asked.with_fact(name, region.nearest(value))
        if stretch is not None and outline_of(stretch[1]) == outline_of(after):
            is_above = region.nearest(value) > value
            stretch = (stretch[0].joined(region) if is_above else region.joined(stretch[0])), stretch[1]
            continue
        if stretch is not None:
            yield stretch
        stretch = region, after
    if stretch is not None:
        yield stretch


def _parted(value: Any, known: Distinctions) -> list[Region]:
    """The regions that the rules tell apart; with windows of the year only those of the years around."""
    around = limits(known, value)
    if not known.windows:
        return regions(around)
    return regions(sorted({*around, *year_limits(known.windows, value)}))[1:-1]


def _distance(value: Any, other: Any) -> float:
    """How far away a value lies: a share of the amount or number, or of a year."""
    if isinstance(value, date):
        years: float = abs((other - value).days) / 365
        return min(years, _FARTHEST)
    one, two = (float(amount.minor if isinstance(amount, Money) else amount) for amount in (value, other))
    share: float = abs(two - one) / max(abs(one), 1.0)
    return min(share, _FARTHEST)


def _of_decisions(asked: Asked, before: Verdict) -> Iterator[Counterfactual]:
    """Each missing decision by itself, then all of them together."""
    event = asked.facts.get(TRIGGERS[asked.trigger].event_fact)
    day = event if isinstance(event, date) else asked.on
    given = [
        Decision(step.kind, step.bodies[0], day)
        for step in before.missing
        if step.bodies and not SYMBOLIC_BODIES.keys() & set(step.bodies)
    ]
    for had in [*((one,) for one in given), *([tuple(given)] if len(given) > 1 else [])]:
        after = asked.with_decisions(had)
        outline = outline_of(after)
        if outline != outline_of(before):
            yield Counterfactual(
                None, (), None, had, outline, 0.5 * len(had), told(had_decided(had, day), before, after, had)
            )
