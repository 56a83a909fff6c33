"""Days written in English running text: "Friday 5 June 2026", "June 5th, 2026", "the 5th of June". Pure.

Before its day a month must have its capital letter: "you may 5 times" is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from utblick.dates.swedish_days import WrittenDay

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_DAY = re.compile(
    rf"""
    (?:\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?
    (?:
        (?<![\d/.:])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?![a-z])
      | \b(?P<first>(?-i:{_MONTH}))\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
    )
    (?:,?\s+(?P<year>20\d\d)(?!\d))?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def english_days(text: str) -> Iterator[WrittenDay]:
    """Every day written with an English month's name in ``text``, in order."""
    for match in _DAY.finditer(text):
        name = match["weekday"]
        yield WrittenDay(
            match.start(),
            match.end(),
            int(match["year"]) if match["year"] else None,
            _MONTHS.index((match["month"] or match["first"])[:3].lower()) + 1,
            int(match["day"] or match["after"]),
            _WEEKDAYS.index(name[:3].lower()) if name else None,
        )
