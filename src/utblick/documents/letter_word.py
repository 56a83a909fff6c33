"""Letters and English extracts as Word, built from the same values as their PDF."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from utblick.documents.default_template import border, page_field, right_tab, set_page, set_styles
from utblick.documents.papers import Extract, Letter
from utblick.documents.printed import printed
from utblick.documents.word import with_fixed_dates

_TAGS = {"sv": "sv-SE", "en": "en-GB"}


def render(paper: Letter | Extract) -> bytes:
    """The paper as .docx, two languages beside each other part by part; the same paper gives the same bytes."""
    data = printed(paper)
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _frame(document, data)
    if isinstance(paper, Letter):
        _letter(document, data)
        written_on = paper.written_on
    else:
        _extract(document, data)
        _in_language(document.element.body, paper.language)
        written_on = paper.held_on
    properties = document.core_properties
    properties.title, properties.author = data["title"][:255], data["municipality"][:255]
    properties.language, properties.comments = _TAGS[data["language"]], ""
    properties.created = properties.modified = datetime.combine(written_on, time(12), UTC)
    written = BytesIO()
    document.save(written)
    return with_fixed_dates(written.getvalue())


def _letter(document: Document, data: dict[str, Any]) -> None:
    """A letter in one language, or in two with one recipient, number and signature."""
    versions = data["texts"]
    for line in data["recipient"]:
        document.add_paragraph(line, "Uppgift")
    word, number = versions[0]["number"]
    for line in (*(version["dateline"] for version in versions), f"{word} {number}" if number else ""):
        if line:
            document.add_paragraph(line, "Uppgift").paragraph_format.space_before = Pt(6)
    if len(versions) == 1:
        document.add_paragraph(versions[0]["subject"], "Title")
        for line in _parts(versions[0], len(versions[0]["text"])):
            if line:
                document.add_paragraph(line)
    _in_language(document.element.body, versions[0]["language"])
    if len(versions) == 2:
        _paired(document, *versions)
    began = len(document.element.body)
    _signatures(document, data["signed_by"])
    for element in document.element.body[began - 1 :]:
        _in_language(element, versions[0]["language"])


def _paired(document: Document, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Two languages as a table without lines: each part beside the same part in the other language."""
    count = max(len(first["text"]), len(second["text"]))
    subjects = [(first["subject"], second["subject"])]
    parts = [pair for pair in zip(_parts(first, count), _parts(second, count), strict=True) if any(pair)]
    table = document.add_table(rows=0, cols=2)
    for number, pair in enumerate([*subjects, *parts]):
        for cell, line, version in zip(table.add_row().cells, pair, (first, second), strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = "Heading 1" if number == 0 else "Normal"
            paragraph.add_run(line)
            _in_language(paragraph._p, version["language"])


def _parts(version: dict[str, Any], count: int) -> list[str]:
    """Salutation, ``count`` paragraphs ("" for what is not there) and closing."""
    text = [*version["text"], *[""] * (count - len(version["text"]))]
    return [version["salutation"], *text, version["closing"]]


def _extract(document: Document, data: dict[str, Any]) -> None:
    words = data["words"]
    facts = (
        (words["held_on"], data["held_on"]), (words["paragraph"], f"§ {data['paragraph']}"), data["number"],
        (words["adjusted_on"], data["adjusted_on"]),
    )  # fmt: skip
    for name, value in facts:
        if value:
            line = document.add_paragraph(style="Uppgift")
            line.add_run(f"{name}: ").bold = True
            line.add_run(value)
    document.add_paragraph(data["title"], "Title")
    document.add_paragraph(data["body"])
    document.add_heading(words["decision"], 1)
    document.add_paragraph(data["decision"]["lead"])
    for number, point in enumerate(data["decision"]["points"], 1):
        document.add_paragraph(f"{number}. {point}")
    document.add_paragraph(words["certified"])
    _signatures(document, [data["certified_by"]])


def _signatures(document: Document, signers: list[list[str]]) -> None:
    for name, title in signers:
        line = document.add_paragraph(style="Uppgift")
        line.paragraph_format.space_before = Pt(48)
        border(line, "top", "55606B", 4)
        line.add_run(", ".join(part for part in (name, title) if part))


def _frame(document: Document, data: dict[str, Any]) -> None:
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    right_tab(header)
    header.add_run(data["municipality"]).bold = True
    example = f"{data['words']['example']}  " if data["is_example"] else ""
    header.add_run(f"\t{example}{data['kind']}")
    right_tab(footer)
    footer.add_run(f"{data['unit']}  {data['contact']}\t{data['words']['page']} ")
    page_field(footer, "PAGE")
    footer.add_run(f" {data['words']['page_of']} ")
    page_field(footer, "NUMPAGES")


def _in_language(element: Any, language: str) -> None:
    """Tell Word which language the runs are in, for spelling and for those who listen."""
    for run in element.iter(qn("w:r")):
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), _TAGS[language])
        run.get_or_add_rPr().append(tag)
