"""Resting weeks (veckor utan beredning) as people write them: "28-31, 52-1". Pure."""

from __future__ import annotations

import re

from utblick.values import Text

Weeks = tuple[tuple[int, int], ...]
_SPAN = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")
_LAST = 52


class WrongWeeks(ValueError):
    """The text is no list of weeks; ``told`` says what to write."""

    def __init__(self, part: str) -> None:
        self.told = Text(
            f"”{part}” är inga veckor. Skriv till exempel 28-31, 52-1, med veckonummer 1–52.",
            f"“{part}” is not a span of weeks. Write for example 28-31, 52-1, with week numbers 1–52.",
        )
        super().__init__(self.told.sv)


def parse_weeks(text: str) -> Weeks:
    """ISO weeks as (first, last) pairs; (52, 1) runs over New Year. Raises WrongWeeks."""
    return tuple(_span(part.strip()) for part in text.replace(";", ",").split(",") if part.strip())


def written(weeks: Weeks) -> str:
    """The one way to write weeks: "28-31,52-1", a single week as "9"."""
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in weeks)


def _span(part: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(part)
    if not found:
        raise WrongWeeks(part[:40])
    first = int(found.group(1))
    last = int(found.group(2) or first)
    if not (1 <= first <= _LAST and 1 <= last <= _LAST):
        raise WrongWeeks(part)
    return first, last
