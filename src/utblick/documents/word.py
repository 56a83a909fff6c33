"""Tjänsteskrivelser as Word, from our own template or the municipality's.

A template may show merge fields, go through lists and ask if a field is filled; it can compute and call nothing.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.section import _BaseHeaderFooter
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from utblick.documents import merge_fields, template_check
from utblick.documents.papers import OfficialReport
from utblick.documents.samples import BARE_REPORT, FULL_REPORT
from utblick.documents.template_check import TemplateProblem
from utblick.documents.wording import WORDS, one_line
from utblick.ui.zips import BROKEN_ZIP

DEFAULT_TEMPLATE = Path(__file__).parent / "templates_word" / "tjansteskrivelse.docx"
MAX_TEMPLATE = 5_000_000
MAX_UNPACKED = 50_000_000
MAX_BRACES = 5_000


class TemplateRefused(ValueError):
    """A template that cannot be used; ``problems`` name each reason."""

    def __init__(self, problems: list[TemplateProblem]) -> None:
        super().__init__("; ".join(problem.text.sv for problem in problems))
        self.problems = problems


def render(report: OfficialReport, template: bytes | None = None) -> bytes:
    """The tjänsteskrivelse as .docx; the same report and template give the same bytes.

    Raises TemplateRefused when the template cannot be read, names an unknown field or holds more than fields.
    """
    if template is None:
        return _filled_in(_Template(BytesIO(default_template())), report)
    if problems := [found for found in check_template(template) if found.stops]:
        raise TemplateRefused(problems)
    return _filled_in(_Template(BytesIO(template)), report)


@cache
def default_template() -> bytes:
    """The template that Utblick comes with."""
    return DEFAULT_TEMPLATE.read_bytes()


def check_template(template: bytes) -> list[TemplateProblem]:
    """What is wrong with a municipality's own template, field by field; empty when all is well.

    Problems with ``stops`` make `render` refuse it; a required field that is left out does not. A template without
    such problems is tried on a report with everything and on one with nothing.
    """
    if not _is_readable(template):
        return [template_check.unreadable()]
    try:
        found = template_check.problems(_Template(BytesIO(template)).sources(), _environment())
    except Exception:  # The libraries fail in too many ways to name on a package that Word has not made.
        return [template_check.unreadable()]
    if any(problem.stops for problem in found) or _can_be_filled_in(template):
        return found
    return [template_check.torn(), *found]


def _can_be_filled_in(template: bytes) -> bool:
    try:
        for report in (FULL_REPORT, BARE_REPORT):
            _filled_in(_StrictTemplate(BytesIO(template)), report)
    except Exception:  # As above.
        return False
    return True


def _filled_in(template: _Template, report: OfficialReport) -> bytes:
    template.render(merge_fields.values(report), _environment())
    rendered = BytesIO()
    template.save(rendered)
    document = docx.Document(rendered)  # docxtpl has new headers in the file, but still the old ones in its hand.
    _set_properties(document, report)
    if report.is_example:
        _mark_as_example(document)
    written = BytesIO()
    document.save(written)
    return with_fixed_dates(written.getvalue())


class _Template(DocxTemplate):
    """docxtpl without fields in properties and footnotes, which it would write unescaped."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        pass

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        pass

    def sources(self) -> list[str]:
        """The template text of the body and of each header and footer."""
        self.init_docx()
        parts = [
            self.get_part_xml(part)
            for uri in (self.HEADER_URI, self.FOOTER_URI)
            for _, part in self.get_headers_footers(uri)
        ]
        sources = [self.get_xml(), *parts]
        if any(xml.count("{") > MAX_BRACES for xml in sources):
            raise ValueError("more fields than a paper can have")
        return [self.patch_xml(xml) for xml in sources]


class _StrictTemplate(_Template):
    """Raises a SyntaxError of lxml where docxtpl would drop what it cannot place."""

    def build_xml(self, context: dict[str, Any], jinja_env: Any = None) -> str:
        written: str = super().build_xml(context, jinja_env)
        parse_xml(written)
        return written


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _is_readable(template: bytes) -> bool:
    if len(template) > MAX_TEMPLATE:
        return False
    try:
        with zipfile.ZipFile(BytesIO(template)) as package:
            return sum(entry.file_size for entry in package.infolist()) <= MAX_UNPACKED
    except BROKEN_ZIP:
        return False


def _set_properties(document: Document, report: OfficialReport) -> None:
    properties = document.core_properties
    moment = datetime.combine(report.written_on, time(12), UTC)
    properties.title = one_line(report.heading)[:255]
    properties.author = one_line(report.sender.municipality)[:255]
    properties.last_modified_by = properties.author
    properties.language = "sv-SE"
    properties.created = properties.modified = moment
    properties.revision = 1


def _mark_as_example(document: Document) -> None:
    """EXEMPEL at the top of every page, also when the municipality's template does not say it."""
    for section in document.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            _mark(header)


def _mark(header: _BaseHeaderFooter) -> None:
    mark = WORDS["example"].sv
    if mark in "".join(header._element.itertext()):
        return
    line = header.paragraphs[0].insert_paragraph_before() if header.paragraphs else header.add_paragraph()
    line.add_run(mark).bold = True


def with_fixed_dates(content: bytes) -> bytes:
    """The same package with every entry dated alike, so that equal papers are equal bytes."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return written.getvalue()
