"""Days written in Swedish running text: "fredagen den 15 mars 2024", "15/3 2024", "2024-03-15", "den 15 mars". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_WEEKDAYS = ["mån", "tis", "ons", "tor", "fre", "lör", "sön"]
_MONTH = (
    r"jan(?:uari|\.)?|feb(?:ruari|\.)?|mars|mar\.|apr(?:il|\.)?|maj|juni?|juli?|aug(?:usti|\.)?"
    r"|sept?(?:ember|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_DAY = re.compile(
    rf"""
    (?:(?P<weekday>mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?:\s*den)?\s*)?
    (?:
        (?<!\d)(?P<day>\d{{1,2}}|(?<=den\s)[lI])(?::?[ea])?\s*(?P<month>{_MONTH})(?![a-zåäö])(?:,?\s*(?P<year>20\d\d)(?!\d))?
      | (?<![\d/])(?P<iso>20\d\d-\d\d-\d\d)(?!\d)
      | (?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:[\s-]\s*(?P<y>20\d\d))?(?![\d/])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written, and its place in the text. ``year`` and ``weekday`` (0 = Monday) are None when left out."""

    start: int
    end: int
    year: int | None
    month: int
    number: int
    weekday: int | None

    def day(self, earliest: date | None) -> date | None:
        """The day meant; without a year the first such day from ``earliest`` on (where the weekday fits, if given).

        None when there is no such day, or no year and no ``earliest``.
        """
        if self.year is not None:
            return self._in(self.year)
        if earliest is None:
            return None
        days = [day for year in (earliest.year, earliest.year + 1) if (day := self._in(year)) and day >= earliest]
        return next((day for day in days if self.weekday in (None, day.weekday())), days[0] if days else None)

    def agrees(self, day: date) -> bool:
        """Whether the weekday that was written, if any, is that of ``day``."""
        return self.weekday is None or self.weekday == day.weekday()

    def _in(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.number)
        except ValueError:
            return None


def written_days(text: str) -> Iterator[WrittenDay]:
    """Every day written in ``text``, in order."""
    for match in _DAY.finditer(text):
        name = match["weekday"]
        weekday = _WEEKDAYS.index(name[:3].lower()) if name else None
        if match["iso"]:
            year, month, number = (int(part) for part in match["iso"].split("-"))
            yield WrittenDay(match.start(), match.end(), year, month, number, weekday)
        elif match["day"]:
            number = int(match["day"]) if match["day"].isdigit() else 1
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            stated = int(match["year"]) if match["year"] else None
            yield WrittenDay(match.start(), match.end(), stated, month, number, weekday)
        else:
            stated = int(match["y"]) if match["y"] else None
            yield WrittenDay(match.start(), match.end(), stated, int(match["m"]), int(match["d"]), weekday)
