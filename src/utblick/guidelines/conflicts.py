"""Which of several rules about the same matter gives way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from utblick.guidelines.effects import Ask, Cap, Exempt, Forbid, Inform, Pause, RequireDecision
from utblick.guidelines.sets import RANKS, CompiledRule

DEMANDING = (RequireDecision, Inform, Ask, Forbid, Pause, Cap)
Pair = tuple[CompiledRule, CompiledRule]


@dataclass(frozen=True, slots=True)
class Settled:
    """The rules that stand, those set aside (by which rule), and the pairs nobody can rank."""

    standing: tuple[CompiledRule, ...]
    aside: dict[CompiledRule, CompiledRule]
    conflicts: tuple[Pair, ...]


def settle(rules: Sequence[CompiledRule]) -> Settled:
    """Law before KF before KS before committee; then specific before general; then later before earlier.

    An exemption in the same document is the exception it is written as. Requirements of one document add up; those of
    different documents about the same matter compete when they name different bodies.
    """
    aside: dict[CompiledRule, CompiledRule] = {}
    conflicts: list[Pair] = []
    for one, other in _contradictions(rules):
        winner = prevailing(one, other)
        if winner is None:
            conflicts.append((one, other))
        else:
            aside[other if winner is one else one] = winner
    standing = tuple(rule for rule in rules if rule not in aside)
    live = tuple(pair for pair in conflicts if pair[0] not in aside and pair[1] not in aside)
    return Settled(standing, aside, live)


def prevailing(one: CompiledRule, other: CompiledRule) -> CompiledRule | None:
    """The one of two contradicting rules that holds, or None."""
    if one.document.id == other.document.id and isinstance(one.effect, Exempt) != isinstance(other.effect, Exempt):
        return one if isinstance(one.effect, Exempt) else other
    for first, second in (
        (RANKS.index(other.document.rank), RANKS.index(one.document.rank)),
        (len(one.facts), len(other.facts)),
        (one.document.valid_from.earliest, other.document.valid_from.earliest),
    ):
        if first != second:
            return one if first > second else other
    return None


def _contradictions(rules: Sequence[CompiledRule]) -> list[Pair]:
    demanding = [rule for rule in rules if rule.part in ("demand", "reason") and isinstance(rule.effect, DEMANDING)]
    pairs = [
        (exempt, rule)
        for exempt in rules
        if exempt.part == "reason" and isinstance(exempt.effect, Exempt)
        for rule in demanding
        if rule.about in exempt.effect.about
    ]
    if len({rule.document.id for rule in demanding}) > 1:
        pairs += [
            (one, other)
            for index, one in enumerate(demanding)
            for other in demanding[index + 1 :]
            if one.about == other.about
            and one.binds
            and other.binds
            and one.document.id != other.document.id
            and _deciders_differ(one, other)
        ]
    return pairs


def _deciders_differ(one: CompiledRule, other: CompiledRule) -> bool:
    if isinstance(one.effect, RequireDecision) and isinstance(other.effect, RequireDecision):
        return _deciders(one.effect) != _deciders(other.effect)
    return False


def _deciders(effect: RequireDecision) -> tuple[object, ...]:
    links = tuple((link.body, link.decision) for link in effect.chain or ())
    return (effect.body, tuple(effect.any_of or ()), tuple(effect.all_of or ()), links, effect.decision)
