"""Tables of calls as people keep them: headings of their own, days in every manner, mistakes by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hostile import HOSTILE
from utblick.ui.cells import Unreadable, rows_of_file, rows_of_text
from utblick.watch.importing import COLUMNS, ReadTable, guessed_columns, header_place, read_table

HEADER = (
    "Namn;Program;Länk;Öppnar;Stänger;Minsta bidrag;Största bidrag;Valuta;Stödnivå (%);Vem får söka;Beskrivning;"
    "Status;Tema;Kommentar"
)


def table(*lines: str, header: str = HEADER) -> ReadTable:
    rows = rows_of_text("\n".join((header, *lines)), 5_000)
    return read_table(rows, guessed_columns(rows[header_place(rows)]))


def mistakes(read: ReadTable) -> list[tuple[int, str]]:
    return [(mistake.line, mistake.column) for mistake in read.mistakes]


def test_the_usual_columns_are_known_by_their_headings() -> None:
    assert list(guessed_columns(HEADER.split(";")).values()) == [
        "title", "programme", "url", "opens", "closes", "least", "most", "currency", "share", "who", "text", "status",
        "theme", "note",
    ]  # fmt: skip


def test_a_row_becomes_a_call_with_amounts_and_preliminary_days() -> None:
    read = table(
        "Badplatser för alla;Vattenfonden;exempel.example/bad;2026-12-01;2027-04 (prel.);100 000;1,5 mkr;SEK;80;"
        "Kommuner;Bryggor och ramper;Kommande;Fritid;Ring först"
    )
    assert not read.mistakes
    entry = read.rows[0].entry
    assert (entry.opens, entry.closes, entry.url) == ("2026-12-01", "2027-04", "https://exempel.example/bad")
    assert (entry.least, entry.most, entry.currency, entry.share) == (10_000_000, 150_000_000, "SEK", "80 procent")
    assert "Vem kan söka: Kommuner" in entry.parsed("manual").description_text


def test_a_planned_call_has_preliminary_days_even_when_they_are_whole() -> None:
    read = table("A;B;;2027-01-10;2027-02-10;;;;;;;Planerad;;", "C;D;;;2025-02-10;;;;;;;Stängd;;")
    planned, closed = (row.entry.parsed("manual") for row in read.rows)
    assert (planned.opens_on, planned.closes_by, planned.deadlines) == (None, date(2027, 2, 10), ())
    assert closed.stated_closed


def test_one_column_may_hold_the_whole_window() -> None:
    read = table("A;B;december 2026–mars 2027", header="Utlysning;Finansiär;Ansökningsperiod")
    assert (read.rows[0].entry.opens, read.rows[0].entry.closes) == ("2026-12", "2027-03")


def test_freely_named_columns_are_read_as_the_reader_says() -> None:
    rows = rows_of_text("Vad;Av vem;När senast\nA;B;2027-03-01")
    assert guessed_columns(rows[0]) == {}
    read = read_table(rows, {0: "title", 1: "programme", 2: "closes"})
    assert (read.rows[0].entry.title, read.rows[0].entry.closes) == ("A", "2027-03-01")


def test_every_mistake_is_told_by_its_cell_and_the_other_rows_stand() -> None:
    read = table(
        "A;B;;;2027-03-01;;;;;;;;;",
        ";B;;;2027-03-01;;;;;;;;;",
        "C;D;;;snart;;;;;;;;;",
        "E;F;javascript:alert(1);2027-05-01;2027-04-01;många;;guld;;;;;;",
        "A;B;;;2028-03-01;;;;;;;;;",
    )
    assert [row.line for row in read.rows] == [2]
    assert sorted(mistakes(read)) == [
        (3, "title"), (4, "closes"), (5, "closes"), (5, "currency"), (5, "least"), (5, "url"), (6, "title"),
    ]  # fmt: skip
    assert read.lines_with_mistakes == 4


def test_a_workbook_keeps_a_month_a_month() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Namn", "Program", "Öppnar", "Stänger"])
    sheet.append(["A", "B", datetime(2027, 1, 15), datetime(2027, 4, 1)])  # noqa: DTZ001
    sheet["C2"].number_format, sheet["D2"].number_format = "yyyy-mm-dd", "mmm\\-yy"
    written = io.BytesIO()
    book.save(written)
    rows = rows_of_file("utlysningar.xlsx", written.getvalue())
    entry = read_table(rows, guessed_columns(rows[0])).rows[0].entry
    assert (entry.opens, entry.closes) == ("2027-01-15", "2027-04")


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.xlsx", bomb()),
        ("broken.xlsx", b"PK\x03\x04rest"),
        ("page.xlsx", b"<html></html>"),
        ("program.exe", b"MZ"),
        ("empty.csv", b""),
        ("large.csv", b"x" * 3_000_000),
        ("rows.csv", b"a;b\n" * 3_000),
    ],
)
def test_a_hostile_file_is_refused_with_what_to_do(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        rows_of_file(name, content)
    assert refused.value.told.sv.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    rows = rows_of_file("u.csv", "Namn;Program;Stänger\nSkärgård;Öfonden;2027-03-01\n".encode(encoding))
    assert read_table(rows, guessed_columns(rows[0])).rows[0].entry.title == "Skärgård"


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(HOSTILE.values())) | st.text(max_size=40), min_size=3, max_size=16))
def test_no_cell_breaks_the_reading(cells: list[str]) -> None:
    names = list(COLUMNS)
    columns = dict(enumerate(names[: len(cells)]))
    read = read_table([names, [cell.encode("utf-8", "replace").decode() for cell in cells]], columns)
    for row in read.rows:
        assert row.entry.parsed("manual").title or not row.entry.title.strip()
