"""The list of coming international matters as Word, for presidieberedningen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from utblick.cases.queries import ComingMatter
from utblick.documents.wording import clean, one_line
from utblick.ui import formats

HEADING = "Kommande internationella ärenden"
HEADS = ("Sammanträde", "Handlingsstopp", "Ärende", "Förslag till beslut")


def coming_word(
    rows: Sequence[ComingMatter], *, body: str, municipality: str, on: date, is_example: bool = False
) -> bytes:
    """The matters on their way to a body's next meetings, one row each; Swedish, as the papers of a meeting are."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = f"{HEADING}, {body}", municipality, "sv-SE"
    properties.created = properties.modified = datetime.combine(on, time(12), UTC)
    if is_example:
        document.sections[0].header.paragraphs[0].add_run("EXEMPEL").bold = True
    document.add_heading(HEADING, level=1)
    document.add_paragraph(f"{clean(body)}, {formats.day(on, 'sv')}")
    if not rows:
        document.add_paragraph("Inga internationella ärenden är på väg till de tre närmaste sammanträdena.")
        return _saved(document)
    table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    _mark_as_head(table.rows[0])
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, _cells(row), strict=True):
            cell.text = text
    return _saved(document)


def _cells(row: ComingMatter) -> tuple[str, str, str, str]:
    matter, points = row.matter, row.report.points if row.report else ()
    return (
        formats.weekday_day(row.meeting.on, "sv"),
        formats.weekday_day(row.meeting.stops_on, "sv"),
        f"{one_line(matter.title)}\n{one_line(matter.case_number or matter.reference)}",
        "\n".join(f"{number}. {one_line(point)}" for number, point in enumerate(points, 1)) or "–",
    )


def _mark_as_head(row: object) -> None:
    """Repeat the row on every page, and let a screen reader know it as the head."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # type: ignore[attr-defined]


def _saved(document: object) -> bytes:
    written = BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    return written.getvalue()
