"""Two texts side by side. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_ROWS = 200
CONTEXT = 2


@dataclass(frozen=True, slots=True)
class PairedLine:
    """A line before and after; None on the side where there is none."""

    old: str | None
    new: str | None

    @property
    def differs(self) -> bool:
        return self.old != self.new


def side_by_side(old: str, new: str) -> list[PairedLine]:
    """The lines that differ with a few around them, at most `MOST_ROWS`; empty when nothing does."""
    before, after = old.splitlines(), new.splitlines()
    rows: list[PairedLine] = []
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(CONTEXT):
        for _kind, i1, i2, j1, j2 in group:
            for place in range(max(i2 - i1, j2 - j1)):
                rows.append(
                    PairedLine(
                        before[i1 + place] if i1 + place < i2 else None,
                        after[j1 + place] if j1 + place < j2 else None,
                    )
                )
    return rows[:MOST_ROWS]


def added_lines(old: str, new: str) -> list[str]:
    """The lines that only the new text has, in order."""
    before = set(old.splitlines())
    return [line for line in new.splitlines() if line not in before]
