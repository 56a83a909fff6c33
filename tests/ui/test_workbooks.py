"""Excel out: what is written is what is read again."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hostile import HOSTILE
from utblick.ui.workbooks import LONGEST, Sheet, workbook, written

WORDS = st.text("=@+-aÅö <>&'\"\u202e\u0301日🎵 \n\t", max_size=30)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**15), 10**15), st.dates(date(1900, 3, 1), date(9999, 12, 31)), WORDS
)


def formulas_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return [name for name in sheets if b"<f>" in packed.read(name) or b"<f " in packed.read(name)]


def test_what_looks_like_a_formula_is_text():
    content = workbook([Sheet("Prov", ["=1"], [["=2+2"], ["@SUM(A1)"], ["+46 8"], ["-1"], ['=HYPERLINK("x")']])])
    assert formulas_in(content) == []
    cells = [row[0] for row in load_workbook(BytesIO(content))["Prov"].iter_rows()]
    assert [cell.value for cell in cells] == ["=1", "=2+2", "@SUM(A1)", "+46 8", "-1", '=HYPERLINK("x")']
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_a_workbook_its_sheets_name_or_its_heads(value):
    book = load_workbook(BytesIO(workbook([Sheet(value, [value], [[value]], wraps=True)])))
    [sheet] = book.worksheets
    assert len(sheet.title) <= 31
    assert (sheet["A1"].value or "") == (sheet["A2"].value or "") == written(value)


def test_every_control_character_is_cleaned_and_a_text_ends_where_a_cell_does():
    signs = "".join(chr(code) for code in [*range(32), 127, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF])
    [[cell]] = load_workbook(BytesIO(workbook([Sheet("Prov", [f"a{signs}b"], [])])))["Prov"].values
    assert cell.split() == ["a", "b"]
    assert len(written("ö" * 40_000)) == LONGEST


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_every_value_comes_back_as_it_was(rows):
    book = load_workbook(BytesIO(workbook([Sheet("Prov", ["a", "b", "c"], rows)])))
    _heads, *read = book["Prov"].iter_rows(max_col=3)
    found = [[cell.value.date() if cell.is_date else cell.value for cell in row] for row in read]
    wanted = [[None if value == "" else value for value in row] for row in rows]
    assert found == wanted[: len(found)]
    assert not any(value is not None for row in wanted[len(found) :] for value in row)


def test_two_sheets_with_one_name_are_both_there():
    book = load_workbook(BytesIO(workbook([Sheet("Prov/1", ["a"], []), Sheet("prov 1", ["b"], [])])))
    assert [sheet["A1"].value for sheet in book] == ["a", "b"]
