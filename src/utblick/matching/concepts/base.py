"""What a concept is, and how the lists in this folder are written."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.matching.tables import blocks, listed
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Concept:
    """One municipal notion in both languages.

    `weight` (0–1) says how surely a call about it is a municipality's own task: 1 for preschool, 0.3 for tourism.
    """

    id: str
    weight: float
    swedish: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def name(self) -> Text:
        return Text(self.swedish[0], self.english[0])


def read(table: str) -> tuple[Concept, ...]:
    """Read blocks ``# id weight``, ``sv: ord, ord``, ``en: word, word``; raises ValueError for another form."""
    return tuple(_concept(name, weight, body) for name, weight, body in blocks(table))


def _concept(name: str, weight: float, body: str) -> Concept:
    swedish, english = body.removeprefix("sv: ").split("\nen: ")
    return Concept(name, weight, listed(swedish), listed(english))
