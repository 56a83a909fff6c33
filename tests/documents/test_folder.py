"""The folder of papers (handlingar): one PDF with bookmarks, whatever its documents are like."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from documents import files_made
from documents.example_papers import SENDER
from hostile import HOSTILE
from utblick.documents import files, pdf
from utblick.documents.meeting_papers import FolderSheets, ItemText, MeetingPaper, Sheet
from utblick.documents.merging.folder import Paper, Section, State, make
from utblick.documents.uploads import MEDIA_TYPES

SUMMONS = MeetingPaper(
    sender=SENDER, kind="Kallelse", body="Kultur- och fritidsnämnden", held_on=date(2026, 8, 24),
    written_on=date(2026, 8, 10), facts=(("Plats", "Stadshuset"),), items=(ItemText("1.", "Vänortsträff"),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILES_ROOT.mkdir()


def paper(title, content, name="bilaga.pdf", media_type=MEDIA_TYPES["pdf"]):
    return Paper(title, name, files.store(content), media_type)


def protected():
    written = BytesIO()
    with pikepdf.open(BytesIO(files_made.pdf("secret"))) as document:
        document.save(written, encryption=pikepdf.Encryption(owner="a", user="b"))
    return written.getvalue()


def bookmarks(content):
    """Each bookmark with its depth and the text of the page it leads to."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_bounded().replace("\r\n", " ") for page in document]
        return [
            (mark.level, mark.get_title(), " ".join(texts[mark.get_dest().get_index()].split()))
            for mark in document.get_toc()
        ]


def test_every_item_and_every_document_has_a_bookmark_to_its_page():
    """Issue 5, Minutes in Utblick: a folder of papers in one PDF with bookmarks."""
    report, budget = paper("Tjänsteskrivelse", files_made.pdf("the report")), paper("Budget", files_made.scan(3))
    sections = [
        Section("1. Val av justerare"),
        Section("2. Vänortsträff", (report, budget)),
        Section("3. Remiss", note="Handlingar som är sekretessmarkerade är inte med."),
    ]
    told = []
    made = make(SUMMONS, sections, lambda done, total: told.append((done, total)))
    found = bookmarks(made.content)
    assert [(level, title) for level, title, _ in found] == [
        (0, "Kallelse"), (0, "1. Val av justerare"), (0, "2. Vänortsträff"), (1, "Tjänsteskrivelse"), (1, "Budget"),
        (0, "3. Remiss"),
    ]  # fmt: skip
    pages = {title: text for _level, title, text in found}
    assert "Stadshuset" in pages["Kallelse"] and pages["1. Val av justerare"] == pages["Kallelse"]
    assert "Tjänsteskrivelse" in pages["2. Vänortsträff"] and "Budget" in pages["2. Vänortsträff"]
    assert pages["Tjänsteskrivelse"] == "the report" and pages["Budget"] == ""
    assert "sekretessmarkerade är inte med" in pages["3. Remiss"]
    assert made.pages == 1 + 1 + 1 + 3 + 1 == len(pypdfium2.PdfDocument(made.content))
    assert [one.pages for one in made.sections[1].papers] == [1, 3]
    assert told[0] == (0, 3) and told[-1] == (3, 3) and told == sorted(told)
    assert make(SUMMONS, sections, lambda *_: None).content == made.content


def test_what_cannot_be_shown_gets_a_page_that_says_so_and_the_rest_is_there():
    papers = (
        paper("Kalkyl", b"a;b", "kalkyl.csv", MEDIA_TYPES["csv"]),
        paper("Avtal", protected()),
        paper("Skriven i fel program", files_made.LOCKED_PDF),
        paper("Avbruten", b"%PDF-1.7 \x00\x01 borta"),
        paper("Tom", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>"),
        Paper("Försvunnen", "borta.pdf", "0" * 64, MEDIA_TYPES["pdf"]),
        paper("Hel", files_made.pdf("the last one")),
    )
    made = make(SUMMONS, [Section("1. Avtal", papers)], lambda *_: None)
    states = [one.state for one in made.sections[0].papers]
    assert states[:2] == [State.OTHER, State.LOCKED] and states[3:] == [
        State.DAMAGED, State.DAMAGED, State.LOST, State.WHOLE,
    ]  # fmt: skip
    assert states[2] in (State.LOCKED, State.DAMAGED)
    pages = {title: text for _level, title, text in bookmarks(made.content)}
    assert "kalkyl.csv" in pages["Kalkyl"] and "är inte en PDF" in pages["Kalkyl"]
    assert "skyddad med lösenord" in pages["Avtal"] and "skadad" in pages["Avbruten"]
    assert "saknas" in pages["Försvunnen"] and pages["Hel"] == "the last one"


def test_nothing_in_the_folder_runs_or_reaches_outside():
    written = BytesIO()
    with pikepdf.open(BytesIO(files_made.pdf("look"))) as document:
        page = document.pages[0].obj
        act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        page.AA = pikepdf.Dictionary(O=act)
        mark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="start.exe"),
        )  # fmt: skip
        page.Annots = pikepdf.Array([document.make_indirect(mark)])
        document.Root.OpenAction = act
        document.save(written)
    made = make(SUMMONS, [Section("1. Se", (paper("Bilaga", written.getvalue()),))], lambda *_: None)
    with pikepdf.open(BytesIO(made.content)) as document:
        assert "/OpenAction" not in document.Root
        for page in document.pages:
            assert "/AA" not in page.obj
            assert not any("/A" in mark and mark.A.S != pikepdf.Name.URI for mark in page.obj.get("/Annots", ()))


def test_hostile_titles_are_text_on_as_many_pages_as_they_need():
    sections = [Section(told, (paper(told, b"%PDF-", told),), told) for told in HOSTILE.values()]
    made = make(SUMMONS, [*sections, Section("2. Sist", note="klar")], lambda *_: None)
    found = bookmarks(made.content)
    assert len(found) == 1 + 2 * len(HOSTILE) + 1
    assert found[-1][1] == "2. Sist" and "klar" in found[-1][2]
    assert ("Utan rubrik", 1) in {(title, level) for level, title, _ in found}


def test_our_own_pages_are_accessible_before_they_are_joined(tmp_path):
    sheets = (Sheet("1. Vänortsträff", ("Tjänsteskrivelse",), ("Budget är inte med.",)), Sheet("Kalkyl", (), ("Fil",)))
    own = FolderSheets(SENDER, "Nämnden 2026-08-24", date(2026, 8, 10), sheets)
    path = tmp_path / "blad.pdf"
    path.write_bytes(pdf.render(own).content)
    assert [finding.message for finding in validate(str(path)).findings] == []
