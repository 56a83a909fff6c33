"""Excel workbooks in: what looks like a formula is text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from html import unescape
from typing import TypeVar

from utblick.ui.cells import Cell, Unreadable
from utblick.ui.zips import BROKEN_ZIP
from utblick.values import Text

Row = TypeVar("Row")
MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 80
_MOST_UNPACKED = 400_000_000
_MOST_OF_BOOK = 1_000_000
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')


class TooManyRows(Unreadable):
    """More rows than were asked for."""


def sheet_names(content: bytes) -> list[str]:
    """What a workbook's sheets are called, in their order. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open("xl/workbook.xml") as book:
            return [unescape(name.decode()) for name in _SHEET.findall(book.read(_MOST_OF_BOOK))]
    except (*BROKEN_ZIP, KeyError) as error:
        raise _unreadable() from error


def rows_of(content: bytes, most: int = MOST_ROWS, sheet: str = "") -> Iterator[tuple[Cell, ...]]:
    """The rows of a workbook's first sheet, or of the one called ``sheet``, the head first. Raises Unreadable.

    A formula comes as its text. Merged cells are refused: what stands in them belongs to several rows, and only one of
    them would have it.
    """
    from openpyxl import load_workbook

    _refuse_large(content)
    _refuse_merged(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        try:
            page = book[sheet] if sheet else book.worksheets[0]
            page.reset_dimensions()
            rows = page.iter_rows(max_row=most + 2, values_only=True)
            for number, row in enumerate(rows, 1):
                if number > most + 1:
                    raise TooManyRows(
                        Text(f"Filen har fler än {most} rader. Dela upp den.", f"Over {most} rows. Divide it.")
                    )
                yield tuple(_plain(value) for value in row[:MOST_COLUMNS])
        finally:
            book.close()
    except Unreadable:
        raise
    except Exception as error:
        # A broken workbook fails in as many ways as there are parts in it.
        raise _unreadable() from error


def _refuse_large(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(Text("Filen är större än 20 MB. Dela upp den.", "The file is over 20 MB. Divide it."))


def _refuse_merged(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            is_large = sum(part.file_size for part in parts) > _MOST_UNPACKED
            sheets = [] if is_large else [part for part in parts if part.filename.startswith("xl/worksheets/sheet")]
            merged = [cells for sheet in sheets for cells in _merged_in(packed, sheet)]
    except BROKEN_ZIP as error:
        raise _unreadable() from error
    if is_large:
        raise Unreadable(Text("Filen är för stor uppackad.", "The file is too large when unpacked."))
    if merged:
        where = ", ".join(merged[:10])
        raise Unreadable(
            Text(
                f"Filen har sammanslagna celler: {where}. Dela dem (Start, Centrera över kolumner) och spara på nytt.",
                f"The file has merged cells: {where}. Unmerge them and save again.",
            )
        )


def _merged_in(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> list[str]:
    """The ranges a sheet merges. They stand after its rows, so that the sheet is read through in pieces."""
    found: list[str] = []
    with packed.open(part) as sheet:
        kept = b""
        while piece := sheet.read(1 << 20):
            kept += piece
            found += [match[1].decode() for match in _MERGED.finditer(kept)]
            kept = kept[kept.rfind(b"<") :][-200:]
    return found


def _plain(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if value is None or isinstance(value, str | int | float | date):
        return value
    formula = getattr(value, "text", None)
    return str(formula) if formula else str(value)


def _unreadable() -> Unreadable:
    return Unreadable(
        Text(
            "Filen går inte att läsa som Excel (.xlsx). Spara den på nytt.",
            "The file is not readable as Excel (.xlsx). Save it again.",
        )
    )
