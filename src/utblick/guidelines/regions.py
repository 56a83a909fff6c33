"""The stretches of amounts, numbers or days within which every rule answers alike."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from utblick.guidelines.in_words import value_in_words
from utblick.guidelines.tables import Window
from utblick.values import Money, Text

_STEP = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Region:
    """From one limit to another; None = without end. `after`, `before`: the limit itself is not part of it."""

    first: Any
    after: bool
    last: Any
    before: bool

    @property
    def lowest(self) -> Any:
        """Its smallest value; None when it has no beginning."""
        return _shifted(self.first, 1) if self.after and self.first is not None else self.first

    @property
    def highest(self) -> Any:
        """Its largest value; None when it has no end."""
        return _shifted(self.last, -1) if self.before and self.last is not None else self.last

    def holds(self, value: Any) -> bool:
        return (self.lowest is None or self.lowest <= value) and (self.highest is None or value <= self.highest)

    def joined(self, other: Region) -> Region:
        """This region and the next one above it."""
        return Region(self.first, self.after, other.last, other.before)

    def nearest(self, value: Any) -> Any:
        """The value of the region that lies nearest to one outside it."""
        return self.lowest if self.lowest is not None and value < self.lowest else self.highest

    def text(self, name: str) -> Text:
        """The region in words: "högst 200 000 kr", "efter den 8 september 2026"."""
        if self.first == self.last and self.first is not None:
            return value_in_words(name, self.first)
        words = _DAYS if isinstance(self.first or self.last, date) else _AMOUNTS
        parts = []
        if self.first is not None:
            parts.append((words[0 if self.after else 1], value_in_words(name, self.first)))
        if self.last is not None:
            parts.append((words[2 if self.before else 3], value_in_words(name, self.last)))
        return Text(
            " och ".join(f"{word.sv} {value.sv}" for word, value in parts),
            " and ".join(f"{word.en} {value.en}" for word, value in parts),
        )


_AMOUNTS = (Text("mer än", "more than"), Text("minst", "at least"), Text("mindre än", "less than"),
            Text("högst", "at most"))  # fmt: skip
_DAYS = (Text("efter", "after"), Text("tidigast", "at the earliest"), Text("före", "before"),
         Text("senast", "at the latest"))  # fmt: skip


def regions(limits: Sequence[Any]) -> list[Region]:
    """All values, parted at and on both sides of each limit (in order); amounts and numbers begin at zero."""
    if not limits:
        return []
    found = [Region(None, False, limits[0], True)]
    for index, limit in enumerate(limits):
        found.append(Region(limit, False, limit, False))
        following = limits[index + 1] if index + 1 < len(limits) else None
        found.append(Region(limit, True, following, following is not None))
    return [region for region in found if _is_real(region)]


def year_limits(windows: Sequence[Window], around: date) -> list[date]:
    """The days on which windows of the year open, and the day after they close, from the year before to the next."""
    days = {date(around.year - 1, 1, 1), date(around.year + 2, 1, 1)}
    for year in range(around.year - 1, around.year + 2):
        for window in windows:
            days |= {_first_from(year, window.from_), _last_until(year, window.to) + timedelta(1)}
    return sorted(days)


def _first_from(year: int, month_day: str) -> date:
    last = _last_until(year, month_day)
    return last if last.day == int(month_day[3:]) else last + timedelta(1)


def _last_until(year: int, month_day: str) -> date:
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _is_real(region: Region) -> bool:
    lowest, highest = region.lowest, region.highest
    if lowest is None and isinstance(highest, Money):
        return highest.minor >= 0
    if lowest is None and isinstance(highest, Decimal):
        return highest >= 0
    return lowest is None or highest is None or bool(lowest <= highest)


def _shifted(value: Any, steps: int) -> Any:
    if isinstance(value, Money):
        return Money(value.minor + steps, value.currency)
    if isinstance(value, date):
        return value + timedelta(steps)
    return value + steps * _STEP
