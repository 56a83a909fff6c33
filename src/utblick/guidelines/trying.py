"""Trying one rule on one matter."""

from __future__ import annotations

from utblick.guidelines.caps import exceeded
from utblick.guidelines.conditions import Truth
from utblick.guidelines.cover import Case
from utblick.guidelines.effects import Cap, Pause
from utblick.guidelines.sets import CompiledRule


def holds(rule: CompiledRule, case: Case) -> Truth:
    """Whether the rule's effect follows: its condition holds, its pause has not passed, its cap is exceeded."""
    held = rule.ready.test(case.facts, case.on)
    effect = rule.effect
    if held is False:
        return False
    if isinstance(effect, Pause) and effect.until is not None and effect.until.latest < case.on:
        return False
    if isinstance(effect, Cap):
        beyond, _ = exceeded(rule, case)
        return False if beyond is False else (held if beyond else None)
    return held


def unknown_facts(rule: CompiledRule, case: Case) -> frozenset[str]:
    """The facts that keep it open whether the rule holds."""
    names = rule.ready.unknown(case.facts, case.on)
    return names | exceeded(rule, case)[1] if isinstance(rule.effect, Cap) else names
