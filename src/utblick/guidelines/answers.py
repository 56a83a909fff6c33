"""Which outcomes the holding rules leave possible, over every way the open ones may turn out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from utblick.guidelines.conflicts import Settled, settle
from utblick.guidelines.cover import Case
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import (
    Ask,
    Cap,
    Content,
    CostSplit,
    Duty,
    Effect,
    Exempt,
    Forbid,
    Inform,
    MayDelegate,
    MayUse,
    NoDelegation,
    Pause,
    Permit,
    Priority,
    RequireDecision,
    Warn,
)
from utblick.guidelines.papers import lacking
from utblick.guidelines.sets import CompiledRule, GuidelineSet
from utblick.guidelines.steps import FULFILLED, MISSING, REFUSED, OpenStep, required_steps
from utblick.guidelines.verdicts import Outcome
from utblick.guidelines.vocabulary import Trigger

_MOST_OPEN_RULES = 6
Holds = tuple[bool, ...]
Look = Callable[[Holds], frozenset[Outcome]]
_SIDE = (Duty, Content, Warn, CostSplit, Priority)
_ANSWERING = (RequireDecision, Inform, Exempt, Permit, Forbid, Pause, Cap, Ask)
_ONLY_IF_SURE = (Exempt, Forbid, Pause, Cap)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcomes that one choice of holding rules leaves possible, with the steps and conflicts behind them."""

    possible: frozenset[Outcome]
    steps: tuple[OpenStep, ...]
    settled: Settled
    silent: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What `make_verdict` puts into words: the outcome, the rules that surely hold and those still open."""

    outcome: Outcome
    trigger: Trigger
    in_force: tuple[GuidelineSet, ...]
    sure: tuple[CompiledRule, ...]
    undecided: tuple[CompiledRule, ...]
    deciding: frozenset[CompiledRule]
    shown: Resolution
    case: Case


def find_answer(
    trigger: Trigger,
    in_force: tuple[GuidelineSet, ...],
    sure: tuple[CompiledRule, ...],
    undecided: tuple[CompiledRule, ...],
    case: Case,
) -> Answer:
    """The outcome is certain only if it is the same however the undecided rules turn out (three-valued logic).

    While a document whose text is not known is in force, nothing is certainly allowed.
    """
    answer = _answer(trigger, in_force, sure, undecided, case)
    if answer.outcome == "allowed" and not all(guidelines.is_readable for guidelines in in_force):
        return replace(answer, outcome="undetermined")
    return answer


def _answer(
    trigger: Trigger,
    in_force: tuple[GuidelineSet, ...],
    sure: tuple[CompiledRule, ...],
    undecided: tuple[CompiledRule, ...],
    case: Case,
) -> Answer:
    relevant = tuple(rule for rule in undecided if _can_matter(rule, case, trigger))
    shown_rules = (*sure, *(rule for rule in relevant if not isinstance(rule.effect, _ONLY_IF_SURE)))
    shown = _resolve(shown_rules, trigger, case)
    if not relevant:
        return Answer(_only(shown.possible), trigger, in_force, sure, undecided, frozenset(), shown, case)
    if len(relevant) > _MOST_OPEN_RULES:
        return Answer("undetermined", trigger, in_force, sure, undecided, frozenset(relevant), shown, case)
    base = tuple(rule for rule in sure if _can_matter(rule, case, trigger))

    @cache
    def look(holds: Holds) -> frozenset[Outcome]:
        chosen = (*base, *(rule for rule, hold in zip(relevant, holds, strict=True) if hold))
        return _resolve(chosen, trigger, case).possible

    outcome = _only_of(look, len(relevant))
    deciding = frozenset(rule for index, rule in enumerate(relevant) if _decides(index, look, len(relevant)))
    return Answer(outcome, trigger, in_force, sure, undecided, deciding, shown, case)


def _can_matter(rule: CompiledRule, case: Case, trigger: Trigger) -> bool:
    """Whether a rule can change the outcome; another way to a decision matters only if a decision went that way."""
    effect = rule.effect
    if isinstance(effect, (MayDelegate, NoDelegation)):
        return any(decision.delegate is not None for decision in case.decisions)
    if isinstance(effect, MayUse):
        return any(_went(decision, effect.kind) for decision in case.decisions)
    if isinstance(effect, Duty):
        return trigger.afterwards
    if isinstance(effect, Content):
        return rule.binds and bool(lacking(effect, case.facts))
    return not isinstance(effect, _SIDE)


def _went(decision: Decision, way: str) -> bool:
    if way == "may_frame":
        return decision.kind == "frame"
    return decision.conditional_on is not None if way == "may_condition" else decision.covers.call is not None


def _only(possible: frozenset[Outcome]) -> Outcome:
    return next(iter(possible)) if len(possible) == 1 else "undetermined"


def _only_of(look: Look, rules: int) -> Outcome:
    """The one outcome of every way the open rules may turn out; no need to look further when two differ."""
    possible: set[Outcome] = set()
    for holds in product((False, True), repeat=rules):
        possible |= look(holds)
        if len(possible) > 1:
            return "undetermined"
    return _only(frozenset(possible))


def _decides(index: int, look: Look, rules: int) -> bool:
    """Whether one rule's turning out another way can change the outcome, whatever the others do."""
    for holds in product((False, True), repeat=rules):
        if not holds[index] and look(holds) != look((*holds[:index], True, *holds[index + 1 :])):
            return True
    return False


def _resolve(rules: Sequence[CompiledRule], trigger: Trigger, case: Case) -> Resolution:
    settled = settle(rules)
    steps = tuple(required_steps(settled.standing, case))
    silent = not any(_answers(rule.effect, trigger) for rule in settled.standing)
    return Resolution(_outcomes(settled, steps, silent, case), steps, settled, silent)


def _answers(effect: Effect, trigger: Trigger) -> bool:
    if isinstance(effect, Inform) and effect.before is not None:
        return False
    return isinstance(effect, _ANSWERING) or (trigger.afterwards and isinstance(effect, Duty))


def _outcomes(settled: Settled, steps: Sequence[OpenStep], silent: bool, case: Case) -> frozenset[Outcome]:
    if settled.conflicts or silent:
        return frozenset({"undetermined"})
    binding = [rule.effect for rule in settled.standing if rule.binds]
    required = [step for step in steps if step.binds]
    if any(isinstance(effect, (Forbid, Cap)) for effect in binding):
        return frozenset({"forbidden"})
    if any(step.possible == {REFUSED} for step in required):
        return frozenset({"forbidden"})
    possible: set[Outcome] = {"forbidden"} if any(REFUSED in step.possible for step in required) else set()
    outcome: Outcome
    for asks, outcome in ((True, "undetermined"), (False, "not_yet")):
        group = [step for step in required if step.is_ask is asks]
        if any(MISSING in step.possible for step in group):
            possible.add(outcome)
        if any(FULFILLED not in step.possible for step in group):
            return frozenset(possible)
    waits = any(isinstance(effect, Pause) or _lacks(effect, case) for effect in binding)
    return frozenset({*possible, "not_yet" if waits else "allowed"})


def _lacks(effect: Effect, case: Case) -> bool:
    return isinstance(effect, Content) and bool(lacking(effect, case.facts))
