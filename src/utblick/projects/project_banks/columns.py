"""What a bank's columns are called, and whose file it is by them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from utblick.values.words import searchable


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one of a bank's tables: what each may be called, and which it cannot do without."""

    heads: dict[str, tuple[str, ...]]
    needed: tuple[str, ...]

    def places(self, row: Sequence[object]) -> dict[str, int]:
        """Where each column stands in a row of heads; a head in two languages is known by either of them."""
        told: dict[str, int] = {}
        for place, cell in enumerate(row):
            text = str(cell or "")
            for name in (text, *text.split(" / ", 1)):
                told.setdefault(searchable(name), place)
        found = {
            name: [told[key] for one in heads if (key := searchable(one)) in told] for name, heads in self.heads.items()
        }
        return {name: places[0] for name, places in found.items() if places}

    def lacking(self, row: Sequence[object]) -> list[str]:
        """The needed columns that are not there, as the bank calls them."""
        there = self.places(row)
        return [self.heads[name][0] for name in self.needed if name not in there]

    def said(self, places: dict[str, int], row: Sequence[object]) -> dict[str, object]:
        return {name: row[place] for name, place in places.items() if place < len(row)}
