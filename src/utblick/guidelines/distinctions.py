"""What the rules tell apart: for each fact the values, limits and days that some rule compares it with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from utblick.guidelines.caps import room_left
from utblick.guidelines.conditions import Facts, Surroundings, quantity
from utblick.guidelines.cover import Case
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import Cap, Content, MayDelegate, MayUse, Priority, RequireDecision
from utblick.guidelines.facts import FACTS
from utblick.guidelines.sets import CompiledRule, GuidelineSet
from utblick.guidelines.tables import Condition, Window
from utblick.guidelines.vocabulary import CONCERNED, OWN, TRIGGERS
from utblick.values import Money

_PER = {"participant": "participants"}


@dataclass
class Distinctions:
    """Of one fact: the values compared with, and the days of the year between which it may lie."""

    values: list[Any] = field(default_factory=list)
    windows: list[Window] = field(default_factory=list)


def spoken_of(
    in_force: Sequence[GuidelineSet], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> dict[str, Distinctions]:
    """Every fact that some rule for the trigger speaks of, in the order of the vocabulary."""
    event_fact = TRIGGERS[trigger].event_fact
    event_on = facts.get(event_fact)
    case = Case(facts, decisions, on, event_on if isinstance(event_on, date) else None)
    found: dict[str, Distinctions] = {}
    for guidelines in in_force:
        for rule in guidelines.by_trigger.get(trigger, ()):
            for name, value in _compared(rule, guidelines.surroundings, case):
                _add(found.setdefault(name, Distinctions()), value)
    if event_on is not None and found:
        _add_days(found.setdefault(event_fact, Distinctions()), decisions)
    return {name: found[name] for name in FACTS if name in found}


def _add(known: Distinctions, value: Any) -> None:
    if isinstance(value, Window):
        known.windows.append(value)
    elif value is not None and value not in known.values:
        known.values.append(value)


def _compared(rule: CompiledRule, around: Surroundings, case: Case) -> Iterator[tuple[str, Any]]:
    """Facts with what one rule compares them with; None when it speaks of a fact without comparing."""
    if rule.rule.when is not None:
        yield from _in_condition(rule.rule.when, around, case.on)
    yield from _in_effect(rule, around, case)
    if isinstance(rule.effect, MayDelegate | MayUse):
        yield from _in_decisions(case.decisions)


def _in_condition(condition: Condition, around: Surroundings, on: date) -> Iterator[tuple[str, Any]]:
    for part in condition.parts:
        yield from _in_condition(part, around, on)
    if condition.fact is None:
        return
    ((comparison, raw),) = condition.comparisons
    name = condition.fact
    if comparison == "known" or isinstance(raw, Window):
        yield name, raw if isinstance(raw, Window) else None
    elif FACTS[name].kind == "money":
        limit = quantity(raw, around)
        if not limit.unlimited:
            yield name, limit.on(on)
    elif isinstance(raw, dict):
        for listed in sorted(around.dated.lists[raw["list"]].values, key=lambda one: one.from_):
            yield from ((name, one) for one in listed.names)
    elif isinstance(raw, list):
        yield from ((name, one) for one in raw)
    else:
        yield name, raw


def _in_effect(rule: CompiledRule, around: Surroundings, case: Case) -> Iterator[tuple[str, Any]]:
    effect = rule.effect
    named = str(effect.model_dump(include={"body", "any_of", "all_of", "chain"}))
    if f"'{OWN}'" in named:
        yield "body", None
    if f"'{CONCERNED}'" in named:
        yield "bodies", None
    if isinstance(effect, RequireDecision) and effect.not_before is not None:
        yield from ((effect.not_before, decision.on) for decision in case.decisions)
        yield effect.not_before, None
    elif isinstance(effect, Cap):
        yield from ((_PER.get(name, name), None) for name in effect.per)
        yield effect.of, room_left(rule, case).left if rule.limit and not rule.limit.unlimited else None
        if effect.counts == "year":
            years = {decision.on.year for decision in case.decisions}
            event = TRIGGERS[rule.rule.triggers[0]].event_fact
            yield from ((event, date(year + later, 1, 1)) for year in sorted(years) for later in (0, 1))
    elif isinstance(effect, MayDelegate):
        yield "principal_matter", None
        if rule.limit is not None:
            yield effect.of, rule.limit.on(case.on)
    elif isinstance(effect, Content):
        yield from (("attachments" if item.attachment else "contents", item.name) for item in effect.items)
    elif isinstance(effect, Priority):
        for rung in effect.order:
            if rung.when is not None:
                yield from _in_condition(rung.when, around, case.on)


def _in_decisions(decisions: Sequence[Decision]) -> Iterator[tuple[str, Any]]:
    """What a delegation or a frame limits itself to."""
    for decision in decisions:
        covers = decision.covers
        if covers.left is not None:
            yield "own_cost", covers.left
        for name in ("programme", "call"):
            yield from ((name, value) for value in [getattr(covers, name)] if value is not None)


def _add_days(known: Distinctions, decisions: Sequence[Decision]) -> None:
    """The event counts by whether it came before or after each decision, and within the period each covers."""
    for decision in decisions:
        for day in (decision.on, decision.covers.valid_from, decision.covers.valid_to):
            _add(known, day)


def limits(known: Distinctions, like: object) -> list[Any]:
    """The limits of amounts, numbers or days that can be compared with `like`, in order."""
    if isinstance(like, Money):
        return sorted({one for one in known.values if isinstance(one, Money) and one.currency == like.currency})
    if isinstance(like, date):
        return sorted({one for one in known.values if isinstance(one, date)})
    return sorted({Decimal(str(one)) for one in known.values if isinstance(one, int | float | Decimal)})
