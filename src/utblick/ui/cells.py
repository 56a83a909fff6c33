"""A file or pasted text as rows of cells. Row numbers are those of the source: the first row is number 1."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from html.parser import HTMLParser

from utblick.values import Text

Rows = list[list[str]]
Cell = str | int | float | Decimal | bool | date | None
"""What a cell of a workbook holds, in and out."""

MAX_BYTES = 2_000_000
MAX_TEXT = 300_000
MAX_ROWS = 2_000
MAX_COLUMNS = 60
_MAX_UNPACKED = 40_000_000
MAX_CELL = 300
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LITERAL = re.compile(r"\[[^]]*\]|\"[^\"]*\"|\\.")
_LABELLED = re.compile(r"[^,;\t|]*:\s")


class Unreadable(ValueError):
    """The file or text is no table at all; ``told`` says why and what to do."""

    def __init__(self, told: Text) -> None:
        self.told = told
        super().__init__(told.sv)


def rows_of_file(name: str, content: bytes, longest: int = MAX_CELL) -> Rows:
    """The rows of a CSV, text or XLSX file, each cell cut at ``longest`` letters. Raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable(
            Text("Filen är större än 2 MB. Spara bara tabellen.", "The file is over 2 MB. Save only the table.")
        )
    suffix = name.rpartition(".")[2].lower()
    if suffix == "xlsx":
        return _rows_of_workbook(content, longest)
    if suffix in ("csv", "txt", "tsv", "htm", "html"):
        return rows_of_text(_decoded(content), longest)
    raise Unreadable(
        Text(
            "Filen är varken CSV eller XLSX. Spara tabellen som .csv eller .xlsx, eller klistra in tabellen.",
            "The file is neither CSV nor XLSX. Save the table as .csv or .xlsx, or paste the table.",
        )
    )


def rows_of_text(text: str, longest: int = MAX_CELL) -> Rows:
    """The rows of pasted text: a table from a web page, CSV, or lines such as "KS: 13 januari, 10 februari"."""
    if len(text) > MAX_TEXT:
        raise Unreadable(
            Text("Texten är för lång. Klistra in bara tabellen.", "The text is too long. Paste only the table.")
        )
    if re.search(r"<t[rdh]\b", text, re.IGNORECASE):
        table = _HtmlRows()
        table.feed(text)
        return _bounded(table.rows, longest)
    lines = text.removeprefix("\ufeff").splitlines()
    separator = _separator(lines)
    if separator == "":
        return _bounded(([line] for line in lines), longest)
    try:
        return _bounded(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator), longest)
    except csv.Error as error:
        raise Unreadable(
            Text("Filen går inte att läsa som CSV. Spara den på nytt.", "The file is not readable CSV. Save it again.")
        ) from error


def _separator(lines: list[str]) -> str:
    told = [line for line in lines if line.strip()]
    for separator in ("\t", "|", ";"):
        if sum(separator in line for line in told) * 2 > len(told):
            return separator
    if any(_LABELLED.match(line) for line in told):
        return ""
    return "," if told and all("," in line for line in told) else ""


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows_of_workbook(content: bytes, longest: int) -> Rows:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
                raise Unreadable(Text("Filen är för stor uppackad.", "The file is too large when unpacked."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
            return _bounded(([_cell_text(cell.value, cell.number_format) for cell in row] for row in rows), longest)
        finally:
            book.close()
    except Unreadable:
        raise
    except Exception as error:
        # A broken workbook fails in as many ways as there are parts in it.
        raise Unreadable(
            Text(
                "Filen går inte att läsa som XLSX. Spara den på nytt.",
                "The file is not a readable XLSX. Save it again.",
            )
        ) from error


def _cell_text(value: object, shown_as: str) -> str:
    """A cell as it is read by people: a date that the sheet shows as a month ("apr-27") is that month."""
    if value is None:
        return ""
    if isinstance(value, date) and "y" in shown_as.lower() and "d" not in _LITERAL.sub("", shown_as.lower()):
        return value.strftime("%Y-%m")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _bounded(rows: Iterable[Iterable[str]], longest: int) -> Rows:
    kept = []
    for row in rows:
        kept.append([_clean(cell, longest) for cell in row][:MAX_COLUMNS])
        if len(kept) > MAX_ROWS:
            raise Unreadable(
                Text(f"Tabellen har fler än {MAX_ROWS} rader. Dela upp den.", f"Over {MAX_ROWS} rows. Divide it.")
            )
    if not any(any(row) for row in kept):
        raise Unreadable(Text("Tabellen är tom. Välj en fil eller klistra in den.", "The table is empty."))
    return kept


def _clean(cell: str, longest: int) -> str:
    return " ".join(_CONTROL.sub(" ", cell[:longest]).split())


class _HtmlRows(HTMLParser):
    """Collects the cells of every table row; everything else of the page is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows = self.rows or [[]]
            self.rows[-1].append("")
            self._inside = True
        elif tag == "br" and self._inside:
            self.rows[-1][-1] += ", "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data
