"""Tables as Excel. Text is always text: a cell that begins with = is never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from utblick.documents.wording import clean

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its heads and its rows."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str | int | float | date | None]]


def _as_held(value: str | int | float | date | None) -> str | float | datetime | None:
    if isinstance(value, str):
        return clean(value)
    return datetime.combine(value, time()) if isinstance(value, date) else value


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as .xlsx, heads in bold and kept in view."""
    book = Workbook(write_only=True)
    for told in sheets:
        sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", told.name)[:31])
        sheet.freeze_panes = "A2"
        for column in range(1, len(told.heads) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 36 if column == 1 else 22
        for number, row in enumerate([told.heads, *told.rows]):
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, _as_held(value))
                if isinstance(value, str):
                    cell.data_type = "s"
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
                if number == 0:
                    cell.font = Font(bold=True)
                cells.append(cell)
            sheet.append(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
