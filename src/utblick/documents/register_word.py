"""Reports written from the registers as Word, built from the same values as their PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.table import _Cell

from utblick.documents.default_template import page_field, right_tab, set_page, set_styles
from utblick.documents.printed import printed
from utblick.documents.register_papers import RegisterReport
from utblick.documents.samples import BARE_REPORT
from utblick.documents.word import render as render_template
from utblick.documents.word import with_fixed_dates


def render(report: RegisterReport, template: bytes | None = None) -> bytes:
    """The report as .docx; the same report gives the same bytes.

    ``template`` is the municipality's own Word template: its page, styles, header and footer with their merge fields.
    Raises TemplateRefused for one that cannot be used.
    """
    data = printed(report)
    document = _own_page(report, data) if template is None else _in_template(report, template)
    write_report(document, data)
    properties = document.core_properties
    properties.title, properties.author = data["title"][:255], data["municipality"][:255]
    properties.language = "sv-SE" if report.language == "sv" else "en-GB"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(report.written_on, time(12), UTC)
    written = BytesIO()
    document.save(written)
    return with_fixed_dates(written.getvalue())


def _own_page(report: RegisterReport, data: dict[str, Any]) -> Document:
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _frame(document, data)
    return document


def _in_template(report: RegisterReport, template: bytes) -> Document:
    """The municipality's template filled in with what a report knows, and emptied of all but header and footer."""
    stub = replace(
        BARE_REPORT, sender=report.sender, written_on=report.written_on, heading=report.title,
        reference=report.reference, case_number=report.case_number, is_example=report.is_example,
    )  # fmt: skip
    document = docx.Document(BytesIO(render_template(stub, template)))
    body = document.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)
    held = {style.name for style in document.styles}
    for name in {"Title", "Heading 1", "Heading 2"} - held:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return document


def write_report(document: Document, data: dict[str, Any]) -> None:
    """The report's own words and tables, last in a document."""
    document.add_paragraph(data["title"], "Title")
    for name, value in data["facts"]:
        if value:
            line = document.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(value)
    for text in data["lead"]:
        document.add_paragraph(text)
    for chapter in data["chapters"]:
        document.add_heading(chapter["heading"], 1)
        for text in chapter["text"]:
            document.add_paragraph(text)
        for table in chapter["tables"]:
            if table["name"]:
                document.add_heading(table["name"], 2)
            _table(document, table)


def _table(document: Document, table: dict[str, Any]) -> None:
    """A table whose first row Word repeats on each page and reads aloud as heads."""
    rows: Sequence[Sequence[str]] = [*table["rows"], *([table["total"]] if table["total"] else [])]
    made = document.add_table(len(rows) + 1, len(table["heads"]))
    if "Table Grid" in [style.name for style in document.styles]:
        made.style = "Table Grid"
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    # Asking python-docx for one cell at a time takes time that grows with the square of the table.
    cells = made._cells
    width = len(table["heads"])
    last = len(rows) if table["total"] else 0
    for number, row in enumerate([table["heads"], *rows]):
        for place, text in enumerate(row):
            _fill(cells[number * width + place], text, bold=number in (0, last))


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    line = cell.paragraphs[0]
    line.add_run(text).bold = bold


def _frame(document: Document, data: dict[str, Any]) -> None:
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    right_tab(header)
    header.add_run(data["municipality"]).bold = True
    header.add_run(f"\t{data['words']['example']}  {data['kind']}" if data["is_example"] else f"\t{data['kind']}")
    right_tab(footer)
    footer.add_run(f"{data['unit']}\t{data['words']['page']} ")
    page_field(footer, "PAGE")
    footer.add_run(f" {data['words']['page_of']} ")
    page_field(footer, "NUMPAGES")
