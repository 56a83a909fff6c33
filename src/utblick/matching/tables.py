"""How the word lists of this package are written and read."""

from __future__ import annotations

from collections.abc import Iterator


def blocks(table: str) -> Iterator[tuple[str, float, str]]:
    """Read blocks of a line ``# name weight`` and the lines under it; raises ValueError for another head."""
    for block in table.strip().removeprefix("# ").split("\n# "):
        head, _, body = block.partition("\n")
        name, weight = head.split()
        yield name, float(weight), body


def listed(words: str) -> tuple[str, ...]:
    """Words and phrases parted by commas, over any number of lines."""
    return tuple(" ".join(word.split()) for word in words.split(",") if word.strip())
