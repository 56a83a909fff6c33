"""A list of support as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse

from utblick.clock.queries import today
from utblick.cooperation.tables.columns import IDENTIFIER, columns_of
from utblick.ui.cells import Cell
from utblick.ui.languages import page_language
from utblick.ui.workbooks import XLSX, Sheet, workbook


def send_table(rows: QuerySet[Any], title: str) -> FileResponse:
    """The rows, which are those the reader may see, with every stored column."""
    language, columns = page_language(), columns_of(rows.model)
    heads = [IDENTIFIER.in_language(language), *(column.head.in_language(language) for column in columns)]
    cells = ([str(row.pk), *(column.cell(row, language) for column in columns)] for row in rows.iterator(500))
    return send_rows(title, heads, cells)


def send_rows(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> FileResponse:
    """One sheet as a file named by its title and the day."""
    content = workbook([Sheet(title, heads, rows, holds_first=True)])
    name = f"{title} {today().isoformat()}.xlsx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)
