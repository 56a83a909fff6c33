"""Finds many words and phrases in a text in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from utblick.matching.words import ENGLISH, SWEDISH, compound_parts, languages, stem_all, stems, words
from utblick.values.remembering import Remembered

MASK = ""
_COMPOUND_SHARE = 0.7
_Occurrence = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase to find and the key it stands for; key `MASK` hides its words from all others."""

    key: str
    term: str
    language: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a call: where it stands, and what one occurrence in it counts."""

    place: str
    text: str
    share: float


@dataclass(slots=True)
class Found:
    """How much of a key a text holds, with the first wording seen in its weightiest place."""

    word: str
    place: str
    share: float
    amount: float = 0.0


class Lexicon:
    """An index from the first stem of each entry to its remaining stems, one for each language.

    A Swedish word that is not itself among `entries` is also looked up by its parts; `own` entries never hide those.
    """

    def __init__(self, entries: Iterable[Entry], own: Iterable[Entry] = ()) -> None:
        self._index: dict[str, dict[str, list[tuple[list[str], str]]]] = {ENGLISH: {}, SWEDISH: {}}
        self._add(entries)
        self._whole = frozenset(self._index[SWEDISH])
        own = tuple(own)
        self._own = frozenset(entry.key for entry in own)
        self._add(own)
        self._simple = frozenset(
            first for first, found in self._index[SWEDISH].items() if any(not rest for rest, _ in found)
        )
        self._inner = Remembered(self._compounds, most=50_000)

    def _add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            first, *rest = _stems_of(entry.term, entry.language) or ("",)
            if first:
                self._index[entry.language].setdefault(first, []).append((rest, entry.key))

    def find(self, parts: Sequence[Part]) -> dict[str, Found]:
        """Every key that occurs in the parts of one text."""
        split = [(part, words(part.text)) for part in parts]
        spoken = languages(chain.from_iterable(found for _, found in split))
        result: dict[str, Found] = {}
        for part, found in split:
            self._scan(part, found, spoken, result)
        return result

    def _scan(self, part: Part, found: list[str], spoken: Iterable[str], result: dict[str, Found]) -> None:
        seen: set[tuple[str, int]] = set()
        for language in spoken:
            run = stem_all(found, language)
            if language == SWEDISH:
                for at, keys in enumerate(map(self._inner.__getitem__, run)):
                    for key in keys if run[at] not in self._whole else ():
                        _count(result, key, part, found[at], _COMPOUND_SHARE)
            for at, length, key in _uncovered(self._occurrences(run, language), self._own):
                if (key, at) not in seen:
                    seen.add((key, at))
                    _count(result, key, part, " ".join(found[at : at + length]), 1.0)

    def _occurrences(self, run: list[str], language: str) -> list[_Occurrence]:
        """Every entry that occurs, in order of place."""
        return [
            (at, len(rest) + 1, key)
            for at, begun in enumerate(map(self._index[language].get, run))
            if begun
            for rest, key in begun
            if not rest or run[at + 1 : at + 1 + len(rest)] == rest
        ]

    def _compounds(self, first: str) -> tuple[str, ...]:
        """The keys of the known parts of a Swedish compound, each once."""
        parts = compound_parts(first, self._simple)
        keys = [key for part in parts for rest, key in self._index[SWEDISH][part] if not rest and key]
        return tuple(dict.fromkeys(keys))

    def keys_of(self, term: str) -> dict[str, float]:
        """The keys a term of one's own stands for: 1 if listed, less if only a part of the compound is."""
        result: dict[str, float] = {}
        for language in (SWEDISH, ENGLISH):
            first, *rest = stems(term, language) or ("",)
            for tail, key in self._index[language].get(first, ()):
                if tail == rest and key:
                    result[key] = 1.0
        run = stems(term, SWEDISH)
        if not result and len(run) == 1:
            result = dict.fromkeys(self._inner[run[0]], _COMPOUND_SHARE)
        return result


@lru_cache(maxsize=20_000)
def _stems_of(term: str, language: str) -> tuple[str, ...]:
    """Remembered: the same shipped words are in every lexicon, and one is made for each job."""
    return stems(term, language)


def _count(result: dict[str, Found], key: str, part: Part, word: str, amount: float) -> None:
    found = result.get(key)
    if found is None:
        found = result[key] = Found(word, part.place, part.share)
    elif part.share > found.share:
        found.word, found.place, found.share = word, part.place, part.share
    found.amount += amount * part.share


def _uncovered(occurrences: list[_Occurrence], own: frozenset[str]) -> list[_Occurrence]:
    """Without masks, and without what lies inside a longer phrase of the same kind ("town" in "town twinning").

    Kinds are the part of the key before ":"; a mask covers every kind, an `own` phrase covers nothing.
    """
    long = [one for one in occurrences if one[1] > 1 and one[2] not in own]
    return [
        (at, length, key)
        for at, length, key in occurrences
        if key != MASK
        and not any(
            start <= at
            and at + length <= start + reach
            and reach > length
            and (other == MASK or _kind(other) == _kind(key))
            for start, reach, other in long
            if start <= at
        )
    ]


def _kind(key: str) -> str:
    return key.partition(":")[0]
