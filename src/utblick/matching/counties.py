"""Sweden's counties (län): which one a municipality lies in, and which a call or an organisation names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from utblick.matching.codes.counties import AREAS, COUNTIES
from utblick.values import Text
from utblick.values.words import searchable

_REGIONAL = re.compile(r"\b(?:regional|regionala|lanets)\b[^.]{0,40}?\b(?:utlysning|utlysningar|utlysningen|omgang)\b")
_ELSEWHERE = re.compile(r"\b\w+ (?:convention|konvention|declaration|deklaration|universit|institut)\w*")
"""Treaties and seats of learning named after a town say nothing of a county."""
_FORMS = (" kommun", " stad", " kommuns", " stads")


class Mark(Enum):
    """What a call says of the reader's county: it is named, or the call is a regional one that names none."""

    OWN = "own"
    REGIONAL = "regional"
    NONE = ""


@dataclass(frozen=True, slots=True)
class County:
    """A county by its code, with its names, the region and the municipalities in it."""

    code: str
    name: Text
    region: str
    municipalities: tuple[str, ...]


@cache
def counties() -> dict[str, County]:
    """Every county by its code (länskod)."""
    return {
        code: County(code, Text(name, english), region, tuple(one.strip() for one in members.split(",")))
        for code, (name, english, region, members) in COUNTIES.items()
    }


def county_of(code: str) -> County | None:
    """The county of a municipality's code (kommunkod), or of a county's own; None for a code that is no county's."""
    return counties().get(code[:2])


def named_in(texts: Iterable[str]) -> frozenset[str]:
    """The codes of the counties that some texts name: by county, region, or the area of several that funds use."""
    folded = _ELSEWHERE.sub(" ", " ".join(_folded(text) for text in texts))
    return frozenset(code for words, codes in _forms() if words.search(folded) for code in codes)


def mark_of(texts: Iterable[str], own: County | None) -> Mark:
    """What a call that says these texts is to those of a county. One that names other counties alone is none."""
    told = list(texts)
    named = named_in(told)
    if own is None or (named and own.code not in named):
        return Mark.NONE
    if named:
        return Mark.OWN
    return Mark.REGIONAL if any(_REGIONAL.search(_folded(text)) for text in told) else Mark.NONE


def lies_in(organisation: str, county: County | None) -> bool:
    """Whether an organisation is by its name a municipality of a county, or its region."""
    if county is None:
        return False
    name = searchable(organisation.partition("(")[0])
    for form in _FORMS:
        name = name.removesuffix(form)
    return name in _members(county.code)


@cache
def _members(code: str) -> frozenset[str]:
    county = counties()[code]
    names = {searchable(one) for one in county.municipalities}
    return frozenset({*names, *(f"{name}s" for name in names), searchable(county.region)})


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """How each county, region and area is written, as a pattern on folded text."""
    found: list[tuple[re.Pattern[str], tuple[str, ...]]] = []
    for county in counties().values():
        stem = county.name.sv.removesuffix(" län").removesuffix("s")
        names = {county.name.sv, f"{stem} län", county.region, f"{stem}sregionen", f"region {stem}", stem}
        found.append((_pattern(names | {county.name.en}), (county.code,)))
    found += [(_pattern({name}), codes) for name, codes in AREAS.items()]
    return tuple(found)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(_folded, names), key=len, reverse=True))})s?\b")


def _folded(text: str) -> str:
    """As `searchable`, with å ä ö folded too: calls in English write them so."""
    return searchable(text).translate(str.maketrans("åäö", "aao"))
