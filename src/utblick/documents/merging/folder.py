"""The papers of a meeting as one PDF with a bookmark for each item and each document.

Joined by pikepdf, for the bookmarks; the whole is therefore neither PDF/A nor PDF/UA, though what Utblick itself has
set in it was. What is no PDF, or cannot be read, gets a page that says so, and never stops the rest.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from utblick.documents import files, pdf
from utblick.documents.meeting_papers import FolderSheets, MeetingPaper, Sheet
from utblick.documents.models import PDF
from utblick.documents.uploads import MAX_SIZE
from utblick.documents.wording import one_line

SECONDS = 120
_CHILD = Path(__file__).with_name("child.py")
Tell = Callable[[int, int], None]


class State(StrEnum):
    """What became of one document."""

    WHOLE = "whole"
    OTHER = "other"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    LOST = "lost"


TOLD = {
    State.OTHER: "Filen är inte en PDF och kan inte visas här. Den finns i ärendet i Utblick.",
    State.LOCKED: "Filen är skyddad med lösenord och kan inte visas här. Den finns i ärendet i Utblick.",
    State.DAMAGED: "Filen är skadad och kan inte visas här. Be avsändaren om en ny.",
    State.TOO_LARGE: "Filen är för stor för att visas här. Den finns i ärendet i Utblick.",
    State.LOST: "Filen saknas i arkivet och kan inte visas här. Säg till den som sköter Utblick.",
}
"""What the page in the place of a document says."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored document under an item; ``state`` and ``pages`` are known when the folder is made."""

    title: str
    name: str
    sha256: str
    media_type: str
    state: State = State.WHOLE
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """An item with its papers; ``note`` says what is not included, and why."""

    heading: str
    papers: tuple[Paper, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """The made folder: its bytes, how many pages, and its sections with what became of each paper."""

    content: bytes
    pages: int
    sections: tuple[Section, ...]


def make(summons: MeetingPaper, sections: Sequence[Section], tell: Tell) -> Folder:
    """Set the folder: the summons first, then each item's papers. ``tell`` gets how far it has come, of how much."""
    total = sum(len(section.papers) for section in sections) + 1
    with TemporaryDirectory(prefix="utblick-folder-") as folder:
        desk = Path(folder)
        read = _read(desk, sections, lambda done: tell(done, total))
        (desk / "kallelse.pdf").write_bytes(pdf.render(summons).content)
        pages = _join(desk, summons, read)
        tell(total, total)
        return Folder((desk / "handlingar.pdf").read_bytes(), pages, read)


def _read(desk: Path, sections: Sequence[Section], tell: Callable[[int], None]) -> tuple[Section, ...]:
    """Each document made fit to join, as ``0-1.pdf`` for the second of the first section."""
    wanted: list[tuple[int, int]] = []
    found: dict[tuple[int, int], Paper] = {}
    for row, section in enumerate(sections):
        for column, paper in enumerate(section.papers):
            state = _first_look(paper)
            found[row, column] = replace(paper, state=state)
            if state == State.WHOLE:
                wanted.append((row, column))
    tell(len(found) - len(wanted))
    asked = [(files.path_of(found[place].sha256), _path(desk, *place)) for place in wanted]
    for number, (state, pages) in enumerate(_cleaned(asked)):
        place = wanted[number]
        found[place] = replace(found[place], state=state, pages=pages)
        tell(len(found) - len(wanted) + number + 1)
    return tuple(
        replace(section, papers=tuple(found[row, column] for column in range(len(section.papers))))
        for row, section in enumerate(sections)
    )


def _first_look(paper: Paper) -> State:
    if paper.media_type != PDF:
        return State.OTHER
    path = files.path_of(paper.sha256)
    if not path.exists() or files.digest_of(path) != paper.sha256:
        return State.LOST
    return State.TOO_LARGE if path.stat().st_size > MAX_SIZE else State.WHOLE


def _cleaned(asked: list[tuple[Path, Path]]) -> Iterator[tuple[State, int]]:
    """The state and pages of each; one that brings the reader down is damaged, and the reader goes on after it."""
    left = asked
    while left:
        told = json.dumps([[str(source), str(target)] for source, target in left])
        with subprocess.Popen(
            [sys.executable, "-I", str(_CHILD), "clean"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        ) as child:  # fmt: skip
            assert child.stdin is not None and child.stdout is not None
            child.stdin.write(told)
            child.stdin.close()
            answered = 0
            for line in child.stdout:
                answer = json.loads(line)
                answered += 1
                yield State(answer["state"]), answer.get("pages", 0)
        if answered < len(left):
            answered += 1
            yield State.DAMAGED, 0
        left = left[answered:]


def _join(desk: Path, summons: MeetingPaper, sections: Sequence[Section]) -> int:
    """Write ``handlingar.pdf``; returns its number of pages."""
    sheets = [sheet for section in sections for sheet in _sheets(section)]
    begins_at = _set(desk, summons, sheets)
    opening = _starts(desk / "kallelse.pdf")[-1]
    parts: list[tuple[str, int, int]] = [(str(desk / "kallelse.pdf"), 0, opening)]
    bookmarks: list[tuple[str, int, list[tuple[str, int]]]] = [(summons.kind, 0, [])]
    at, spans = opening, iter(pairwise(begins_at))

    def add(path: Path, first: int, count: int) -> int:
        nonlocal at
        parts.append((str(path), first, count))
        at += count
        return at - count

    def add_sheet() -> int:
        begins, ends = next(spans)
        return add(desk / "blad.pdf", begins, ends - begins)

    for row, section in enumerate(sections):
        below: list[tuple[str, int]] = []
        bookmarks.append((_named(section.heading), add_sheet() if _has_sheet(section) else 0, below))
        for column, paper in enumerate(section.papers):
            is_whole = paper.state == State.WHOLE
            below.append(
                (_named(paper.title), add(_path(desk, row, column), 0, paper.pages) if is_whole else add_sheet())
            )
    title = f"Handlingar {summons.body} {summons.held_on.isoformat()}"
    plan: dict[str, Any] = {"parts": parts, "bookmarks": bookmarks, "title": title, "language": "sv"}
    plan["target"] = str(desk / "handlingar.pdf")
    command = [sys.executable, "-I", str(_CHILD), "join"]
    subprocess.run(command, input=json.dumps(plan), capture_output=True, timeout=SECONDS, check=True, text=True)
    return at


def _has_sheet(section: Section) -> bool:
    """An item without papers needs no page of its own: its bookmark leads to the summons."""
    return bool(section.papers or section.note)


def _sheets(section: Section) -> Iterator[Sheet]:
    if _has_sheet(section):
        notes = (section.note,) if section.note else ()
        yield Sheet(_named(section.heading), tuple(paper.title for paper in section.papers), notes)
    for paper in section.papers:
        if paper.state != State.WHOLE:
            yield Sheet(_named(paper.title), (), (f"Fil: {paper.name}", TOLD[paper.state]))


def _set(desk: Path, summons: MeetingPaper, sheets: Sequence[Sheet]) -> list[int]:
    """Set the pages of our own in one paper; the first page of each, and last the number of pages."""
    if not sheets:
        return [0]
    own = FolderSheets(
        sender=summons.sender,
        title=f"{summons.body} {summons.held_on.isoformat()}",
        written_on=summons.written_on,
        sheets=tuple(sheets),
        is_example=summons.is_example,
    )
    (desk / "blad.pdf").write_bytes(pdf.render(own).content)
    return _starts(desk / "blad.pdf")


def _starts(own: Path) -> list[int]:
    """The page (from 0) that each bookmark of a paper of ours leads to, and last its number of pages."""
    import pypdfium2

    with pypdfium2.PdfDocument(own) as document:
        targets = [mark.get_dest() for mark in document.get_toc() if mark.level == 0]
        return [*(target.get_index() for target in targets if target), len(document)]


def _named(title: str) -> str:
    return one_line(title) or "Utan rubrik"


def _path(desk: Path, row: int, column: int) -> Path:
    return desk / f"{row}-{column}.pdf"
