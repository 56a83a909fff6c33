"""Which questions are worth asking: only facts that can still change the answer, the steps or who decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from utblick.guidelines.conditions import Facts
from utblick.guidelines.counterfactual_words import ANOTHER
from utblick.guidelines.distinctions import Distinctions, limits, spoken_of
from utblick.guidelines.effects import MayDelegate
from utblick.guidelines.evaluation import evaluate, sets_in_force
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.outlines import key_of
from utblick.guidelines.regions import regions, year_limits
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.verdicts import Question, Verdict
from utblick.guidelines.vocabulary import CHAIR, TRIGGERS
from utblick.values import Money

_BODIES = ("A", "B")
_SETTLED, _OPEN = 0, 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How many facts have been told that some rule speaks of, and how many may still be asked."""

    told: int
    left: int

    @property
    def share(self) -> float:
        return self.told / (self.told + self.left) if self.told + self.left else 1.0


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A matter that nothing has been decided about yet, on which facts are tried."""

    sets: Sequence[GuidelineSet]
    trigger: str
    facts: Facts
    on: date

    @property
    def is_afterwards(self) -> bool:
        """Whether the answer is what follows, not what must be had before."""
        return TRIGGERS[self.trigger].afterwards

    def spoken_of(self) -> dict[str, Distinctions]:
        return spoken_of(sets_in_force(self.sets, self.on), self.trigger, self.facts, (), self.on)

    def verdict(self, more: Facts) -> Verdict:
        return evaluate(self.sets, self.trigger, {**self.facts, **more}, (), self.on)

    def seen(self, more: Facts) -> object:
        """What the one who asks would be told: the answer, each step and who may take it, and what follows."""
        verdict, known = self.verdict(more), {**self.facts, **more}
        steps = frozenset(
            (key_of(step), step.level, step.status, step.certain, step.ways)
            for step in (*verdict.missing, *verdict.advised)
        )
        delegable = any(set(way.to) != {CHAIR} for step in verdict.missing for way in step.ways.delegation)
        return (
            verdict.outcome,
            steps,
            frozenset(_rights(verdict, known)) if delegable else None,
            frozenset((duty.rule, duty.by, duty.to) for duty in verdict.duties) if self.is_afterwards else None,
        )

    def is_undecided(self, more: Facts) -> bool:
        verdict = self.verdict(more)
        return verdict.outcome == "undetermined" or any(not step.certain for step in verdict.missing)


def next_questions(sets: Sequence[GuidelineSet], trigger: str, facts: Facts, on: date) -> tuple[Question, ...]:
    """The facts still worth asking for, the most deciding first; none when the answer and the steps are certain.

    A fact is worth asking for when two of its possible answers are told apart. Raises ValueError for a trigger or fact
    that does not exist.
    """
    inquiry = Inquiry(sets, trigger, facts, on)
    candidates = {
        name: possible_values(FACTS[name], known)
        for name, known in inquiry.spoken_of().items()
        if facts.get(name) is None and not FACTS[name].event
    }
    weights = {name: weight for name, values in candidates.items() if (weight := _weight(inquiry, name, values))}
    if not weights:
        weights = _in_pairs(inquiry, candidates)
    wanted = {question.fact for question in inquiry.verdict({}).questions if question.fact in candidates}
    named = [*sorted(weights, key=lambda name: (*weights[name], list(FACTS).index(name)))]
    named += [name for name in candidates if name in wanted and name not in weights]
    return tuple(Question(name, FACTS[name].question, FACTS[name].choices) for name in named)


def progress(sets: Sequence[GuidelineSet], trigger: str, facts: Facts, on: date) -> Progress:
    """How far the questions have come; fewer may be left than said, never more than the rules speak of."""
    told = sum(facts.get(name) is not None for name in Inquiry(sets, trigger, facts, on).spoken_of())
    return Progress(told, len(next_questions(sets, trigger, facts, on)))


def possible_values(fact: Fact, known: Distinctions) -> tuple[object, ...]:
    """Answers to a question, one of each that the rules tell apart."""
    if fact.kind == "yes_no":
        return (True, False)
    if fact.choices:
        return tuple(fact.choices)
    if fact.kind == "money":
        currencies = sorted({one.currency for one in known.values if isinstance(one, Money)})
        amounts = [_nearest(known, Money(0, currency)) for currency in currencies]
        return tuple(amount for found in amounts for amount in found) or (Money(0),)
    if fact.kind == "number":
        return _nearest(known, Decimal(0)) or (Decimal(0),)
    if fact.kind == "date":
        return _days(known)
    if fact.kind in ("bodies", "names"):
        return ((ANOTHER,), *((name,) for name in known.values), tuple(known.values) or _BODIES)
    return tuple(dict.fromkeys([*known.values, *(_BODIES if fact.kind == "body" else (ANOTHER,))]))


def _nearest(known: Distinctions, zero: object) -> tuple[object, ...]:
    return tuple(region.nearest(zero) for region in regions(limits(known, zero)))


def _days(known: Distinctions) -> tuple[object, ...]:
    around = limits(known, date.min)
    if known.windows:
        middle = around[0] if around else date(2026, 7, 1)
        around = sorted({*around, *year_limits(known.windows, middle)})
    return tuple(day for limit in around for day in (limit - timedelta(1), limit, limit + timedelta(1))) or (date.max,)


def _weight(inquiry: Inquiry, name: str, values: Sequence[object]) -> tuple[float, int] | None:
    """How deciding a fact is (less is more): the share of answers that leave something open, then how few it parts."""
    seen = {inquiry.seen({name: value}) for value in values}
    if len(seen) < 2 and (len(values) > 1 or seen == {inquiry.seen({})}):
        return None
    undecided = sum(inquiry.is_undecided({name: value}) for value in values)
    return undecided / len(values), -len(seen)


def _in_pairs(inquiry: Inquiry, candidates: dict[str, tuple[object, ...]]) -> dict[str, tuple[float, int]]:
    """Facts that change something only together with another one."""
    for one, other in combinations(candidates, 2):
        both = product(candidates[one], candidates[other])
        seen = {inquiry.seen({one: first, other: second}) for first, second in both}
        if len(seen) > 1:
            return {one: (_SETTLED, -len(seen)), other: (_OPEN, -len(seen))}
    return {}


def _rights(verdict: Verdict, facts: Facts) -> Iterator[tuple[str, object]]:
    """What each right to delegate turns on: its limit, and whether the matter is one of principle (KL 6:38)."""
    yield "principal", facts.get("principal_matter")
    for tried in verdict.tried:
        effect = tried.rule.effect
        if isinstance(effect, MayDelegate) and tried.held is not False and tried.rule.limit is not None:
            limit, amount = tried.rule.limit.on(verdict.on), facts.get(effect.of)
            if limit is not None and isinstance(amount, Money) and amount.currency == limit.currency:
                yield tried.rule.key, amount <= limit
