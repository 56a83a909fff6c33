"""Whether one decision covers one step of one matter, in three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.guidelines.conditions import Facts, Truth
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import MayDelegate, MayUse, NoDelegation
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
        known = list(rules)
        open_ways = [rule for rule, body in known if about in _abouts(rule) and body in bodies]
        barred = any(_bars(rule, about) for rule, _ in known)
        self.delegations = [rule for rule in open_ways if isinstance(rule.effect, MayDelegate) and not barred]
        kinds = {rule.effect.kind for rule in open_ways}
        self.frame = "may_frame" in kinds
        self.conditional = "may_condition" in kinds
        self.same_call = "may_share_call" in kinds


def _abouts(rule: CompiledRule) -> list[str]:
    return rule.effect.about if isinstance(rule.effect, (MayDelegate, MayUse)) else []


def _bars(rule: CompiledRule, about: str) -> bool:
    return isinstance(rule.effect, NoDelegation) and (not rule.effect.about or about in rule.effect.about)


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
        yield same if not ways.same_call or same[0] is True else _any([same, _equal(facts, "call", scope.call)])
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
    assert decision.delegate is not None
    chains = [
        (rule, rights)
        for rule in ways.delegations
        for rights in given_rights(decision, decision.delegate, rule, case.decisions)
    ]
    principal = case.facts.get("principal_matter")
    yield (None if principal is None else not principal), "principal_matter"
    yield _any(_joint(_limits(rule, rights, case)) for rule, rights in chains)


def given_rights(
    decision: Decision, delegate: str, rule: CompiledRule, decisions: Sequence[Decision]
) -> Iterable[tuple[Decision, ...]]:
    """Every way `delegate` can have got the right: from the body itself, or from one who may give it on (KL 7:6)."""
    effect = rule.effect
    assert isinstance(effect, MayDelegate)
    for given in decisions:
        if not _gives(given, decision, delegate):
            continue
        if given.given_by is None:
            if not effect.to or delegate in effect.to:
                yield (given,)
        elif effect.sub_delegable and (not effect.to or given.given_by in effect.to):
            for first in decisions:
                if first.given_by is None and _gives(first, given, given.given_by):
                    yield (first, given)


def _gives(given: Decision, later: Decision, delegate: str) -> bool:
    return (
        given.kind == "delegation"
        and (given.body, given.delegate, given.outcome) == (later.body, delegate, "bifall")
        and given.on <= later.on
        and _within(later.on, given.covers.valid_from, given.covers.valid_to)
    )


def _limits(rule: CompiledRule, rights: tuple[Decision, ...], case: Case) -> Iterable[Finding]:
    effect = rule.effect
    assert isinstance(effect, MayDelegate)
    yield True, ""
    if rule.limit is not None:
        limit = rule.limit.on(case.on)
        yield _at_most(case.facts, limit, effect.of) if limit else (None, effect.of)
    for given in rights:
        if given.covers.left is not None:
            yield _at_most(case.facts, given.covers.left, effect.of)


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


def _at_most(facts: Facts, limit: Money, of: str = "own_cost") -> Finding:
    cost = facts.get(of)
    if not isinstance(cost, Money) or cost.currency != limit.currency:
        return None, of
    return cost <= limit, of


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _any(findings: Iterable[Finding]) -> Finding:
    return _first(findings, True)


def _joint(findings: Iterable[Finding]) -> Finding:
    return _first(findings, False)


def _first(findings: Iterable[Finding], decisive: bool) -> Finding:
    """`decisive` as soon as one says so, else unknown with its fact if one is, else the opposite (Kleene)."""
    answer: Finding = (not decisive, "")
    for truth, fact in findings:
        if truth is decisive:
            return decisive, ""
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
