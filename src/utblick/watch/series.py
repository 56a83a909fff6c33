"""When a call that has come before may come again: next year's window from the windows of earlier years. Pure.

A series is calls whose identifiers differ only in the year ("CERV-2025-CITIZENS-TOWN-TT", "CERV-2026-…") and whose
titles say the same: many programmes number their topics, and number 3 of next year is then something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from utblick.values import PartialDate, searchable
from utblick.watch.sources.preliminary import Span

EARLIER = 4
"""So many of the latest years are looked at."""
WIDEST = 5
"""Months: a series whose windows lie further apart has no habit."""
ALIKE = 0.5
_YEAR = re.compile(r"(?<=-)20\d\d(?=-|$)")


@dataclass(frozen=True, slots=True)
class Came:
    """A call that came: its identifier, title, and first and last day."""

    identifier: str
    title: str
    programme: str
    url: str
    opens_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Coming:
    """A call that may come: the identifier it will have, its likely window, and those it follows, latest first."""

    identifier: str
    year: int
    opens: Span
    closes: Span
    follows: tuple[Came, ...]


def coming(came: Iterable[Came], day: date, yearly: Iterable[str] = ()) -> list[Coming]:
    """The calls to expect this year or next: one year after the latest of their series, not yet closed for certain.

    Two earlier years are needed; for a series in ``yearly`` ("CERV-{year}-CITIZENS-TOWN-TT") one is enough.
    """
    series: dict[str, dict[int, Came]] = defaultdict(dict)
    for call in came:
        if found := _YEAR.search(call.identifier):
            name = f"{call.identifier[: found.start()]}{{year}}{call.identifier[found.end() :]}"
            series[name].setdefault(int(found.group()), call)
    known = set(yearly)
    expected = [_next(name, by_year, known) for name, by_year in sorted(series.items())]
    return [one for one in expected if one and one.year <= day.year + 1 and one.closes.last_day >= day]


def _next(name: str, by_year: dict[int, Came], yearly: set[str]) -> Coming | None:
    latest = max(by_year)
    years = [year for year in sorted(by_year, reverse=True) if _alike(by_year[year].title, by_year[latest].title)]
    years = years[:EARLIER]
    if len(years) < 2 and name not in yearly:
        return None
    opens = _months([(by_year[year].opens_on, year) for year in years], latest + 1)
    closes = _months([(by_year[year].last_on, year) for year in years], latest + 1)
    if opens is None or closes is None or opens.first_day > closes.last_day:
        return None
    follows = tuple(by_year[year] for year in years)
    return Coming(name.replace("{year}", str(latest + 1)), latest + 1, opens, closes, follows)


def _months(days: list[tuple[date, int]], year: int) -> Span | None:
    """The months of ``year`` that these days fall in, each counted from its call's year; None when too far apart."""
    places = [(day.year - of) * 12 + day.month - 1 for day, of in days]
    if max(places) - min(places) > WIDEST:
        return None
    first, last = (PartialDate(year + place // 12, place % 12 + 1) for place in (min(places), max(places)))
    return Span(first, last)


def _alike(one: str, other: str) -> bool:
    """Whether two titles share at least half of their words, years and numbers aside."""
    words = [{word for word in searchable(title).split() if not word.isdigit()} for title in (one, other)]
    return len(words[0] & words[1]) >= ALIKE * max(1, len(words[0] | words[1]))
