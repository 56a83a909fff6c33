"""A letter's text as paragraphs to show: lines that a mail program has broken are joined again. Pure."""

from __future__ import annotations

import re

FULL_LINE = 60
"""A line at least this long was broken by the program, not by its writer."""
_BLANK = re.compile(r"\n[ \t]*\n")


def paragraphs(text: str) -> list[list[str]]:
    """Paragraph by paragraph, each as its lines."""
    return [_joined(block.split("\n")) for block in _BLANK.split(text) if block.strip()]


def _joined(lines: list[str]) -> list[str]:
    found: list[str] = []
    goes_on = False
    for line in lines:
        words = line.strip()
        if goes_on and found and words:
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words)
        goes_on = len(words) >= FULL_LINE
    return found
