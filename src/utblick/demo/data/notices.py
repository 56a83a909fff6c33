"""When Strandö's boards announced their minutes. All of it is invented.

One notice was taken down a few days too early, and of one nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BOARD = "www.strando.example/anslagstavla"


@dataclass(frozen=True)
class DemoNotice:
    """A body's § of a year, and when its notice was noted, up and down."""

    noted_on: date
    body: str
    year: int
    paragraph: str
    announced_on: date
    taken_down_on: date | None = None


NOTICES = (
    DemoNotice(date(2025, 9, 17), "KS", 2025, "142", date(2025, 9, 17)),
    DemoNotice(date(2025, 9, 29), "KFN", 2025, "52", date(2025, 9, 29)),
    DemoNotice(date(2025, 10, 17), "BUN", 2025, "71", date(2025, 9, 25), date(2025, 10, 17)),
    DemoNotice(date(2025, 11, 24), "GVN", 2025, "66", date(2025, 10, 31), date(2025, 11, 19)),
    DemoNotice(date(2026, 4, 28), "KFN", 2026, "27", date(2026, 4, 28)),
)
