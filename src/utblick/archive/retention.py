"""When a document may be disposed of. Pure."""

from __future__ import annotations

from datetime import date


def first_day_of_disposal(closed_on: date, years: int) -> date:
    """The first day after so many whole calendar years from the end of the year in which the matter was closed."""
    return date(closed_on.year + years + 1, 1, 1)
