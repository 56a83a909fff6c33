"""Rounds that come back: most of a Swedish municipality's money is not in the EU's portal. Shipped as data. Pure.

One file a funder beside this one. Every day in them is a habit, not a promise: the funder's own page decides.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from utblick.values import PartialDate
from utblick.watch.sources.entered import Entry
from utblick.watch.sources.preliminary import Span

Certainty = Literal["likely", "uncertain"]
CERTAINTIES = {
    "likely": "Fönstret har legat ungefär så de senaste åren.",
    "uncertain": "Fönstret är en gissning; omgångarna har kommit olika.",
}
CHECK = "Preliminärt. Kontrollera hos finansiären."


@dataclass(frozen=True, slots=True)
class Round:
    """A round that comes back every year (or in ``years``), at the latest in the year ``until``.

    ``opens`` and ``closes`` are the usual months or days: "02", "02-15", or "09/10" when it varies. The year of a round
    is the year it closes in; one that opens in a later month than it closes opens the year before. ``portal`` is the
    identifier that the EU's portal gives such a call, with ``{year}`` in it. ``basis`` and ``as_of``: where this is
    from, and when it was written down.
    """

    code: str
    funder: str
    page: str
    title: str
    programme: str
    opens: str
    closes: str
    who: str
    text: str
    certainty: Certainty
    basis: str
    as_of: str
    portal: str = ""
    share: str = ""
    until: int | None = None
    years: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.certainty not in get_args(Certainty):
            raise ValueError(f"{self.code}: {self.certainty!r} is no certainty")
        for year in (2027, 2028):
            if self.opening(year).first_day > self.closing(year).last_day:
                raise ValueError(f"{self.code}: opens after it closes")

    def comes_in(self, year: int) -> bool:
        """Whether a round of this year is to be expected."""
        return (self.until is None or year <= self.until) and (not self.years or year in self.years)

    def closing(self, year: int) -> Span:
        """When the round of ``year`` usually closes."""
        return _span(self.closes, year)

    def opening(self, year: int) -> Span:
        """When the round of ``year`` usually opens."""
        opens = _span(self.opens, year)
        return opens if opens.first_day <= self.closing(year).last_day else _span(self.opens, year - 1)

    def reference(self, year: int) -> str:
        return f"round:{self.code}:{year}"

    def identifier(self, year: int) -> str:
        """The identifier that the EU's portal gives that year's call; "" for what is not in the portal."""
        return self.portal.replace("{year}", str(year))

    @cache  # noqa: B019  # the rounds are as many as the files hold, and never let go
    def entry(self, year: int) -> Entry:
        """The forecast of that year's round."""
        return Entry(
            reference=self.reference(year),
            title=f"{self.title} {year}",
            programme=self.programme,
            expected_as=self.identifier(year),
            opens=str(self.opening(year)),
            closes=str(self.closing(year)),
            url=self.page,
            who=self.who,
            share=self.share,
            text=self.text,
            note=CHECK,
            basis=f"{self.basis} {CERTAINTIES[self.certainty]} Uppgiften skrevs {self.as_of}.",
            forecast=True,
        )


@cache
def rounds() -> tuple[Round, ...]:
    """Every shipped round, by funder and code."""
    found = [row for file in sorted(Path(__file__).parent.glob("*.toml")) for row in _read(file)]
    if len({row.code for row in found}) != len(found):
        raise ValueError("two rounds have the same code")
    return tuple(found)


def expected_on(day: date) -> list[tuple[Round, int]]:
    """This and next year's rounds that have not yet closed for certain on ``day``, each with its year."""
    years = (day.year, day.year + 1)
    return [
        (row, year) for row in rounds() for year in years if row.comes_in(year) and row.closing(year).last_day >= day
    ]


def _read(file: Path) -> Iterator[Round]:
    told: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    common = told["funder"]
    for row in told["round"]:
        yield Round(**{**common, **row, "years": tuple(row.get("years", ()))})


@cache
def _span(text: str, year: int) -> Span:
    first, _, last = text.partition("/")
    return Span(PartialDate.parse(f"{year}-{first}"), PartialDate.parse(f"{year}-{last or first}"))
