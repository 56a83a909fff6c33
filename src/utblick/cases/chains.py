"""What stands of decisions that replace, amend, withdraw or execute one another. Pure: no Django, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """What a later decision does to an earlier one."""

    REPLACES = "replaces"
    AMENDS = "amends"
    WITHDRAWS = "withdraws"
    EXECUTES = "executes"


class Validity(StrEnum):
    """How a decision stands on a day."""

    NOT_YET = "not_yet"
    STANDS = "stands"
    AMENDED = "amended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


ENDED = (Validity.REPLACED, Validity.WITHDRAWN)
_ENDS = {Relation.REPLACES: Validity.REPLACED, Relation.WITHDRAWS: Validity.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One decision's effect on an earlier one, from a day; known to the municipality from ``noted_on``.

    ``struck_on`` is the day it was found to be wrong, None while it holds.
    """

    later: str
    earlier: str
    relation: Relation
    from_on: date
    noted_on: date
    struck_on: date | None = None

    def is_known(self, known: date) -> bool:
        """Whether it was held for true on a day."""
        return self.noted_on <= known and (self.struck_on is None or known < self.struck_on)


def validities(
    decided: Mapping[str, date], links: Iterable[ChainLink], *, on: date, known: date
) -> dict[str, Validity]:
    """How each decision (name → day it was taken) stood ``on`` a day, as it was ``known`` on another.

    Lineage is taken as it is told. What has been replaced or withdrawn never stands again by itself: if what ended it
    ends, a new decision is needed. An executed decision stands.
    """
    found = {name: Validity.STANDS if day <= on else Validity.NOT_YET for name, day in decided.items()}
    for link in sorted(links, key=lambda link: (link.from_on, link.noted_on)):
        if not link.is_known(known) or link.from_on > on or found.get(link.earlier) in (None, Validity.NOT_YET, *ENDED):
            continue
        if link.relation == Relation.AMENDS:
            found[link.earlier] = Validity.AMENDED
        elif link.relation in _ENDS:
            found[link.earlier] = _ENDS[link.relation]
    return found


def leads_back(links: Iterable[ChainLink], start: str, target: str) -> bool:
    """Whether ``target`` is reached from ``start`` by going from later to earlier decisions."""
    earlier: dict[str, set[str]] = {}
    for link in links:
        if link.struck_on is None:
            earlier.setdefault(link.later, set()).add(link.earlier)
    seen, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name == target:
            return True
        if name not in seen:
            seen.add(name)
            waiting += earlier.get(name, ())
    return False
