"""What follows from an answer: reports, reviews, required content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from utblick.guidelines import verdicts
from utblick.guidelines.answers import Answer
from utblick.guidelines.cover import given_rights
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import Content, Duty, MayDelegate
from utblick.guidelines.papers import lacking
from utblick.guidelines.sets import CompiledRule
from utblick.guidelines.tables import Deadline, Every
from utblick.guidelines.vocabulary import CHAIR, OWN, Trigger
from utblick.values import Text


def duties(answer: Answer, steps: Sequence[verdicts.Step]) -> Iterator[verdicts.Duty]:
    """What the standing rules ask for afterwards or always, then what delegated decisions must report back."""
    for rule in answer.shown.settled.standing:
        if rule.part not in ("content", "duty"):
            continue
        effect = rule.effect
        if isinstance(effect, Content):
            yield _content(rule, effect, answer)
        elif isinstance(effect, Duty):
            yield _duty(rule, effect, answer)
    for opened, step in zip(answer.shown.steps, steps, strict=True):
        if step.decision is not None and step.status == "fulfilled":
            yield from _reports_back(step.decision, opened.ways.delegations, answer)


def when(deadline: Deadline | None, trigger: Trigger) -> verdicts.When | None:
    """A deadline of a set in the verdict's words, counted from the trigger's own moment unless it names another."""
    if deadline is None:
        return None
    return verdicts.When(
        deadline.anchor or trigger.anchor,
        deadline.days,
        deadline.direction,
        deadline.months,
        deadline.yearly,
        deadline.year,
    )


def _content(rule: CompiledRule, effect: Content, answer: Answer) -> verdicts.Duty:
    facts = answer.case.facts
    missing = {item.name for level in ("must", "should") for item in lacking(effect, facts, level)}
    items = tuple(
        verdicts.Content(item.name, item.label.text, item.clause, item.level, item.attachment, item.name in missing)
        for item in effect.items
    )
    by = str(facts.get("body") or OWN)
    return verdicts.Duty(
        rule.rule.id, effect.kind, effect.label.text, rule.citation, by, (), None, False, items, None, rule.rule.level
    )


def _duty(rule: CompiledRule, effect: Duty, answer: Answer) -> verdicts.Duty:
    own = str(answer.case.facts.get("body") or OWN)
    to = tuple(own if name == OWN else name for name in effect.to)
    return verdicts.Duty(
        rule=rule.rule.id,
        kind=effect.kind,
        label=effect.label.text,
        citation=rule.citation,
        by=own if effect.by == OWN else effect.by,
        to=to,
        deadline=when(effect.deadline, answer.trigger),
        next_meeting=effect.next_meeting,
        items=(),
        fulfilled_by=_reported(to, answer),
        level=rule.rule.level,
        every_months=_months(effect.every),
    )


def _months(every: Every | None) -> int | None:
    return None if every is None else every.years * 12 + every.months


def _reports_back(decision: Decision, delegations: Sequence[CompiledRule], answer: Answer) -> Iterator[verdicts.Duty]:
    """KL 6:40: how a decision taken by delegation is told to the body that delegated."""
    delegate = decision.delegate
    if delegate is None or delegate == CHAIR:
        return
    for rule in delegations:
        effect = rule.effect
        assert isinstance(effect, MayDelegate)
        if (effect.report or effect.next_meeting) and any(
            given_rights(decision, delegate, rule, answer.case.decisions)
        ):
            label = Text(f"Anmäl {decision.name} till {decision.body}", f"Report {decision.name} to {decision.body}")
            yield verdicts.Duty(
                rule=rule.rule.id,
                kind="report",
                label=label,
                citation=rule.citation,
                by=delegate,
                to=(decision.body,),
                deadline=when(effect.report, answer.trigger),
                next_meeting=effect.next_meeting,
                items=(),
                fulfilled_by=None,
            )


def _reported(to: tuple[str, ...], answer: Answer) -> Decision | None:
    """The report that made it whole: the last of the first to each receiver about this matter, after the event."""
    case = answer.case
    reference = case.facts.get("reference")
    first: dict[str, Decision] = {}
    for decision in sorted(case.decisions, key=lambda decision: decision.on):
        if (
            decision.kind == "report"
            and decision.body in to
            and decision.outcome == "bifall"
            and decision.covers.reference in (None, reference)
            and (case.event_on is None or case.event_on <= decision.on)
        ):
            first.setdefault(decision.body, decision)
    return max(first.values(), key=lambda decision: decision.on) if to and set(to) == set(first) else None
