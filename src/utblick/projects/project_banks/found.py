"""What a bank's file gives: projects that may be ours, and the rows that could not be read. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from utblick.projects.project_banks.cells import CURRENCIES, WrongValueError, day_of, minor_of, text_of
from utblick.projects.project_banks.ours import Ours
from utblick.values import Text

Role = Literal["coordinator", "partner", "associated"]
Tick = Callable[[int], None]
"""Told now and then how many rows have been read."""
_EACH = 5_000
_MOST_TOLD = 500
_SURER = {"certain": 0, "likely": 1, "ask": 2}


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, and where: the line in its file; ``part`` is the file in a ZIP or the sheet."""

    line: int
    told: Text
    part: str = ""


@dataclass(frozen=True, slots=True)
class FoundProject:
    """A project that a bank says we take part in.

    ``identifier`` is the bank's own, with the bank before it; ``number`` the funder's (dnr), by which another bank may
    have the same project. Amounts are minor units of ``currency``, None where the bank has none: ``ours_minor`` is the
    EU's money to us, ``eu_minor`` the EU's share of the whole project, ``total_minor`` the whole project's budget.
    ``written`` is our name as it stands there, ``lead`` who leads when somebody else does.
    """

    identifier: str
    title: str
    written: str
    ours: Ours
    number: str = ""
    acronym: str = ""
    programme: str = ""
    role: Role = "coordinator"
    lead: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    currency: str = "EUR"
    ours_minor: int | None = None
    eu_minor: int | None = None
    total_minor: int | None = None
    url: str = ""


@dataclass(slots=True)
class BankFile:
    """What a file gave: our projects by identifier, and the first of the rows that could not be read.

    ``rows`` is how many rows were read in all, ``unread_count`` how many were not.
    """

    bank: str
    rows: int = 0
    projects: dict[str, FoundProject] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    unread_count: int = 0
    tick: Tick = lambda _rows: None

    def miss(self, line: int, told: Text, part: str = "", *, is_near: bool = True) -> None:
        """Note what could not be read: what may be about us (``is_near``), and the first of the others; all count."""
        self.unread_count += 1
        if len(self.unread) < (2 * _MOST_TOLD if is_near else _MOST_TOLD):
            self.unread.append(Unread(line, told, part))

    def keep(self, project: FoundProject) -> None:
        """Keep a project once: of several rows the surest one stands, and says more where the other is empty."""
        known = self.projects.get(project.identifier)
        if known is None:
            self.projects[project.identifier] = project
            return
        first, second = sorted((known, project), key=lambda one: _SURER[one.ours.certainty])
        more = {
            name: getattr(second, name)
            for name in ("starts_on", "ends_on", "ours_minor", "eu_minor", "total_minor", "lead", "url")
            if not getattr(first, name) and getattr(second, name)
        }
        self.projects[project.identifier] = replace(first, **more)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file by our names of its columns, and the bank's (``heads``). What is wrong is noted in the file."""

    number: int
    said: dict[str, Any]
    file: BankFile
    part: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str, longest: int = 300) -> str:
        return text_of(self.said.get(name), longest)

    def day(self, name: str) -> date | None:
        return self._read(name, day_of)

    def days(self, first: str, last: str) -> tuple[date | None, date | None]:
        """The first and the last day; neither when the last comes before the first, which is noted."""
        starts, ends = self.day(first), self.day(last)
        if starts and ends and ends < starts:
            self.file.miss(self.number, _ENDS_BEFORE, self.part)
            return None, None
        return starts, ends

    def minor(self, name: str) -> int | None:
        return self._read(name, minor_of)

    def currency(self, name: str) -> str:
        """SEK or EUR; "" for another, which is noted."""
        told = self.text(name, 20).upper() or "EUR"
        if told in CURRENCIES:
            return told
        self.file.miss(self.number, _other_currency(told), self.part)
        return ""

    def _read(self, name: str, read: Callable[[object], Any]) -> Any:
        try:
            return read(self.said.get(name))
        except WrongValueError as wrong:
            self.file.miss(self.number, _wrong(self.heads.get(name, name), str(wrong)), self.part)
            return None


def lines_of(
    file: BankFile, rows: Iterable[tuple[int, dict[str, Any]]], part: str, heads: Mapping[str, str]
) -> Iterator[Line]:
    """The rows as lines, counted."""
    for number, said in rows:
        file.rows += 1
        if file.rows % _EACH == 0:
            file.tick(file.rows)
        yield Line(number, said, file, part, heads)


_ENDS_BEFORE = Text(
    "Projektet slutar innan det börjar. Projektet visas utan dagar.",
    "The project ends before it begins. It is shown without days.",
)


def _wrong(column: str, said: str) -> Text:
    return Text(
        f"”{said}” i kolumnen {column} går inte att läsa. Projektet visas utan den uppgiften.",
        f"“{said}” in the column {column} is not readable. The project is shown without it.",
    )


def _other_currency(said: str) -> Text:
    return Text(
        f"Valutan ”{said}” är varken SEK eller EUR. Projektet visas utan belopp.",
        f"The currency “{said}” is neither SEK nor EUR. The project is shown without amounts.",
    )
