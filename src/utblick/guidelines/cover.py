"""Whether one decision covers one step of one matter, in three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.guidelines.conditions import Facts, Truth
from utblick.guidelines.decisions import Decision
from utblick.guidelines.schema import MayDelegate, MayUse
from utblick.guidelines.sets import CompiledRule
from utblick.guidelines.vocabulary import CONCERNED, OWN
from utblick.values import Money

Finding = tuple[Truth, str]


@dataclass(frozen=True, slots=True)
class Case:
    """The matter: its facts, the decisions that may concern it, and the day that decisions must not come after."""

    facts: Facts
    decisions: Sequence[Decision]
    on: date
    event_on: date | None

    @property
    def cutoff(self) -> date:
        return self.event_on or self.on


@dataclass(frozen=True, slots=True)
class Covered:
    """True, False or unknown, and the facts that would settle it."""

    truth: Truth
    unknown: frozenset[str] = frozenset()


class OtherWays:
    """The standing rules that open other ways to one step."""

    def __init__(self, about: str, bodies: Sequence[str], rules: Iterable[tuple[CompiledRule, str]]) -> None:
        open_ways = [rule for rule, body in rules if about in _abouts(rule) and body in bodies]
        self.delegations = [rule for rule in open_ways if isinstance(rule.effect, MayDelegate)]
        kinds = {rule.effect.kind for rule in open_ways}
        self.frame = "may_frame" in kinds
        self.conditional = "may_condition" in kinds
        self.same_call = "may_share_call" in kinds


def _abouts(rule: CompiledRule) -> list[str]:
    return rule.effect.about if isinstance(rule.effect, MayDelegate | MayUse) else []


def covers(
    decision: Decision, kind: str, bodies: tuple[str, ...], ways: OtherWays, not_before: str | None, case: Case
) -> Covered:
    """Whether `decision` is the one the step asks for; its outcome, condition and day are judged elsewhere."""
    if decision.kind != kind and not (decision.kind == "frame" and ways.frame):
        return Covered(False)
    return _joined(_findings(decision, bodies, ways, not_before, case))


def _findings(
    decision: Decision, bodies: tuple[str, ...], ways: OtherWays, not_before: str | None, case: Case
) -> Iterable[Finding]:
    facts, scope = case.facts, decision.covers
    yield _body(decision.body, bodies)
    if scope.reference is not None:
        same = _equal(facts, "reference", scope.reference)
        yield same if not ways.same_call or same[0] is True else _either(same, _equal(facts, "call", scope.call))
    elif scope.call is not None:
        yield _equal(facts, "call", scope.call)
    for name, value in (("programme", scope.programme), ("body", scope.body)):
        if value is not None:
            yield _equal(facts, name, value)
    if not_before is not None:
        earliest = facts.get(not_before)
        yield (decision.on >= earliest if isinstance(earliest, date) else None), not_before
    yield _within(case.cutoff, scope.valid_from, scope.valid_to), ""
    if scope.left is not None:
        yield _at_most(facts, scope.left)
    yield scope.max_count is None or scope.used_count < scope.max_count, ""
    if decision.delegate is not None:
        yield from _delegated(decision, ways, case)


def _delegated(decision: Decision, ways: OtherWays, case: Case) -> Iterable[Finding]:
    """KL 6:37–39: the right must be given, fit within its limit, and not touch goals, direction, scope or quality."""
    limits = [
        rule.limit
        for rule in ways.delegations
        if isinstance(rule.effect, MayDelegate) and (not rule.effect.to or decision.delegate in rule.effect.to)
    ]
    yield bool(limits), ""
    if limits and None not in limits:
        yield _any(_at_most(case.facts, limit) for limit in limits if limit is not None)
    principal = case.facts.get("principal_matter")
    yield (None if principal is None else not principal), "principal_matter"
    given = [
        earlier
        for earlier in case.decisions
        if earlier.kind == "delegation"
        and (earlier.body, earlier.delegate, earlier.outcome) == (decision.body, decision.delegate, "bifall")
        and earlier.on <= decision.on
        and _within(decision.on, earlier.covers.valid_from, earlier.covers.valid_to)
    ]
    caps = [earlier.covers.left for earlier in given]
    yield bool(caps), ""
    if caps and None not in caps:
        yield _any(_at_most(case.facts, cap) for cap in caps if cap is not None)


def _body(body: str, bodies: tuple[str, ...]) -> Finding:
    if body in bodies:
        return True, ""
    if OWN in bodies:
        return None, "body"
    return (None, "bodies") if CONCERNED in bodies else (False, "")


def _equal(facts: Facts, name: str, wanted: str | None) -> Finding:
    value = facts.get(name)
    if wanted is None:
        return False, ""
    return (None if value is None else str(value).casefold() == wanted.casefold()), name


def _at_most(facts: Facts, limit: Money) -> Finding:
    cost = facts.get("own_cost")
    if not isinstance(cost, Money) or cost.currency != limit.currency:
        return None, "own_cost"
    return cost <= limit, "own_cost"


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _either(one: Finding, other: Finding) -> Finding:
    return _any([one, other])


def _any(findings: Iterable[Finding]) -> Finding:
    answer: Finding = (False, "")
    for truth, fact in findings:
        if truth is True:
            return True, ""
        if truth is None:
            answer = (None, fact)
    return answer


def _joined(findings: Iterable[Finding]) -> Covered:
    unknown = set()
    for truth, fact in findings:
        if truth is False:
            return Covered(False)
        if truth is None:
            unknown.add(fact)
    return Covered(None if unknown else True, frozenset(unknown))
