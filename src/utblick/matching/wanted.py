"""Watch fields made ready: their words resolved to keys of the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from utblick.matching.fields import WatchField
from utblick.matching.lexicon import Lexicon
from utblick.matching.reading import CONCEPT, WORD, shipped_entries
from utblick.matching.words import SWEDISH, stems


@dataclass(frozen=True, slots=True)
class Prepared:
    """A field, how much each key of the index counts for it, and the keys that speak against."""

    field: WatchField
    weights: Mapping[str, float]
    negative: tuple[str, ...]


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    return Lexicon(shipped_entries())


def own_words(fields: Sequence[WatchField]) -> dict[str, str]:
    """The fields' own words, wanted and unwanted, by their key."""
    words = dict.fromkeys(word for field in fields for word in (*(term.text for term in field.terms), *field.negative))
    return {_key(word): word for word in words if _key(word)}


def prepare(field: WatchField, value: Mapping[str, float]) -> Prepared:
    """Concepts count by their own value; a term also stands for the concepts it names; the highest weight holds."""
    weights: dict[str, float] = {}

    def want(key: str, weight: float) -> None:
        if weight > 0:
            weights[key] = max(weights.get(key, 0.0), weight)

    for wanted in field.concepts:
        if CONCEPT + wanted.concept in value:
            want(CONCEPT + wanted.concept, wanted.weight * value[CONCEPT + wanted.concept])
    for term in field.terms:
        if _key(term.text):
            want(_key(term.text), term.weight)
        for key, share in shipped_lexicon().keys_of(term.text).items():
            if key in value:
                want(key, term.weight * share * value[key])
    negative = tuple(dict.fromkeys(_key(word) for word in field.negative if _key(word)))
    return Prepared(field, MappingProxyType(weights), negative)


def _key(word: str) -> str:
    found = " ".join(stems(word, SWEDISH))
    return WORD + found if found else ""
