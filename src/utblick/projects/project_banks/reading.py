"""A file of any project bank: which bank it is from, and our projects in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from utblick.projects.project_banks import cordis, esf, keep, kohesio
from utblick.projects.project_banks.columns import Columns
from utblick.projects.project_banks.csv_rows import read_rows
from utblick.projects.project_banks.found import BankFile, Line, Tick, lines_of
from utblick.projects.project_banks.ours import Own, number_of
from utblick.ui.cells import Unreadable
from utblick.ui.sheets import rows_of, sheet_names
from utblick.ui.zips import BROKEN_ZIP
from utblick.values import Text

MOST_BYTES = 120_000_000
_MOST_UNPACKED, _MOST_FILES = 700_000_000, 200
_MOST_ROWS = 200_000
_HEAD_WITHIN = 10
_TABLES = {"esf": esf.COLUMNS, "kohesio": kohesio.COLUMNS}
_ONE_OF_TWO = {"cordis": (cordis.PROJECTS, cordis.ORGANISATIONS), "keep": (keep.PROJECTS, keep.PARTNERS)}


def read_bank(path: Path, own: Own, tick: Tick = lambda _rows: None) -> BankFile:
    """Our projects in a file of a bank; ``tick`` is told now and then how many rows have been read.

    Raises Unreadable for what is no file of a bank, and says what to do.
    """
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Text("Filen är större än 120 MB. Dela upp den.", "The file is over 120 MB. Divide it."))
    with path.open("rb") as file:
        if file.read(2) == b"PK":
            return _of_zip(path, own, tick)
        file.seek(0)
        return _of_csv(file, own, tick)


def _of_csv(file: IO[bytes], own: Own, tick: Tick) -> BankFile:
    found = BankFile("", tick=tick)
    rows = read_rows(file, lambda line, text: _missed(found, own, line, text))
    heads = next(rows)[1]
    found.bank = _bank_of(heads)
    columns = _TABLES[found.bank]
    _READERS[found.bank](found, _lines(found, columns, heads, rows), own)
    return found


def _of_zip(path: Path, own: Own, tick: Tick) -> BankFile:
    try:
        with zipfile.ZipFile(path) as packed:
            listed = [entry for entry in packed.infolist() if not entry.is_dir()]
            files = {entry.filename.replace("\\", "/").rpartition("/")[2].lower(): entry for entry in listed}
            if "workbook.xml" in files:
                return _of_workbook(path.read_bytes(), own, tick)
            projects, organisations = files.get("project.csv"), files.get("organization.csv")
            if projects is None or organisations is None:
                raise Unreadable(_NO_BANK)
            if len(listed) > _MOST_FILES or projects.file_size + organisations.file_size > _MOST_UNPACKED:
                raise Unreadable(Text("Filen är för stor uppackad.", "The file is too large when unpacked."))
            return _of_cordis(packed, projects, organisations, own, tick)
    except BROKEN_ZIP as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_BROKEN) from error


def _of_cordis(
    packed: zipfile.ZipFile, projects: zipfile.ZipInfo, organisations: zipfile.ZipInfo, own: Own, tick: Tick
) -> BankFile:
    found = BankFile("cordis", tick=tick)
    with packed.open(projects) as of_projects, packed.open(organisations) as of_organisations:
        read = _part(found, cordis.PROJECTS, of_projects, "project.csv", own)
        cordis.read(found, read, _part(found, cordis.ORGANISATIONS, of_organisations, "organization.csv", own), own)
    return found


def _part(found: BankFile, columns: Columns, file: IO[bytes], part: str, own: Own) -> Iterator[Line]:
    rows = read_rows(file, lambda line, text: _missed(found, own, line, text, part))
    heads = next(rows)[1]
    _refuse_lacking(columns.lacking(heads), part)
    return _lines(found, columns, heads, rows, part)


def _of_workbook(content: bytes, own: Own, tick: Tick) -> BankFile:
    sheets = {name.lower(): name for name in sheet_names(content)}
    if {"projects", "partners"} <= set(sheets):
        found = BankFile("keep", tick=tick)
        projects = _sheet(found, keep.PROJECTS, content, sheets["projects"])
        keep.read(found, projects, _sheet(found, keep.PARTNERS, content, sheets["partners"]), own)
        return found
    rows = iter(enumerate(rows_of(content, _MOST_ROWS), 1))
    heads: tuple[object, ...] = ()
    for number, row in rows:
        if any(not columns.lacking(row) for columns in _TABLES.values()):
            heads = row
            break
        heads = heads or row
        if number == _HEAD_WITHIN:
            break
    found = BankFile(_bank_of(heads), tick=tick)
    _READERS[found.bank](found, _lines(found, _TABLES[found.bank], heads, rows), own)
    return found


def _sheet(found: BankFile, columns: Columns, content: bytes, sheet: str) -> Iterator[Line]:
    rows = iter(enumerate(rows_of(content, _MOST_ROWS, sheet), 1))
    heads: tuple[object, ...] = next(rows, (1, ()))[1]
    _refuse_lacking(columns.lacking(heads), sheet)
    return _lines(found, columns, heads, rows, sheet)


def _lines(
    found: BankFile,
    columns: Columns,
    heads: Sequence[object],
    rows: Iterable[tuple[int, Sequence[object]]],
    part: str = "",
) -> Iterator[Line]:
    places = columns.places(heads)
    told = ((number, columns.said(places, row)) for number, row in rows if any(row))
    return lines_of(found, told, part, {name: names[0] for name, names in columns.heads.items()})


def _bank_of(heads: Sequence[object]) -> str:
    """The bank whose columns these are. Raises Unreadable, with what is lacking for the one they are most like."""
    for bank, columns in _TABLES.items():
        if not columns.lacking(heads):
            return bank
    for bank, several in _ONE_OF_TWO.items():
        if any(not columns.lacking(heads) for columns in several):
            raise Unreadable(_HALF[bank])
    bank, columns = max(_TABLES.items(), key=lambda one: len(one[1].places(heads)))
    if len(columns.places(heads)) * 3 >= len(columns.heads):
        _refuse_lacking(columns.lacking(heads), "")
    raise Unreadable(_NO_BANK)


def _refuse_lacking(lacking: list[str], part: str) -> None:
    if lacking:
        names, where = ", ".join(lacking[:8]), part or "filen"
        raise Unreadable(
            Text(
                f"I {where} saknas kolumnerna {names}. Hämta filen hos banken igen, med alla kolumner.",
                f"{part or 'The file'} lacks the columns {names}. Fetch it from the bank again, with all of them.",
            )
        )


def _missed(found: BankFile, own: Own, line: int, text: str, part: str = "") -> None:
    """Tell a row that cannot be read, and whether it may be about us."""
    digits = "".join(letter for letter in text if letter.isdigit())
    numbers = [number for number in (own.pic, number_of(own.number)) if number]
    is_near = own.place.lower() in text.lower() or any(number in digits for number in numbers)
    found.miss(line, _ABOUT_US if is_near else _UNREAD, part, is_near=is_near)


_READERS = {"esf": esf.read, "kohesio": kohesio.read}
_UNREAD = Text("Raden går inte att läsa och är överhoppad.", "The row is not readable and was left out.")
_ABOUT_US = Text(
    "Raden går inte att läsa, och den kan gälla er. Titta i filen.",
    "The row is not readable, and may be about you. Look in the file.",
)
_BROKEN = Text("Filen är skadad eller låst. Hämta den igen.", "The file is damaged or locked. Fetch it again.")
_NO_BANK = Text(
    "Filen är inte från någon av de fyra projektbankerna. Välj exporten från ESF-rådet, Kohesio, keep.eu eller CORDIS.",
    "The file is from none of the four project banks. Choose the export of ESF, Kohesio, keep.eu or CORDIS.",
)
_HALF = {
    "cordis": Text(
        "Det här är en av två tabeller från CORDIS. Välj hela ZIP-filen, med project.csv och organization.csv.",
        "This is one of CORDIS's two tables. Choose the whole ZIP, with project.csv and organization.csv.",
    ),
    "keep": Text(
        "Det här är ett av två blad från keep.eu. Välj hela Excelfilen, med Projects och Partners.",
        "This is one of keep.eu's two sheets. Choose the whole workbook, with Projects and Partners.",
    ),
}
