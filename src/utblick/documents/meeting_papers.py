"""Kallelse, protokoll, protokollsutdrag and the pages of a folder: what they contain. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from utblick.documents.papers import Language, Paper, Person, Sender
from utblick.documents.register_papers import RegisterReport
from utblick.documents.wording import one_line, paragraphs

Style = Literal["text", "points", "list"]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a name of their own: paragraphs, numbered beslutspunkter or a list."""

    name: str
    lines: tuple[str, ...]
    style: Style = "text"


@dataclass(frozen=True, slots=True)
class ItemText:
    """One point: "§ 4" or "4.", its heading, a mark such as *utgår*, and its parts."""

    number: str
    heading: str
    mark: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A paper of one meeting. ``kind`` is the word in its header; ``facts`` and ``opening`` stand before the items."""

    sender: Sender
    kind: str
    body: str
    held_on: date
    written_on: date
    facts: tuple[tuple[str, str], ...]
    items: tuple[ItemText, ...]
    opening: tuple[Part, ...] = ()
    listed: bool = True
    signed_by: tuple[Person, ...] = ()
    closing: str = ""
    reference: str = ""
    case_number: str = ""
    language: Language = "sv"
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of our own in a folder of papers: an item with the papers that follow, or one that cannot be shown."""

    heading: str
    listed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderSheets:
    """Every page of our own in one folder; each begins on a new page, under its own bookmark."""

    sender: Sender
    title: str
    written_on: date
    sheets: tuple[Sheet, ...]
    reference: str = ""
    case_number: str = ""
    is_example: bool = False


Printable = Paper | MeetingPaper | FolderSheets | RegisterReport
"""Everything that can be set as PDF."""


def printed_sheets(paper: FolderSheets) -> dict[str, Any]:
    return {
        "sheets": [
            {
                "heading": one_line(sheet.heading),
                "listed": [one_line(line) for line in sheet.listed],
                "notes": [one_line(line) for line in sheet.notes],
            }
            for sheet in paper.sheets
        ]
    }


def printed_items(paper: MeetingPaper) -> dict[str, Any]:
    """What the paper's own template needs beside its frame."""
    return {
        "body": one_line(paper.body),
        "facts": [[one_line(name), one_line(value)] for name, value in paper.facts],
        "opening": [_part(part) for part in paper.opening],
        "listed": paper.listed,
        "items": [
            {
                "number": one_line(item.number),
                "heading": one_line(item.heading),
                "mark": one_line(item.mark),
                "parts": [_part(part) for part in item.parts],
            }
            for item in paper.items
        ],
        "signed_by": [[one_line(person.name), one_line(person.title)] for person in paper.signed_by],
        "closing": one_line(paper.closing),
    }


def _part(part: Part) -> dict[str, Any]:
    lines = [line for text in part.lines for line in paragraphs(text)]
    return {"name": one_line(part.name), "lines": lines, "style": part.style}
