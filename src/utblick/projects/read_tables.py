"""What reading any table of this room has in common: its columns, what came of it, and what is wrong where. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from utblick.values import Text


class TableRow(Protocol):
    """A row that can be stored: its ``line`` in the source, and whether it ``is_known``, stored already."""

    @property
    def line(self) -> int: ...
    @property
    def is_known(self) -> bool: ...


Row = TypeVar("Row", bound=TableRow)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a row, and what to do."""

    line: int
    told: Text


@dataclass(frozen=True, slots=True)
class ReadTable(Generic[Row]):
    """A table as it was read: nothing is to be stored while there are mistakes.

    ``as_text``: the same rows as text that reads back as they are.
    """

    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]
    as_text: str = ""

    @property
    def news(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_known)


def numbered(table: Iterable[list[str]]) -> list[tuple[int, list[str]]]:
    """The rows that say something, with their numbers in the source, from 1."""
    return [(number, row) for number, row in enumerate(table, 1) if any(row)]


def columns_of(heads: Sequence[str], known: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each column of ``known`` (what its head may be called) stands; those that are missing are left out."""
    told = [head.strip().lower() for head in heads]
    places = {name: next((told.index(word) for word in words if word in told), -1) for name, words in known.items()}
    return {name: place for name, place in places.items() if place >= 0}


def unknown_body(said: str) -> Text:
    """No nämnd is called what was said."""
    if not said:
        return Text("Nämnden saknas. Skriv dess namn eller kod.", "The committee is missing. Write its name or code.")
    return Text(
        f"Nämnden ”{said}” finns inte. Skriv namnet eller koden som på sidan Organisation.",
        f"There is no committee “{said}”. Write its name or code as on the Organisation page.",
    )
