"""What changes with time inside a set: indexes such as prisbasbeloppet, and lists such as a programme's countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from utblick.guidelines.schema import DatedList, Index
from utblick.guidelines.tables import IndexAmount
from utblick.values import Money, Text

NO_LIMIT = Text("(ingen gräns vald)", "(no limit chosen)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as of a day. `unlimited` = nobody has set it; `on` gives None before an index has its first value."""

    label: Text
    amount: Money | None = None
    index: Index | None = None
    times: Decimal = Decimal(1)
    year: int | None = None

    @classmethod
    def fixed(cls, amount: Money | None) -> Quantity:
        return cls(NO_LIMIT if amount is None else Text(_spoken(amount), _spoken(amount)), amount)

    @property
    def unlimited(self) -> bool:
        return self.amount is None and self.index is None

    def on(self, day: date) -> Money | None:
        if self.index is None:
            return self.amount
        value = value_on(self.index, date(self.year, 1, 1) if self.year else day)
        return Money(int(value.minor * self.times), value.currency) if value else None


@dataclass(frozen=True, slots=True)
class Dated:
    """The indexes and lists of one set, by name."""

    indexes: Mapping[str, Index] = field(default_factory=dict)
    lists: Mapping[str, DatedList] = field(default_factory=dict)

    def index(self, amount: IndexAmount) -> Quantity:
        index, times = self.indexes[amount.index], Decimal(amount.times)
        year = f" {amount.year}" if amount.year else ""
        label = Text(f"{times} × {index.label.sv}{year}", f"{times} × {index.label.en}{year}")
        return Quantity(label, None, index, times, amount.year)

    def names(self, name: str, on: date) -> frozenset[str] | None:
        """Who is on a list on a day, casefolded; None before its first day."""
        valid = [value for value in self.lists[name].values if value.from_ <= on]
        if not valid:
            return None
        return frozenset(one.casefold() for one in max(valid, key=lambda value: value.from_).names)

    def list_label(self, name: str) -> Text:
        return self.lists[name].label.text


def value_on(index: Index, day: date) -> Money | None:
    """What an index is worth on a day; None before its first value."""
    valid = [value for value in index.values if value.from_ <= day]
    return max(valid, key=lambda value: value.from_).value.money if valid else None


def _spoken(amount: Money) -> str:
    return f"{Decimal(amount.minor) / 100} {amount.currency}"
