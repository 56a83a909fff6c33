"""What one comparison leaves of the values a fact may have, and what two of them leave together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

Bound = tuple[Any, int]


@dataclass(frozen=True, slots=True)
class Values:
    """Named values: those that are left, or all but those taken away."""

    left: frozenset[Any] | None = None
    away: frozenset[Any] = frozenset()

    def joined(self, other: Values) -> Values | None:
        """What both leave, or None when that is nothing."""
        away = self.away | other.away
        if self.left is None and other.left is None:
            return Values(None, away)
        left = self.left & other.left if self.left is not None and other.left is not None else self.left or other.left
        assert left is not None
        return Values(left - away) if left - away else None

    def either(self, other: Values) -> Values:
        """What one or the other leaves."""
        if self.left is not None and other.left is not None:
            return Values(self.left | other.left)
        away = self.away & other.away if self.left is None and other.left is None else self.away | other.away
        return Values(None, away - (self.left or frozenset()) - (other.left or frozenset()))


@dataclass(frozen=True, slots=True)
class Range:
    """An interval. A bound is a value and a nudge: 0 = the value itself, 1 = just above, -1 = just below."""

    low: Bound | None = None
    high: Bound | None = None
    away: frozenset[Any] = frozenset()

    def joined(self, other: Range) -> Range | None:
        """What both leave, or None when that is nothing."""
        low = max((bound for bound in (self.low, other.low) if bound is not None), default=None)
        high = min((bound for bound in (self.high, other.high) if bound is not None), default=None)
        away = self.away | other.away
        if low is not None and high is not None and (low > high or low == high and low[0] in away):
            return None
        return Range(low, high, away)

    def either(self, other: Range) -> Range:
        """The interval around what one or the other leaves."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Range(low, high, self.away & other.away)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the year, as bits."""

    bits: int

    def joined(self, other: Days) -> Days | None:
        """What both leave, or None when that is nothing."""
        bits = self.bits & other.bits
        return Days(bits) if bits else None

    def either(self, other: Days) -> Days:
        """What one or the other leaves."""
        return Days(self.bits | other.bits)


Domain = Values | Range | Days

_LEAP_YEAR = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
_BITS = {f"{day.month:02}-{day.day:02}": 1 << index for index, day in enumerate(_LEAP_YEAR)}


def joined(one: Domain, other: Domain) -> Domain | None:
    """What two domains of the same fact leave together, or None."""
    return one.joined(other)  # type: ignore[arg-type]


def either(one: Domain, other: Domain) -> Domain:
    """What one or the other of two domains of the same fact leaves."""
    return one.either(other)  # type: ignore[arg-type]


def window(first: str, last: str, inside: bool) -> Days:
    """The days of the year between two ``MM-DD``, both included, or all the others."""
    if first <= last:
        bits = sum(bit for day, bit in _BITS.items() if first <= day <= last)
    else:
        bits = sum(bit for day, bit in _BITS.items() if day >= first or day <= last)
    return Days(bits if inside else (1 << 366) - 1 - bits)


def meets(dates: Range, days: Days) -> bool:
    """Whether some day of an interval (ordinals, both ends included) is one of the days of the year."""
    if dates.low is None or dates.high is None or dates.high[0] - dates.low[0] >= 366:
        return days.bits != 0
    interval = (date.fromordinal(day) for day in range(dates.low[0], dates.high[0] + 1) if day not in dates.away)
    return any(days.bits & _BITS[f"{day.month:02}-{day.day:02}"] for day in interval)


def above(value: Any, included: bool, whole: bool) -> Range:
    """Values from `value` on; `whole` ones have nothing between two neighbours."""
    if whole and not included:
        return Range(low=(value + 1, 0))
    return Range(low=(value, 0 if included else 1))


def below(value: Any, included: bool, whole: bool) -> Range:
    """Values up to `value`."""
    if whole and not included:
        return Range(high=(value - 1, 0))
    return Range(high=(value, 0 if included else -1))


def exactly(value: Any) -> Range:
    """One value of a range."""
    return Range((value, 0), (value, 0))


def without(value: Any) -> Range:
    """All values but one."""
    return replace(Range(), away=frozenset({value}))
