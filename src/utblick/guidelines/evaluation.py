"""Ask guideline sets whether something may be done. Pure: same sets, facts and decisions give the same verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.guidelines.answers import find_answer
from utblick.guidelines.conditions import Facts
from utblick.guidelines.cover import Case
from utblick.guidelines.decisions import Decision
from utblick.guidelines.facts import FACTS
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.report import make_verdict
from utblick.guidelines.sets import RANKS, GuidelineSet
from utblick.guidelines.trying import holds
from utblick.guidelines.verdicts import Verdict
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Text


def evaluate(
    sets: Sequence[GuidelineSet], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> Verdict:
    """Answer `trigger` by the sets in force on the day `on` (the municipality's date).

    Facts missing or None are unknown. A decision counts up to the day the thing happened (the trigger's event fact,
    such as ``submitted_on``), else up to `on`. Raises ValueError for a trigger or fact that does not exist.
    """
    return evaluate_by(sets_in_force(sets, on), trigger, facts, decisions, on)


def evaluate_by(
    in_force: tuple[GuidelineSet, ...], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> Verdict:
    """As `evaluate`, by exactly these sets, highest rank first, whenever they are valid."""
    if trigger not in TRIGGERS:
        raise ValueError(str(unknown_name(Text("händelsen", "the trigger"), trigger, list(TRIGGERS))))
    for name in facts:
        if name not in FACTS:
            raise ValueError(str(unknown_name(Text("faktumet", "the fact"), name, list(FACTS))))
    kind = TRIGGERS[trigger]
    event_on = facts.get(kind.event_fact)
    case = Case(facts, decisions, on, event_on if isinstance(event_on, date) else None)
    rules = [rule for guidelines in in_force for rule in guidelines.by_trigger.get(trigger, ())]
    held = [(rule, holds(rule, case)) for rule in rules]
    sure = tuple(rule for rule, truth in held if truth is True)
    undecided = tuple(rule for rule, truth in held if truth is None)
    answer = find_answer(kind, in_force, sure, undecided, case)
    return make_verdict(answer, held)


def sets_in_force(sets: Sequence[GuidelineSet], on: date) -> tuple[GuidelineSet, ...]:
    """The sets valid on a day, highest rank first. A date without month or day counts from its first day."""
    valid = [
        guidelines
        for guidelines in sets
        if guidelines.document.valid_from.earliest <= on
        and (guidelines.document.valid_to is None or on <= guidelines.document.valid_to.latest)
    ]
    replaced = {replaced.id for guidelines in valid for replaced in guidelines.document.replaces if replaced.id}
    current = (guidelines for guidelines in valid if guidelines.document.id not in replaced)
    return tuple(sorted(current, key=lambda one: (RANKS.index(one.document.rank), one.document.id)))
