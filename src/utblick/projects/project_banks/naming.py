"""Which municipality an organisation's name means, however a bank writes it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from utblick.matching.counties import counties
from utblick.values.words import searchable

Form = Literal["whole", "part", "company", "other", "place", "misspelt"]
"""How a name names its municipality: ``whole``: the municipality itself; ``part``: a unit of it; ``company``: a company
or association whose name holds the municipality's; ``other``: its name among words that say nothing more; ``place``:
the place alone; ``misspelt``: nearly its name."""

MUNICIPALITIES = tuple(place for county in counties().values() for place in county.municipalities)
_MARKS = frozenset({"kommun", "kommuns", "kommune", "stad", "stads", "municipality", "city", "town"})
_COMPANY = frozenset(
    {
        "ab", "aktiebolag", "aktiebolaget", "bolag", "bolaget", "holding", "company", "ltd", "stiftelse", "stiftelsen",
        "foundation", "förening", "föreningen", "förbund", "kommunalförbund", "association", "universitet",
        "university", "högskola", "region", "landsting",
    }
)  # fmt: skip
_UNIT = re.compile(
    r"(förvaltning|förvaltningen|nämnd|nämnden|styrelse|styrelsen|kontor|kontoret|avdelning|avdelningen|enhet|enheten|"
    r"skola|skolan|skolor|gymnasium|gymnasiet|bibliotek|biblioteket|centrum|center|museum|museet|teknik|"
    r"räddningstjänst|räddningstjänsten)$"
)
_UNITS_IN_ENGLISH = frozenset(
    {
        "department",
        "administration",
        "office",
        "board",
        "committee",
        "unit",
        "division",
        "school",
        "library",
        "services",
    }
)
_PARTS = re.compile(r"\s[-–—/|]\s|[,;()/:\n]")
_WITHOUT = str.maketrans("åäö", "aao")
_ALIKE = frozenset({"habo", "håbo"})
"""Two municipalities that are one in a text without å, ä and ö."""


@dataclass(frozen=True, slots=True)
class Named:
    """The municipality that a name means, and how."""

    place: str
    form: Form


def municipality_named(name: str, others: Iterable[str] = ()) -> Named | None:
    """The municipality a name means; None when it means none. ``others``: places besides Sweden's municipalities."""
    return _named(name[:500], tuple(others))


@lru_cache(maxsize=4_000)
def _named(name: str, others: tuple[str, ...]) -> Named | None:
    known = _places(others)
    parts = [words for part in _PARTS.split(name) if (words := searchable(part).split())]
    every = [word for part in parts for word in part]
    for part in parts:
        found = _in_part(part, known)
        if found is None:
            continue
        place, rest = found
        if _COMPANY & set(every) - ({"region"} if place == "Gotland" else set()):
            return Named(place, "company")
        if not rest and len(parts) == 1:
            return Named(place, "whole")
        return Named(place, "part" if not rest or any(map(_is_unit, rest)) else "other")
    if len(parts) == 1 and (alone := known.get(" ".join(every))):
        return Named(alone, "place")
    return _misspelt(parts, known)


def _in_part(words: list[str], known: dict[str, str]) -> tuple[str, list[str]] | None:
    """The place that stands with "kommun", "stad" or "municipality of", and the part's other words."""
    for at, word in enumerate(words):
        if word not in _MARKS and not (word == "region" and words[at + 1 : at + 2] == ["gotland"]):
            continue
        for length in (3, 2, 1):
            if place := known.get(" ".join(words[max(0, at - length) : at])) if at >= length else None:
                return place, words[: at - length] + words[at + 1 :]
            begins = at + 2 if words[at + 1 : at + 2] in (["of"], ["i"]) else at + 1
            if begins + length <= len(words) and (place := known.get(" ".join(words[begins : begins + length]))):
                return place, words[:at] + words[begins + length :]
    return None


def _is_unit(word: str) -> bool:
    return bool(_UNIT.search(word)) or word in _UNITS_IN_ENGLISH


def _misspelt(parts: list[list[str]], known: dict[str, str]) -> Named | None:
    for words in parts:
        if len(words) == 2 and words[1] in _MARKS and len(words[0]) > 4:
            near = get_close_matches(words[0], known, n=1, cutoff=0.88)
            if near and near[0][0] == words[0][0]:
                return Named(known[near[0]], "misspelt")
    return None


@lru_cache(maxsize=8)
def _places(others: tuple[str, ...]) -> dict[str, str]:
    """Each place by how it may be written: with and without genitive, and without å, ä and ö where none is mistaken."""
    found: dict[str, str] = {}
    for place in (*MUNICIPALITIES, *others):
        plain = searchable(place)
        bare = plain if plain in _ALIKE else plain.translate(_WITHOUT)
        for written in (plain, f"{plain}s", bare, f"{bare}s"):
            found.setdefault(written, place)
    found |= {"gothenburg": "Göteborg", "gothenburgs": "Göteborg", "malmoe": "Malmö", "goteborgs": "Göteborg"}
    return found
