"""An answer put into words: steps, duties, questions, reasons, warnings, deviations and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from utblick.guidelines import verdicts
from utblick.guidelines.answers import Answer
from utblick.guidelines.conditions import Truth
from utblick.guidelines.cover import Case
from utblick.guidelines.effects import (
    Ask,
    Cap,
    Content,
    CostSplit,
    Duty,
    Exempt,
    Forbid,
    Inform,
    MayDelegate,
    Pause,
    Permit,
    Priority,
    RequireDecision,
)
from utblick.guidelines.facts import FACTS
from utblick.guidelines.following import duties, when
from utblick.guidelines.remarks import deviations, reasons, warnings
from utblick.guidelines.sets import Citation, CompiledRule
from utblick.guidelines.steps import FULFILLED, MISSING, REFUSED, OpenStep, prepared
from utblick.guidelines.trying import unknown_facts
from utblick.values import Money, Text

_CITED_FIRST_TO_LAST = (
    Exempt, Forbid, Cap, Pause, RequireDecision, Inform, Ask, Permit, Duty, Content, CostSplit, Priority,
)  # fmt: skip
_CITED: Mapping[type, int] = {kind: order for order, kind in enumerate(_CITED_FIRST_TO_LAST)}


def make_verdict(answer: Answer, held: Sequence[tuple[CompiledRule, Truth]]) -> verdicts.Verdict:
    """The whole verdict, for people and for `to_json`."""
    steps = [_step(step, answer) for step in answer.shown.steps]
    aside = answer.shown.settled.aside
    standing = answer.shown.settled.standing
    return verdicts.Verdict(
        outcome=answer.outcome,
        trigger=answer.trigger.name,
        on=answer.case.on,
        missing=tuple(step for step in steps if step.status != FULFILLED and step.level == "must"),
        advised=tuple(step for step in steps if step.status != FULFILLED and step.level == "should"),
        fulfilled=tuple(step for step in steps if step.status == FULFILLED),
        duties=tuple(duties(answer, steps)),
        questions=tuple(_questions(answer)),
        reasons=tuple(reasons(answer)),
        warnings=tuple(dict.fromkeys(warnings(answer, steps))),
        deviations=tuple(deviations(answer, steps)),
        citations=_citations(rule for rule in standing if rule in answer.sure and not _idle(rule, answer)),
        tried=tuple(
            verdicts.Tried(
                rule, truth, answer.case.facts, answer.case.on, aside[rule].clause.id if rule in aside else None
            )
            for rule, truth in held
        ),
        costs=tuple(_costs(answer)),
        priorities=tuple(_priorities(answer)),
    )


def _idle(rule: CompiledRule, answer: Answer) -> bool:
    """Whether a rule asks for an opinion before a body's decision, and that body has none to take."""
    effect = rule.effect
    return _only_before_another(rule) and isinstance(effect, Inform) and not prepared(effect, answer.shown.steps)


def _only_before_another(rule: CompiledRule) -> bool:
    """Whether what a rule asks for hangs on another rule's decision."""
    return isinstance(rule.effect, Inform) and rule.effect.before is not None


def _citations(rules: Iterable[CompiledRule]) -> tuple[Citation, ...]:
    """Each clause once; exemptions and prohibitions first, then what is required, then duties."""
    cited = sorted((rule for rule in rules if type(rule.effect) in _CITED), key=lambda rule: _CITED[type(rule.effect)])
    found: dict[tuple[str, str], Citation] = {}
    for rule in cited:
        found.setdefault((rule.document.id, rule.clause.id), rule.citation)
    return tuple(found.values())


def _step(step: OpenStep, answer: Answer) -> verdicts.Step:
    rule, effect = step.rule, step.rule.effect
    assert isinstance(effect, RequireDecision | Inform | Ask)
    deadline = when(None if isinstance(effect, Ask) else effect.deadline, answer.trigger)
    return verdicts.Step(
        id=step.id,
        rule=rule.rule.id,
        kind=step.kind,
        bodies=step.bodies,
        label=effect.label.text,
        citation=rule.citation,
        deadline=deadline or verdicts.When(answer.trigger.anchor, 0, "before"),
        after=tuple(sorted(set(step.after))),
        ways=_ways(step, answer.case),
        status=_status(step),
        level="must" if step.binds else "should",
        certain=_certain(step, answer),
        decision=step.decision,
        late=step.late,
        notes=(*step.notes, *_frame_notes(step, answer.case)),
    )


def _certain(step: OpenStep, answer: Answer) -> bool:
    """Whether no unknown fact can take the step away; nor, from an opinion, the decision it prepares."""
    if step.rule in answer.sure and not _only_before_another(step.rule):
        return True
    decided = (
        one
        for rule in answer.sure
        if isinstance(rule.effect, Inform)
        for one in prepared(rule.effect, answer.shown.steps)
    )
    return any(step.id in one.after and one.rule in answer.sure for one in decided)


def _status(step: OpenStep) -> verdicts.Status:
    if step.possible == {FULFILLED}:
        return "fulfilled"
    if step.possible == {REFUSED}:
        return "refused"
    return "missing" if step.possible == {MISSING} else "unknown"


def _ways(step: OpenStep, case: Case) -> verdicts.Ways:
    delegations = tuple(
        verdicts.Delegation(
            tuple(rule.effect.to), rule.limit.on(case.on) if rule.limit else None, rule.effect.sub_delegable
        )
        for rule in step.ways.delegations
        if isinstance(rule.effect, MayDelegate)
    )
    return verdicts.Ways(delegations, step.ways.frame, step.ways.conditional, step.ways.same_call)


def _frame_notes(step: OpenStep, case: Case) -> Iterator[Text]:
    """What is left of a frame once this matter has drawn on it."""
    if step.decision is None or step.decision.kind != "frame":
        return
    scope, cost = step.decision.covers, case.facts.get("own_cost")
    if scope.left is not None and isinstance(cost, Money):
        left = (scope.left.minor - cost.minor) / 100
        yield Text(f"kvar av ramen: {left:.2f} {cost.currency}", f"left of the frame: {left:.2f} {cost.currency}")
    if scope.max_count is not None:
        count = scope.max_count - scope.used_count - 1
        yield Text(f"ansökningar kvar i ramen: {count}", f"applications left in the frame: {count}")


def _costs(answer: Answer) -> Iterator[verdicts.CostShare]:
    for rule in answer.shown.settled.standing:
        effect = rule.effect
        if rule.part == "remark" and isinstance(effect, CostSplit):
            for share in effect.shares:
                yield verdicts.CostShare(share.name, share.label.text, share.payer, effect.unless_agreed, rule.citation)


def _priorities(answer: Answer) -> Iterator[verdicts.Rung]:
    for rule in answer.shown.settled.standing:
        if rule.part == "remark" and isinstance(rule.effect, Priority):
            for rung, ready in zip(rule.effect.order, rule.rungs, strict=True):
                held = ready.test(answer.case.facts, answer.case.on)
                yield verdicts.Rung(rung.name, rung.label.text, rung.points, held, rule.citation)


def _questions(answer: Answer) -> Iterator[verdicts.Question]:
    """What to find out: unknown facts that decide, then what only a body can answer."""
    if answer.outcome != "undetermined":
        return
    wanted = {name for rule in answer.deciding for name in unknown_facts(rule, answer.case)}
    wanted |= {name for step in answer.shown.steps for name in step.unknown}
    for name, fact in FACTS.items():
        if name in wanted:
            yield verdicts.Question(name, fact.question, fact.choices)
    for step in answer.shown.steps:
        if step.is_ask and step.rule in answer.sure and step.possible == {MISSING}:
            effect = step.rule.effect
            yield verdicts.Question(None, effect.label.text, {}, step.bodies[0])  # type: ignore[union-attr]
