"""Bars lying side by side, ready to draw: the longest fills the width, its number is written at each. Pure.

A chart stands beside a table that says the same; it has its figures in words too, for who does not see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, LABELS, NUMBERS, STEP = 400, 176, 92, 24
MOST_BARS = 15
_LONGEST = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its number in words, and where it is drawn."""

    name: str
    label: str
    shown: str
    length: int
    y: int
    middle: int
    end: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title; ``id`` is its own on the page."""

    id: str
    title: str
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def labels(self) -> int:
        return LABELS

    @property
    def height(self) -> int:
        return len(self.bars) * STEP

    @property
    def description(self) -> str:
        """Every bar in words."""
        return "; ".join(f"{bar.name}: {bar.shown}" for bar in self.bars)


def chart(id: str, title: str, rows: Iterable[tuple[str, int, str]]) -> Chart:
    """A chart of rows (name, value from 0, the value in words), the first `MOST_BARS` of them."""
    told = list(rows)[:MOST_BARS]
    most = max((value for _, value, _ in told), default=0) or 1
    bars = []
    for number, (name, value, shown) in enumerate(told):
        length = round((WIDTH - LABELS - NUMBERS) * value / most)
        label = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        y = number * STEP
        bars.append(Bar(name, label, shown, length, y, y + 12, LABELS + length + 6))
    return Chart(id, title, tuple(bars))
