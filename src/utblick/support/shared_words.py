"""Which things two texts both speak of. Pure."""

from __future__ import annotations

from utblick.values import searchable, stems

SHORTEST, FEWEST, MOST = 5, 2, 4
_SAY_NOTHING = """
partner partners partnership project projekt projektet söker seeking looking search europe european europa municipality
municipal kommun kommunen swedish sweden sverige svensk invite would there their about which other tillsammans också
eller deras kunna skulle erasmus application ansökan interested international internationell samarbete cooperation
"""
_COMMON = frozenset(stems(_SAY_NOTHING).split())


def shared_words(own: str, other: str) -> tuple[str, ...]:
    """The words of one text that the other has too, in any ending; fewer than two say nothing and are left out."""
    there = set(stems(other).split())
    words = {word: stems(word) for word in searchable(own).split() if len(word) >= SHORTEST}
    shared: dict[str, str] = {}
    for word, stem in words.items():
        if stem in there and stem not in _COMMON:
            shared.setdefault(stem, word)
    return tuple(shared.values())[:MOST] if len(shared) >= FEWEST else ()
