"""What a delivered code is, and how the tables in this folder are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from utblick.matching.tables import listed
from utblick.values import Text

OUTSIDE = "outside"


class CodeList(StrEnum):
    """Whose codes they are."""

    GOVERNMENT = "government"
    """The government's subject categories (regeringen.se, g0v.se): "1276"."""
    DEPARTMENT = "department"
    """A ministry: its category code, its name in Swedish, or that name's short form ("Ju-dep")."""
    EUROVOC = "eurovoc"
    """An EuroVoc descriptor: "6233"."""
    EUROVOC_GROUP = "eurovoc-group"
    """An EuroVoc microthesaurus: "3206"."""
    OEIL = "oeil"
    """A subject of the European Parliament's Legislative Observatory: "4.10.07"."""
    COMMITTEE = "committee"
    """A committee of the Riksdag, utskott: "SoU"."""
    CONSULTATION_TOPIC = "consultation-topic"
    """A topic of Have your say: its code or its English name."""


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A subject code that a source delivers with a paper."""

    code_list: CodeList
    value: str


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What a code says: how surely (0–1) the paper is about each concept, or that it is about nothing municipal.

    A code has either `concepts` or `outside`, never both.
    """

    name: Text
    concepts: tuple[tuple[str, float], ...] = ()
    outside: float = 0.0


Table = dict[str, CodeMeaning]


def read(table: str, usual: float) -> Table:
    """Read lines ``code, code; concept concept:0.4; svenskt namn; English name``; `usual` is the weight of a concept
    that has none of its own, and ``outside:0.8`` says how surely the matter is nothing municipal. Raises ValueError
    for another form."""
    meanings: Table = {}
    for line in table.strip().splitlines():
        codes, concepts, swedish, english = (part.strip() for part in line.split(";"))
        weights = dict(_weighted(word, usual) for word in concepts.split())
        outside = weights.pop(OUTSIDE, 0.0)
        if bool(weights) == bool(outside):
            raise ValueError(line)
        meaning = CodeMeaning(Text(swedish, english), tuple(weights.items()), outside)
        meanings |= dict.fromkeys(map(normal, listed(codes)), meaning)
    return meanings


def normal(code: str) -> str:
    """The form in which codes are compared."""
    return " ".join(code.split()).casefold()


def _weighted(word: str, usual: float) -> tuple[str, float]:
    concept, _, weight = word.partition(":")
    return concept, float(weight) if weight else usual
