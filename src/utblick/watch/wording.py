"""What differs between two texts, word by word, for people to read. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest

KEPT, OLD, NEW = "=", "-", "+"
MOST_PARAGRAPHS = 60
MOST_WORDS = 1_500
"""A paragraph with more words than this is told as a whole, old and new."""
AROUND = 8
"""So many unchanged words are shown on each side of a change."""
GAP = "…"

_WORD = re.compile(r"\S+\s*")

Piece = list[str]
"""[`KEPT`, `OLD` or `NEW`, the words]."""


def differing(old: str, new: str) -> list[list[Piece]]:
    """The paragraphs (lines) that differ, each as the pieces kept, taken away and added, in reading order.

    What is kept is shortened to a few words around each change. At most `MOST_PARAGRAPHS`.
    """
    before, after = old.splitlines(), new.splitlines()
    paragraphs: list[list[Piece]] = []
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for was, becomes in zip_longest(before[start:end], after[first:last], fillvalue=""):
            if len(paragraphs) == MOST_PARAGRAPHS:
                return paragraphs
            paragraphs.append(_shortened(_pieces(was, becomes)))
    return paragraphs


def _pieces(was: str, becomes: str) -> list[Piece]:
    old, new = _WORD.findall(was), _WORD.findall(becomes)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return [piece for piece in ([OLD, was], [NEW, becomes]) if piece[1]]
    pieces: list[Piece] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append([KEPT, "".join(new[first:last])])
            continue
        pieces += [[OLD, "".join(old[start:end])]] if end > start else []
        pieces += [[NEW, "".join(new[first:last])]] if last > first else []
    return pieces


def _shortened(pieces: list[Piece]) -> list[Piece]:
    return [
        [kind, _around(text, number > 0, number < len(pieces) - 1)] if kind == KEPT else [kind, text]
        for number, (kind, text) in enumerate(pieces)
    ]


def _around(text: str, after_change: bool, before_change: bool) -> str:
    """The first words of what follows a change and the last of what comes before one."""
    words = _WORD.findall(text)
    head = words[:AROUND] if after_change else []
    tail = words[-AROUND:] if before_change else []
    if len(head) + len(tail) >= len(words):
        return text
    parts = ("".join(head).rstrip(), GAP, "".join(tail))
    return " ".join(part for part in parts if part)
