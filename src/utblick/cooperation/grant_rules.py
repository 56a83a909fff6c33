"""What is left of a pot, and what to be careful of before a grant is decided. Pure: plain amounts and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from utblick.values import Money, Text


@dataclass(frozen=True, slots=True)
class Award:
    """A decision on one application: what it gave in öre, 0 for a rejection. A withdrawn one gives its money back."""

    granted: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """A pot's terms: öre in all, at most öre to one, the last day to apply, and the body that decides."""

    pot: int
    cap: int | None
    deadline: date
    body: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision as it would be: the application's day and amount, what it would be granted, and by which body."""

    applied_on: date
    asked: int
    granted: int
    body: str


REPORT_WITHIN = timedelta(days=60)
"""So long after an exchange it is reported, where the pot's own day comes before the exchange has ended."""


def used_of(awards: Iterable[Award]) -> Money:
    """What the decisions have given out of a pot. What is asked back later does not come back to it."""
    return Money(sum(award.granted for award in awards if not award.withdrawn))


def left_of(pot: int, awards: Iterable[Award]) -> Money:
    """What is left of a pot of so many öre; negative when more has been given than there was."""
    return Money(pot - used_of(awards).minor)


def report_day(of_the_pot: date | None, last_day: date) -> date:
    """The day to report an exchange by."""
    return of_the_pot if of_the_pot is not None and of_the_pot > last_day else last_day + REPORT_WITHIN


def concerns(terms: Terms, proposal: Proposal, others: Iterable[Award]) -> tuple[Text, ...]:
    """What a decision would go beyond, none when it keeps within the terms. ``others``: the pot's other decisions."""
    found = []
    if proposal.body != terms.body:
        found.append(Text("ett annat organ än det som ska besluta", "another body than the one that is to decide"))
    if not proposal.granted:
        return tuple(found)
    if (over := proposal.granted - left_of(terms.pot, others).minor) > 0:
        found.append(
            Text(f"medlen räcker inte, {_kronor(over)} kronor fattas", f"the pot is SEK {_kronor(over)} short")
        )
    if terms.cap is not None and proposal.granted > terms.cap:
        most = _kronor(terms.cap)
        found.append(Text(f"mer än taket {most} kronor", f"more than the cap of SEK {most}"))
    if proposal.applied_on > terms.deadline:
        day = terms.deadline.isoformat()
        found.append(Text(f"ansökan kom efter {day}", f"the application came after {day}"))
    if proposal.granted > proposal.asked:
        found.append(Text("mer än föreningen har sökt", "more than the association asked for"))
    return tuple(found)


def _kronor(minor: int) -> str:
    return f"{-(-minor // 100):,}".replace(",", "\u00a0")
