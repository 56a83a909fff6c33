"""What a function gives for each word, remembered: the same few thousand words make up every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Remembered(dict[str, Found]):
    """Look a word up by ``[word]``; one not yet known is asked of ``function``.

    When ``most`` are known all are forgotten. A lookup costs no call of Python's, unlike `functools.lru_cache`
    with its key and its order, and a text has hundreds of words.
    """

    def __init__(self, function: Callable[[str], Found], most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> Found:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._function(word)
        return found
