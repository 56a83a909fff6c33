"""Days written in figures alone: "12/06/2026", "12.6.2026", "12/06". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from utblick.dates.swedish_days import WrittenDay

_DAY = re.compile(
    r"(?<![\d/.,-])(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>20\d\d|\d\d))?(?![\d/%])"
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FiguresDay:
    """A day in figures, read with the day first as in Europe; ``ambiguous`` when it may be the month instead."""

    written: WrittenDay
    ambiguous: bool


def numeric_days(text: str) -> Iterator[FiguresDay]:
    """Every such day in ``text``, in order. With points only when the year is there: "12.30" is a time."""
    for match in _DAY.finditer(text):
        first, second, stated = int(match["day"]), int(match["month"]), match["year"]
        if match["mark"] == "." and not stated:
            continue
        number, month = (first, second) if second <= _MONTHS else (second, first)
        year = int(stated if len(stated) == 4 else f"20{stated}") if stated else None
        ambiguous = first != second and max(first, second) <= _MONTHS
        yield FiguresDay(WrittenDay(match.start(), match.end(), year, month, number, None), ambiguous)
