"""Tjänsteskrivelser as Word, opened again; and templates that are wrong."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document
from lxml import etree

from documents import example_papers
from documents.test_pdf import INJECTIONS
from hostile import HOSTILE
from utblick.documents import default_template, word
from utblick.documents.merge_fields import FIELDS
from utblick.documents.papers import Assessment, Person
from utblick.documents.wording import clean


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def paragraphs_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs]


def template_of(*lines: str, header: str = "") -> bytes:
    """A municipality's own template, with one paragraph a line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def kinds_and_fields(template: bytes) -> list[tuple[str, str]]:
    return [(found.kind, found.field) for found in word.check_template(template) if found.stops]


def test_the_report_is_what_was_put_in_under_real_headings() -> None:
    report = example_papers.official_report()
    document = opened(word.render(report))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == [report.heading]
    assert by_style["List Number"] == list(report.proposal.points)
    assert by_style["Heading 1"][:3] == ["Förslag till beslut", "Sammanfattning", "Beskrivning av ärendet"]
    assert "Ömsesidig nytta" in by_style["Heading 2"]
    assert "Näringslivet" not in by_style["Heading 2"]
    assert set(report.summary.split("\n") + report.description.split("\n")) <= set(by_style["Normal"])
    assert "Bilaga 2: Avsiktsförklaring från Cēsis" in by_style["List Bullet"]


def test_a_report_of_what_has_been_weighs_nothing() -> None:
    """R4.8: without own time there is no assessment, no money and no answer by the guidelines."""
    told = replace(example_papers.official_report(), assessment=Assessment("", (), "", (), "", (), "", ""))
    document = opened(word.render(told))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert "Beskrivning av ärendet" in headings
    assert not {"Förvaltningens bedömning", "Ekonomi och egen tid", "Svar enligt riktlinjerna"} & set(headings)


def test_tables_hold_the_years_and_the_road_under_heads_that_repeat() -> None:
    document = opened(word.render(example_papers.official_report()))
    years, road, clauses = (
        [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows] for table in document.tables
    )
    assert years[1:] == [
        ["2026", "18 000 kronor", "60 timmar", "förberedelser och ansökan"],
        ["2027", "45 000 kronor", "140 timmar", "efter valet – träffen i juni"],
        ["Summa", "63 000 kronor", "200 timmar", ""],
    ]
    assert road[3] == ["Kommunstyrelsen godkänner", "tisdag 8 september 2026", "sista sammanträdet före valet"]
    assert [row[0] for row in clauses[1:]] == ["R4.5", "KL 6:8"]
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert table._tbl.xpath("./w:tblPr/w:tblDescription/@w:val")


def test_title_author_and_language_are_set_as_plain_text() -> None:
    report = example_papers.official_report(heading="Mat & dryck <i Cēsis>")
    document = opened(word.render(report))
    assert document.core_properties.title == "Mat & dryck <i Cēsis>"
    assert document.core_properties.author == "Strandö kommun"
    assert document.core_properties.language == "sv-SE"
    assert document.styles.element.xpath("./w:docDefaults//w:lang/@w:val") == ["sv-SE"]


def test_the_same_report_gives_the_same_bytes() -> None:
    report = example_papers.official_report()
    assert word.render(report) == word.render(report)


@pytest.mark.parametrize("value", [*HOSTILE.values(), *INJECTIONS.values()], ids=[*HOSTILE, *INJECTIONS])
def test_a_hostile_value_is_written_as_the_text_it_is(value: str) -> None:
    report = example_papers.official_report(heading=f"a {value} b", description=f"a {value} b")
    content = word.render(report)
    lines = [line.strip() for line in f"a {clean(value)} b".split("\n")]
    assert set(lines) <= set(paragraphs_of(content))


def test_every_part_of_the_file_is_well_formed() -> None:
    report = example_papers.official_report(heading="\x00\ud800\ufffe & < {{ 7*7 }}")
    with zipfile.ZipFile(BytesIO(word.render(report))) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_an_example_says_so_in_the_header_and_a_real_report_nowhere() -> None:
    example = opened(word.render(example_papers.official_report()))
    assert "EXEMPEL" in example.sections[0].header.paragraphs[0].text
    content = word.render(example_papers.official_report(is_example=False))
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not any(b"EXEMPEL" in package.read(name) for name in package.namelist())


def test_an_example_in_the_municipalitys_own_template_says_so_on_first_and_later_pages() -> None:
    document = docx.Document()
    document.add_paragraph("{{ rubrik }}")
    document.sections[0].header.paragraphs[0].text = "{{ kommun }}"
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    written = BytesIO()
    document.save(written)
    section = opened(word.render(example_papers.official_report(), written.getvalue())).sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["EXEMPEL", "Strandö kommun"]
    assert section.first_page_header.paragraphs[0].text == "EXEMPEL"


def test_the_municipalitys_own_template_is_filled_in() -> None:
    template = template_of(
        "{{ rubrik }} till {{ mottagare }}",
        "{%p for punkt in beslutspunkter %}",
        "{{ loop.index }}) {{ punkt }}",
        "{%p endfor %}",
        "{% if näringsliv %}Näringsliv{% endif %}",
        header="{{ kommun }} {{ nummer }}",
    )
    report = example_papers.official_report(is_example=False)
    content = word.render(report, template)
    assert paragraphs_of(content) == [
        f"{report.heading} till Kultur- och fritidsnämnden",
        *(f"{number}) {point}" for number, point in enumerate(report.proposal.points, 1)),
        "",
    ]
    assert opened(content).sections[0].header.paragraphs[0].text == "Strandö kommun 2026/KFN 0034"


def test_a_field_that_word_has_cut_in_pieces_is_still_found() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ rub")
    paragraph.add_run("rik }").bold = True
    paragraph.add_run("}")
    written = BytesIO()
    document.save(written)
    report = example_papers.official_report(is_example=False)
    assert paragraphs_of(word.render(report, written.getvalue())) == [report.heading]


def test_unknown_fields_are_named_wherever_they_stand() -> None:
    template = template_of(
        "{{ rubrikk }}",
        "{%p for rad in bidrag %}",
        "{{ rad.nam }}",
        "{%p endfor %}",
        "{%p for rad in pengar %}",
        "{{ rad }}",
        "{%p endfor %}",
        header="{{ komun }}",
    )
    assert kinds_and_fields(template) == [
        ("unknown", "rubrikk"),
        ("unknown", "rad.nam"),
        ("unknown", "pengar"),
        ("unknown", "komun"),
    ]
    with pytest.raises(word.TemplateRefused, match="”rubrikk” finns inte"):
        word.render(example_papers.official_report(), template)


def test_required_fields_left_out_are_named_but_do_not_stop() -> None:
    template = template_of("{{ rubrik }}")
    missing = [found.field for found in word.check_template(template) if found.kind == "missing"]
    assert missing == [name for name, field in FIELDS.items() if field.is_required and name != "rubrik"]
    assert word.render(example_papers.official_report(), template)


@pytest.mark.parametrize(
    "line",
    [
        "{{ 7*7 }}",
        "{{ rubrik.__class__.__mro__ }}",
        "{{ rubrik|upper }}",
        "{{ rubrik[0] }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for a in range(1000000) %}x{% endfor %}",
        "{% set a = rubrik %}",
        "{% include 'x' %}",
        "{{ bidrag }}",
        "{% for a in bidrag %}{{ a }}{% endfor %}",
        "{% for a in rubrik %}{{ a }}{% endfor %}",
        "{% for a in bidrag %}{% for b in bidrag %}{% for c in bidrag %}x{% endfor %}{% endfor %}{% endfor %}",
        "{{ rubrik() }}",
    ],
)
def test_a_template_can_compute_and_call_nothing(line: str) -> None:
    template = template_of(line)
    assert kinds_and_fields(template)
    with pytest.raises(word.TemplateRefused):
        word.render(example_papers.official_report(), template)


@pytest.mark.parametrize("line", ["{{ rubrik", "{% if rubrik %}", "{% for rad in %}{% endfor %}", "{{ 1 2 }}"])
def test_a_miswritten_field_is_told(line: str) -> None:
    assert [kind for kind, _ in kinds_and_fields(template_of(line))] == ["syntax"]


@pytest.mark.parametrize(
    "line, near",
    [
        ("Till {{ rubrik och vidare", "{{ rubrik och vidare"),
        ("{{ rubrik }} {{ mål {% endif %}", "{{ mål {% endif %}"),
    ],
)
def test_a_miswritten_field_is_told_with_the_words_near_it(line: str, near: str) -> None:
    (problem,) = word.check_template(template_of(line))
    assert f"felskrivet, nära ”{near}" in problem.text.sv


def test_what_is_no_word_file_is_told() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("hej.txt", "hej")
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (word.MAX_UNPACKED + 1))
    broken = template_of("{{ rubrik }}")[:-40]
    for content in (b"", b"%PDF-1.7", packed.getvalue(), bomb.getvalue(), broken, b"PK" + b"x" * word.MAX_TEMPLATE):
        assert kinds_and_fields(content) == [("unreadable", "")]


def test_a_repetition_torn_between_a_cell_and_the_text_is_told() -> None:
    document = docx.Document()
    cell, other = document.add_table(1, 2).rows[0].cells
    cell.text, other.text = "{% for rad in bidrag %}", "{{ rad.namn }}"
    document.add_paragraph("{% endfor %}")
    written = BytesIO()
    document.save(written)
    assert kinds_and_fields(written.getvalue()) == [("torn", "")]


@pytest.mark.parametrize("part", ["word/document.xml", "word/settings.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"<x/>", b"<x", b"\xff\x00", None], ids=["other", "cut", "bytes", "gone"])
def test_a_file_with_a_broken_part_is_told_or_works(part: str, content: bytes | None) -> None:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(template_of("{{ rubrik }}"))) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if content is not None:
            new.writestr(part, content)
    if any(found.stops for found in word.check_template(written.getvalue())):
        with pytest.raises(word.TemplateRefused):
            word.render(example_papers.official_report(), written.getvalue())
    else:
        assert word.render(example_papers.official_report(), written.getvalue())


@pytest.mark.parametrize(
    "line",
    ["{" * 100_000, "{% " * 30_000, "{% if rubrik %}" * 2_000 + "{% endif %}" * 2_000, "{{ " + "(" * 4_000 + " }}"],
    ids=["braces", "tags", "nested", "brackets"],
)
def test_a_flood_of_fields_is_refused_at_once(line: str) -> None:
    assert [kind for kind, _ in kinds_and_fields(template_of(line))] == ["unreadable"]


def test_a_report_that_nobody_handles_has_no_line_for_it() -> None:
    handled = paragraphs_of(word.render(example_papers.official_report()))
    nobody = paragraphs_of(word.render(example_papers.official_report(case_officer=Person(""))))
    assert sum(line.startswith("Handläggare") for line in handled) == 1
    assert not any(line.startswith("Handläggare") for line in nobody)


def test_the_templates_of_ours_is_what_its_builder_builds_and_has_no_problem() -> None:
    stored = word.DEFAULT_TEMPLATE.read_bytes()
    assert word.check_template(stored) == []
    with zipfile.ZipFile(BytesIO(stored)) as old, zipfile.ZipFile(BytesIO(default_template.build())) as new:
        assert {name: old.read(name) for name in old.namelist()} == {name: new.read(name) for name in new.namelist()}
