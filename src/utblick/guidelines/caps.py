"""Caps (tak och potter): what has been used, what is left, and whether a matter goes beyond."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from utblick.guidelines.conditions import Truth
from utblick.guidelines.cover import Case
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import Cap
from utblick.guidelines.sets import CompiledRule
from utblick.values import Money


@dataclass(frozen=True, slots=True)
class Room:
    """What one cap allows this matter, or the facts that must be known first."""

    left: Money | None
    unknown: frozenset[str] = frozenset()


def exceeded(rule: CompiledRule, case: Case) -> tuple[Truth, frozenset[str]]:
    """Whether the matter asks for more than is left; None with the facts that would settle it."""
    cap = rule.effect
    assert isinstance(cap, Cap)
    if rule.limit is None or rule.limit.unlimited:
        return False, frozenset()
    asked = case.facts.get(cap.of)
    room = room_left(rule, case)
    if room.left is None or not isinstance(asked, Money) or asked.currency != room.left.currency:
        return None, room.unknown | ({cap.of} if not isinstance(asked, Money) else set())
    return room.left < asked, frozenset()


def room_left(rule: CompiledRule, case: Case) -> Room:
    """What is left for this matter of the cap; may be negative."""
    cap = rule.effect
    assert isinstance(cap, Cap) and rule.limit is not None
    limit, facts = rule.limit.on(case.on), case.facts
    if limit is None:
        return Room(None)
    wanted: dict[str, object] = {_FACT.get(name, str(name)): facts.get(_FACT.get(name, name)) for name in cap.per}
    if cap.pot is not None:
        wanted["pot"] = cap.pot
    unknown = frozenset(name for name, value in wanted.items() if value is None)
    if unknown:
        return Room(None, unknown)
    if "participants" in wanted:
        limit = Money(int(limit.minor * Decimal(str(wanted["participants"]))), limit.currency)
    if cap.counts == "matter":
        return Room(limit)
    awarded = (decision.covers.amount for decision in case.decisions if _counts(decision, cap, wanted, case))
    used = sum(amount.minor for amount in awarded if amount is not None and amount.currency == limit.currency)
    return Room(Money(limit.minor - used, limit.currency))


_FACT = {"participant": "participants"}


def _counts(decision: Decision, cap: Cap, wanted: dict[str, object], case: Case) -> bool:
    """An award for another matter, granted by the day asked about, out of the same pot and to the same recipient."""
    covers = decision.covers
    reference = case.facts.get("reference")
    return (
        decision.kind == "award"
        and decision.outcome == "bifall"
        and decision.on <= case.cutoff
        and (cap.counts == "ever" or decision.on.year == case.cutoff.year)
        and (reference is None or covers.reference != reference)
        and wanted.get("pot") in (None, covers.pot)
        and wanted.get("recipient") in (None, covers.recipient)
        and wanted.get("body") in (None, decision.body, covers.body)
    )
