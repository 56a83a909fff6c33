"""An answer put into words: steps, duties, questions, reasons, warnings, deviations and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from utblick.guidelines import verdicts
from utblick.guidelines.answers import Answer
from utblick.guidelines.conditions import Truth
from utblick.guidelines.cover import Case
from utblick.guidelines.decisions import Decision
from utblick.guidelines.facts import FACTS
from utblick.guidelines.remarks import deviations, warnings
from utblick.guidelines.schema import (
    Ask,
    Content,
    Deadline,
    Duty,
    Exempt,
    Forbid,
    Inform,
    MayDelegate,
    Permit,
    RequireDecision,
)
from utblick.guidelines.sets import Citation, CompiledRule
from utblick.guidelines.steps import FULFILLED, MISSING, REFUSED, OpenStep
from utblick.guidelines.vocabulary import OWN, Trigger
from utblick.values import Money, Text

_CITED_FIRST_TO_LAST = (Exempt, Forbid, RequireDecision, Inform, Ask, Permit, Duty, Content)
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
        missing=tuple(step for step in steps if step.status != FULFILLED),
        fulfilled=tuple(step for step in steps if step.status == FULFILLED),
        duties=tuple(_duties(answer)),
        questions=tuple(_questions(answer)),
        reasons=tuple(_reasons(answer)),
        warnings=tuple(dict.fromkeys(warnings(answer, steps))),
        deviations=tuple(deviations(answer, steps)),
        citations=_citations(rule for rule in standing if rule in answer.sure),
        tried=tuple(
            verdicts.Tried(rule, truth, answer.case.facts, aside[rule].clause.id if rule in aside else None)
            for rule, truth in held
        ),
    )


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
    deadline = Deadline() if isinstance(effect, Ask) else effect.deadline
    return verdicts.Step(
        id=step.id,
        rule=rule.rule.id,
        kind=step.kind,
        bodies=step.bodies,
        label=effect.label.text,
        citation=rule.citation,
        deadline=verdicts.When(deadline.anchor or answer.trigger.anchor, deadline.days, deadline.direction),
        after=tuple(sorted(set(step.after))),
        ways=_ways(step),
        status=_status(step),
        certain=rule in answer.sure,
        decision=step.decision,
        late=step.late,
        notes=(*step.notes, *_frame_notes(step, answer.case)),
    )


def _status(step: OpenStep) -> verdicts.Status:
    if step.possible == {FULFILLED}:
        return "fulfilled"
    if step.possible == {REFUSED}:
        return "refused"
    return "missing" if step.possible == {MISSING} else "unknown"


def _ways(step: OpenStep) -> verdicts.Ways:
    delegations = tuple(
        verdicts.Delegation(tuple(rule.effect.to), rule.limit)
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


def _duties(answer: Answer) -> Iterator[verdicts.Duty]:
    for rule in answer.shown.settled.standing:
        effect = rule.effect
        if isinstance(effect, Content):
            items = tuple(
                verdicts.Content(item.name, item.label.text, item.clause, item.level) for item in effect.items
            )
            yield _duty(rule, effect, answer, items=items)
        elif isinstance(effect, Duty):
            yield _duty(rule, effect, answer, items=())


def _duty(
    rule: CompiledRule, effect: Duty | Content, answer: Answer, items: tuple[verdicts.Content, ...]
) -> verdicts.Duty:
    own = str(answer.case.facts.get("body") or OWN)
    by = own if isinstance(effect, Content) or effect.by == OWN else effect.by
    to = () if isinstance(effect, Content) else tuple(effect.to)
    deadline = None if isinstance(effect, Content) else effect.deadline
    return verdicts.Duty(
        rule=rule.rule.id,
        kind=effect.kind,
        label=effect.label.text,
        citation=rule.citation,
        by=by,
        to=to,
        deadline=_when(deadline, answer),
        next_meeting=isinstance(effect, Duty) and effect.next_meeting,
        items=items,
        fulfilled_by=_reported(to, answer),
    )


def _when(deadline: Deadline | None, answer: Answer) -> verdicts.When | None:
    if deadline is None:
        return None
    return verdicts.When(deadline.anchor or answer.trigger.anchor, deadline.days, deadline.direction)


def _reported(to: tuple[str, ...], answer: Answer) -> Decision | None:
    """The first report to one of the receivers about this matter, not before the event."""
    case = answer.case
    if not to:
        return None
    reference = case.facts.get("reference")
    return next(
        (
            decision
            for decision in sorted(case.decisions, key=lambda decision: decision.on)
            if decision.kind == "report"
            and decision.body in to
            and decision.outcome == "bifall"
            and decision.covers.reference in (None, reference)
            and (case.event_on is None or case.event_on <= decision.on)
        ),
        None,
    )


def _questions(answer: Answer) -> Iterator[verdicts.Question]:
    """What to find out: unknown facts that decide, then what only a body can answer."""
    if answer.outcome != "undetermined":
        return
    facts = answer.case.facts
    wanted = {name for rule in answer.deciding for name in rule.ready.unknown(facts)}
    wanted |= {name for step in answer.shown.steps for name in step.unknown}
    for name, fact in FACTS.items():
        if name in wanted:
            yield verdicts.Question(name, fact.question, fact.choices)
    for step in answer.shown.steps:
        if step.is_ask and step.rule in answer.sure and step.possible == {MISSING}:
            effect = step.rule.effect
            yield verdicts.Question(None, effect.label.text, {}, step.bodies[0])  # type: ignore[union-attr]


def _reasons(answer: Answer) -> Iterator[Text]:
    """Why the answer is what it is, when steps and questions do not say it."""
    settled = answer.shown.settled
    for rule in settled.standing:
        if isinstance(rule.effect, Forbid | Exempt | Permit) and rule in answer.sure:
            label = rule.effect.label.text
            yield Text(f"{label.sv} ({rule.clause.id})", f"{label.en} ({rule.clause.id})")
    for one, other in settled.conflicts:
        names = f"{one.document.title} {one.clause.id}", f"{other.document.title} {other.clause.id}"
        yield Text(f"{names[0]} och {names[1]} säger emot varandra", f"{names[0]} and {names[1]} contradict each other")
    if not answer.in_force:
        yield Text("Inget dokument gällde den dagen.", "No document was in force on that day.")
    elif answer.shown.silent:
        yield _silence(answer.trigger)


def _silence(trigger: Trigger) -> Text:
    return Text(
        f"Ingen regel svarar på frågan att {trigger.label.sv}.", f"No rule answers whether one may {trigger.label.en}."
    )
