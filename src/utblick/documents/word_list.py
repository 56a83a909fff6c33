"""A plain list as Word: a heading, a few lines and a table whose head is repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from utblick.documents.word import with_fixed_dates


def word_list(
    title: str, lines: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> bytes:  # fmt: skip
    """The list as .docx; the same list gives the same bytes. Swedish is its language."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    normal.element.get_or_add_rPr().append(language)
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.language = "sv-SE"
    document.add_heading(title, level=1)
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made = BytesIO()
    document.save(made)
    return with_fixed_dates(made.getvalue())
