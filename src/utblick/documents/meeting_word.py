"""A meeting's papers as Word, built from the same values as their PDF."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.shared import Pt

from utblick.documents.default_template import border, page_field, right_tab, set_page, set_styles
from utblick.documents.meeting_papers import MeetingPaper
from utblick.documents.printed import printed
from utblick.documents.word import with_fixed_dates


def render(paper: MeetingPaper) -> bytes:
    """The paper as .docx; the same paper gives the same bytes."""
    data = printed(paper)
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _properties(document, paper, data)
    _frame(document, data)
    document.add_paragraph(data["title"], "Title")
    document.add_paragraph(data["body"])
    for name, value in data["facts"]:
        if value:
            line = document.add_paragraph(style="Uppgift")
            line.add_run(f"{name}: ").bold = True
            line.add_run(value)
    for part in data["opening"]:
        _part(document, part, 1)
    for item in data["items"]:
        document.add_heading(f"{item['number']} {item['heading']}", 1)
        if item["mark"]:
            document.add_paragraph().add_run(item["mark"]).bold = True
        for part in item["parts"]:
            _part(document, part, 2)
    if data["closing"]:
        document.add_paragraph(data["closing"])
    for name, title in data["signed_by"]:
        line = document.add_paragraph(style="Uppgift")
        line.paragraph_format.space_before = Pt(48)
        border(line, "top", "55606B", 4)
        line.add_run(f"{name}, {title}" if title else name)
    written = BytesIO()
    document.save(written)
    return with_fixed_dates(written.getvalue())


def _part(document: Document, part: dict[str, Any], level: int) -> None:
    """A named part; beslutspunkter carry their own numbers, so that each part begins with 1."""
    if not part["lines"]:
        return
    document.add_heading(part["name"], level)
    for number, line in enumerate(part["lines"], 1):
        if part["style"] == "points":
            document.add_paragraph(f"{number}. {line}")
        else:
            document.add_paragraph(line, "List Bullet" if part["style"] == "list" else None)


def _frame(document: Document, data: dict[str, Any]) -> None:
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    right_tab(header)
    header.add_run(data["municipality"]).bold = True
    header.add_run(f"\t{data['words']['example']}  {data['kind']}" if data["is_example"] else f"\t{data['kind']}")
    right_tab(footer)
    footer.add_run(f"{data['body']}\t{data['words']['page']} ")
    page_field(footer, "PAGE")
    footer.add_run(f" {data['words']['page_of']} ")
    page_field(footer, "NUMPAGES")


def _properties(document: Document, paper: MeetingPaper, data: dict[str, Any]) -> None:
    properties = document.core_properties
    properties.title, properties.author = data["title"][:255], data["municipality"][:255]
    properties.language = "sv-SE" if paper.language == "sv" else "en-GB"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(paper.written_on, time(12), UTC)
