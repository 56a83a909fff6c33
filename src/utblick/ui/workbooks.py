"""Excel workbooks out: text is always text, also what looks like a formula; what a workbook cannot hold is cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from utblick.ui.cells import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
"""Letters that a cell holds in Excel; the rest of a longer text is left out."""
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its heads, which stay in sight, and its rows.

    ``widths`` of the columns are in letters, the last is that of the rest. ``wraps``: long texts stand on several
    lines. ``holds_first``: the first column stays in sight too.
    """

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = (24,)
    wraps: bool = False
    holds_first: bool = False


def written(text: str) -> str:
    """A text as a cell holds it: control characters and lone surrogates are spaces, and it ends after `LONGEST`."""
    return _UNWRITABLE.sub(" ", text)[:LONGEST]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as .xlsx; days are days, figures are figures."""
    made = BytesIO()
    write(sheets, made)
    return made.getvalue()


def write(sheets: Iterable[Sheet], target: IO[bytes]) -> None:
    """As `workbook`, into a file; rows are asked for one after another."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sheet in sheets:
        _add(book, sheet)
    book.save(target)


def _add(book: Any, told: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", written(told.name)).strip(" '")[:31] or "1")
    sheet.freeze_panes = "B2" if told.holds_first else "A2"
    for number in range(len(told.heads)):
        width = told.widths[min(number, len(told.widths) - 1)]
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")

    def as_held(value: Cell) -> Any:
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(sheet, written(value))
        cell.data_type = "s"
        if told.wraps:
            cell.alignment = wrapped
        return cell

    heads = [as_held(head) for head in told.heads]
    for head in heads:
        head.font = bold
    sheet.append(heads)
    for row in told.rows:
        sheet.append([as_held(value) for value in row])
