"""Builds `templates_word/tjansteskrivelse.docx`, the Word template a municipality starts from.

Run `python -m utblick.documents.default_template` after a change here; a test compares the file with what this builds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from utblick.documents.word import DEFAULT_TEMPLATE
from utblick.documents.wording import WORDS

_INK, _MUTED, _ACCENT, _CARE = (RGBColor.from_string(c) for c in ("16202A", "55606B", "0B5C7A", "8A5A00"))
_LINE = "D9D6CF"
_WIDTH = 15.6
_FONT = "Calibri"
_SECTIONS = (
    ("område", "Prioriterat område"),
    ("mål", "Koppling till mål"),
    ("bidrag", "Vad samarbetet ger oss"),
    ("mervärde", "Mervärde för invånare, föreningar och näringsliv"),
    ("nytta", "Ömsesidig nytta"),
    ("hållbarhet", "Hållbar utveckling och demokrati"),
    ("kompetens", "Ömsesidig kompetensutveckling"),
    ("näringsliv", "Näringslivet"),
    ("fortsättning", "När finansieringen upphör"),
    ("undertecknare", "Vem undertecknar"),
)
_NAMED = ("bidrag", "nytta")


def build() -> bytes:
    """The template as .docx."""
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _set_properties(document)
    _header_and_footer(document)
    _facts(document)
    document.add_paragraph("{{ rubrik }}", "Title")
    _proposal(document)
    _optional(document, "sammanfattning", "Sammanfattning", level=1)
    _optional(document, "beskrivning", "Beskrivning av ärendet", level=1)
    _if_weighed(document, lambda: document.add_heading("Förvaltningens bedömning", 1))
    for field, heading in _SECTIONS:
        _optional(document, field, heading, level=2)
    _if_weighed(document, lambda: _economy(document))
    _road(document)
    _if_weighed(document, lambda: _verdict(document))
    _list_section(document, "bilagor", "Bilagor", "Bilaga {{ rad.nummer }}: {{ rad.titel }}")
    _list_section(document, "skickas_till", "Beslutet skickas till", "{{ rad }}")
    _signatures(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def set_page(document: Document) -> None:
    """A4 with the margins of our papers."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3.6), Cm(2.8)
    section.header_distance = section.footer_distance = Cm(1.3)


def set_styles(document: Document) -> None:
    """The styles of our papers."""
    _set_language(document)
    _style(document, "Normal", 10.5, after=6, line=1.2)
    _style(document, "Title", 19, bold=True, before=14, after=4)
    _style(document, "Heading 1", 13, bold=True, before=16, after=4)
    _style(document, "Heading 2", 10.5, bold=True, before=10, after=2)
    _style(document, "List Bullet", 10.5, after=3)
    _style(document, "List Number", 10.5, after=4)
    _style(document, "Header", 9, color=_MUTED, after=0)
    _style(document, "Footer", 8.5, color=_MUTED, after=0)
    document.styles.add_style("Uppgift", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _style(document, "Uppgift", 10.5, after=0, line=1.1)
    document.styles.add_style("Tabell", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _style(document, "Tabell", 9.5, before=2, after=2, line=1.0)
    borders = document.styles["Title"].element.find(".//" + qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _style(
    document: Document,
    name: str,
    size: float,
    bold: bool = False,
    color: RGBColor = _INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
    style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = line


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _set_properties(document: Document) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = "Tjänsteskrivelse", "Utblick", "sv-SE"
    properties.comments, properties.keywords = "", ""
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)


def _header_and_footer(document: Document) -> None:
    section = document.sections[0]
    first, second = section.header.paragraphs[0], section.header.add_paragraph(style="Header")
    for line in (first, second):
        right_tab(line)
    name = first.add_run("{{ kommun }}")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(13), _INK
    mark = first.add_run("\t{% if exempel %}EXEMPEL{% endif %}")
    mark.bold, mark.font.size, mark.font.color.rgb = True, Pt(9), _CARE
    second.add_run("{{ förvaltning }}\tTjänsteskrivelse")
    border(second, "bottom", "0B5C7A", 8)
    footer = section.footer.paragraphs[0]
    right_tab(footer)
    border(footer, "top", _LINE, 4)
    footer.add_run("{{ nummer_ord }} {{ nummer }}  {{ kontakt }}\tSida ")
    page_field(footer, "PAGE")
    footer.add_run(" av ")
    page_field(footer, "NUMPAGES")
    for line in ("{%p if exempel %}", WORDS["example_notice"].sv, "{%p endif %}"):
        section.footer.add_paragraph(line, "Footer")


def _facts(document: Document) -> None:
    names = ("Datum", "{{ nummer_ord }}", "Handläggare", "Till")
    values = ("{{ datum }}", "{{ nummer }}", "{{ handläggare }}", "{{ mottagare }}")
    for name, value in zip(names, values, strict=True):
        if name == "Handläggare":
            document.add_paragraph("{%p if handläggare %}")
        line = document.add_paragraph(style="Uppgift")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(3))
        label = line.add_run(f"{name}\t")
        label.font.color.rgb = _MUTED
        line.add_run(value)
        if name == "Handläggare":
            line.add_run("{% if handläggare_titel %}, {{ handläggare_titel }}{% endif %}")
            document.add_paragraph("{%p endif %}")


def _proposal(document: Document) -> None:
    document.add_heading("Förslag till beslut", 1)
    lead = document.add_paragraph()
    lead.add_run("{{ beslutsmening }}").bold = True
    lead.paragraph_format.keep_with_next = True
    _loop(document, "beslutspunkter", "{{ rad }}", "List Number")


def _optional(document: Document, field: str, heading: str, level: int) -> None:
    document.add_paragraph(f"{{%p if {field} %}}")
    document.add_heading(heading, level)
    if field in _NAMED:
        _loop(document, field, "{{ rad.namn }} – {{ rad.text }}", "List Bullet")
    else:
        document.add_paragraph(f"{{{{ {field} }}}}")
    document.add_paragraph("{%p endif %}")


def _loop(document: Document, field: str, line: str, style: str) -> None:
    document.add_paragraph(f"{{%p for rad in {field} %}}")
    document.add_paragraph(line, style)
    document.add_paragraph("{%p endfor %}")


def _list_section(document: Document, field: str, heading: str, line: str) -> None:
    document.add_paragraph(f"{{%p if {field} %}}")
    document.add_heading(heading, 1)
    _loop(document, field, line, "List Bullet")
    document.add_paragraph("{%p endif %}")


def _if_weighed(document: Document, write: Callable[[], object]) -> None:
    """What stands only in a paper that asks for something new: one that tells of what has been has no own time."""
    document.add_paragraph("{%p if egen_tid %}")
    write()
    document.add_paragraph("{%p endif %}")


def _economy(document: Document) -> None:
    document.add_heading("Ekonomi och egen tid", 1)
    document.add_paragraph("{%p if år %}")
    comment = "{% if rad.efter_valet %}efter valet{% if rad.kommentar %} – {% endif %}{% endif %}{{ rad.kommentar }}"
    table = _table(
        document,
        "Egen kostnad och egen tid för varje år",
        ("År", "Egen kostnad", "Egen tid", "Kommentar"),
        (2.0, 3.6, 3.0, 7.0),
        "år",
        ("{{ rad.år }}", "{{ rad.kostnad }}", "{{ rad.tid }}", comment),
    )
    _fill_row(table, ("Summa", "{{ kostnad_summa }}", "{{ tid_summa }}", ""), bold=True)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ egen_tid }}").paragraph_format.space_before = Pt(6)


def _road(document: Document) -> None:
    document.add_paragraph("{%p if väg %}")
    document.add_heading("Vägen till sista dag", 1)
    _table(
        document,
        "Stegen till sista dag med datum och skäl",
        ("Steg", "Senast", "Därför"),
        (5.4, 4.4, 5.8),
        "väg",
        ("{{ rad.steg }}", "{{ rad.sista_dag }}", "{{ rad.förklaring }}"),
    )
    document.add_paragraph("{%p endif %}")


def _verdict(document: Document) -> None:
    document.add_heading("Svar enligt riktlinjerna", 1)
    answer = document.add_paragraph()
    word = answer.add_run("{{ svar }}.")
    word.bold, word.font.color.rgb = True, _ACCENT
    answer.add_run(" {{ svar_mening }}")
    document.add_paragraph("{%p if återstår %}")
    document.add_paragraph("Det som återstår:").paragraph_format.keep_with_next = True
    _loop(document, "återstår", "{{ rad }}", "List Bullet")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if punkter %}")
    document.add_paragraph("Enligt {{ riktlinjer }}:").paragraph_format.keep_with_next = True
    _table(
        document,
        "Punkterna som svaret bygger på",
        ("Punkt", "Innebörd"),
        (2.6, 13.0),
        "punkter",
        ("{{ rad.plats }}", "{{ rad.text }}"),
    )
    document.add_paragraph("{%p endif %}")


def _signatures(document: Document) -> None:
    document.add_paragraph("{%p for rad in underskrifter %}")
    line = document.add_paragraph(style="Uppgift")
    line.paragraph_format.space_before, line.paragraph_format.right_indent = Pt(48), Cm(8.6)
    line.paragraph_format.keep_together = line.paragraph_format.keep_with_next = True
    border(line, "top", "55606B", 4)
    line.add_run("{{ rad.namn }}")
    title = document.add_paragraph(style="Uppgift")
    run = title.add_run("{{ rad.titel }}")
    run.font.color.rgb, run.font.size = _MUTED, Pt(9)
    document.add_paragraph("{%p endfor %}")


def _table(
    document: Document,
    description: str,
    heads: Sequence[str],
    widths: Sequence[float],
    field: str,
    cells: Sequence[str],
) -> Table:
    """A table whose first row repeats on every page and whose second is repeated for each row of the field."""
    table = document.add_table(rows=0, cols=len(heads))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, description)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _fill_row(table, heads, bold=True, color=_MUTED)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for instruction in (f"{{%tr for rad in {field} %}}", None, "{%tr endfor %}"):
        _fill_row(table, cells if instruction is None else (instruction, *[""] * (len(heads) - 1)))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _fill_row(table: Table, texts: Sequence[str], bold: bool = False, color: RGBColor = _INK) -> None:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Tabell"
        run = paragraph.add_run(text)
        run.bold, run.font.color.rgb = bold, color
        _underline(cell)


def _underline(cell: _Cell) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_edge("bottom", _LINE, 4))
    cell._tc.get_or_add_tcPr().append(borders)


def _describe(table: Table, description: str) -> None:
    """The table's alternative text."""
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), description)
        table._tbl.tblPr.append(element)


def right_tab(line: Paragraph) -> None:
    """A tab at the right margin."""
    line.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def border(line: Paragraph, side: str, color: str, eighths: int) -> None:
    """A line above or below a paragraph."""
    borders = OxmlElement("w:pBdr")
    borders.append(_edge(side, color, eighths))
    line._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _edge(side: str, color: str, eighths: int) -> Any:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", color)):
        edge.set(qn(f"w:{name}"), value)
    return edge


def page_field(line: Paragraph, instruction: str) -> None:
    """A field that Word fills in, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)


if __name__ == "__main__":
    DEFAULT_TEMPLATE.write_bytes(build())
