"""Reports written from the registers: texts, and tables whose rows bear out the figures. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.documents.papers import Language, Sender
from utblick.documents.wording import one_line, paragraphs


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table with a name of its own; ``total`` is its last row, as many cells as ``heads``."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its text and its tables."""

    heading: str
    text: str = ""
    tables: tuple[RowTable, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """A report. ``kind`` is the word in its header; ``facts`` and ``lead`` stand before the chapters."""

    sender: Sender
    kind: str
    title: str
    written_on: date
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    lead: str = ""
    reference: str = ""
    case_number: str = ""
    language: Language = "sv"
    is_example: bool = False


def printed_chapters(report: RegisterReport) -> dict[str, Any]:
    """What the report's own template needs beside its frame."""
    return {
        "facts": [[one_line(name), one_line(value)] for name, value in report.facts],
        "lead": paragraphs(report.lead),
        "chapters": [
            {
                "heading": one_line(chapter.heading),
                "text": paragraphs(chapter.text),
                "tables": [_table(table) for table in chapter.tables],
            }
            for chapter in report.chapters
        ],
    }


def _table(table: RowTable) -> dict[str, Any]:
    return {
        "name": one_line(table.name),
        "heads": [one_line(head) for head in table.heads],
        "rows": [[one_line(cell) for cell in row] for row in table.rows],
        "total": [one_line(cell) for cell in table.total],
    }
