"""Words, stems, language and Swedish compounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from utblick.matching.tables import listed
from utblick.values import searchable
from utblick.values.remembering import Remembered

ENGLISH, SWEDISH = "en", "sv"
_WORD = re.compile(r"[^\W_]+")
_MARKS = {
    **dict.fromkeys(
        listed("the, of, and, to, for, with, by, from, are, will, should, their, this, which, on, as, be"), ENGLISH
    ),
    **dict.fromkeys(
        listed("och, att, för, som, av, med, det, är, på, till, den, ett, om, kan, ska, eller, inom, från"), SWEDISH
    ),
}
_ARTICLE = re.compile(r"(?:an|(?<=[åö])n|(([bdfgklmnprst])\2)et)$")
_NO_ARTICLE = ("plan", "man", "organ", "ban", "lön", "grön", "kön")
_SHORTEST_WITH_ARTICLE = 5
_MARKS_TO_BE_SURE = 4
_SHORTEST_FIRST_PART = 4
_SHORTEST_LAST_PART = 5
_SHORTEST_REST = 3


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, diacritics folded except å ä ö; never fails on odd characters."""
    if text.isascii():
        return _WORD.findall(text.lower())
    whole = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()).lower()
    return [_fold(word) for word in _WORD.findall(whole)]


def languages(found: Iterable[str]) -> tuple[str, ...]:
    """The language a text is surely in by its small words, else both."""
    marks = list(filter(None, map(_MARKS.get, found)))
    english, swedish = marks.count(ENGLISH), marks.count(SWEDISH)
    if english >= _MARKS_TO_BE_SURE and english > 4 * swedish:
        return (ENGLISH,)
    if swedish >= _MARKS_TO_BE_SURE and swedish > 4 * english:
        return (SWEDISH,)
    return (ENGLISH, SWEDISH)


def stem(word: str, language: str) -> str:
    """The stem of one folded word ("vänortsavtalet" → "vänortsavtal")."""
    return _STEMS[language][word]


def stem_all(found: Iterable[str], language: str) -> list[str]:
    """The stems of folded words, in order."""
    return list(map(_STEMS[language].__getitem__, found))


def _english_stem(word: str) -> str:
    return str(_stemmer(ENGLISH).stemWord(word))


def _swedish_stem(word: str) -> str:
    """Takes off what the Swedish stemmer leaves of "brottsoffers", "skolan", "miljön" and "avfallet"."""
    found = str(_stemmer(SWEDISH).stemWord(word))
    if found + "s" == word:
        found = str(_stemmer(SWEDISH).stemWord(found))
    if len(found) < _SHORTEST_WITH_ARTICLE or found.endswith(_NO_ARTICLE):
        return found
    return _ARTICLE.sub(r"\1", found)


def stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem_all(words(text), language))


def compound_parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The longest known first and last part of a Swedish compound's stem ("vänortsträff" → "vänort", "träff")."""
    firsts = (word[:cut] for cut in range(len(word) - _SHORTEST_REST, _SHORTEST_FIRST_PART - 1, -1))
    lasts = (word[cut:] for cut in range(_SHORTEST_REST, len(word) - _SHORTEST_LAST_PART + 1))
    longest = (next((part for part in parts if part in known), "") for parts in (firsts, lasts))
    return tuple(part for part in longest if part)


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    return word if word.isascii() else searchable(word).replace(" ", "")


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish" if language == SWEDISH else "english")


_STEMS = {ENGLISH: Remembered(_english_stem, most=100_000), SWEDISH: Remembered(_swedish_stem, most=100_000)}
