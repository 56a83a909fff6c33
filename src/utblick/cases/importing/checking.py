"""An index compared with its files and with what Utblick holds: what would be read in, and what is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import override

from utblick.cases.importing.folder import Folder, opened
from utblick.cases.importing.reading import Index, IndexRow, Mistake, read
from utblick.cases.models import Matter
from utblick.documents.uploads import MAX_SIZE, media_type_of
from utblick.organisation.models import Body
from utblick.ui.cells import Unreadable, rows_of_file
from utblick.values import Text

_LONGEST_CELL = 500


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row that can be read in: its matter when Utblick has it, and whether its document is there already."""

    row: IndexRow
    path: str
    sha256: str
    matter: Matter | None
    is_known: bool


@dataclass
class CheckedExport:
    """Everything an import would do. ``unnamed`` are files that the index says nothing of: they are left."""

    rows: list[CheckedRow] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    @property
    def new_documents(self) -> int:
        return sum(not row.is_known for row in self.rows)

    @property
    def new_matters(self) -> int:
        return len({row.row.number for row in self.rows if row.matter is None})


def checked(content: bytes, body: Body, today: date) -> tuple[Folder, CheckedExport]:
    """The folder, and what reading it in for an authority would do. Raises RefusedFolder and Unreadable."""
    folder = opened(content)
    index = read(_cells_of(folder))
    export = CheckedExport(mistakes=list(index.mistakes))
    known = _known_matters(body, {row.number for row in index.rows})
    _check_matters(export, index, known)
    for row in index.rows:
        _check_row(export, folder, row, body, known.get(row.number, []), today)
    named = {path for row in index.rows if (path := folder.path_of(row.path))}
    export.unnamed = sorted(folder.entries.keys() - named - {folder.index}) if not export.mistakes else []
    export.mistakes.sort(key=lambda mistake: mistake.line)
    return folder, export


def _cells_of(folder: Folder) -> list[list[str]]:
    try:
        return rows_of_file(folder.index, folder.read(folder.index), _LONGEST_CELL)
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(Text("Förteckningen är skadad. Spara den på nytt.", "The index is damaged.")) from error


def _known_matters(body: Body, numbers: Iterable[str]) -> dict[str, list[Matter]]:
    """The authority's matters by dnr, wherever the number was given."""
    wanted = list(numbers)
    found: dict[str, list[Matter]] = {}
    same = Q(outside_number__in=wanted) | Q(reference__in=wanted, register_here=True)
    for matter in Matter.objects.filter(same, body=body).prefetch_related("documents__file"):
        found.setdefault(matter.case_number, []).append(matter)
    return found


def _check_matters(export: CheckedExport, index: Index, known: dict[str, list[Matter]]) -> None:
    """One dnr is one matter: the same heading and the same days on each of its rows."""
    first: dict[str, IndexRow] = {}
    for row in index.rows:
        one = first.setdefault(row.number, row)
        if (one.title, one.opened_on, one.closed_on) != (row.title, row.opened_on, row.closed_on):
            _wrong(
                export, row, f"Ärendet {row.number} har annan rubrik eller andra dagar på rad {one.line}.",
                f"Matter {row.number} has another heading or other days on row {one.line}.",
            )  # fmt: skip
        if one is row and len(known.get(row.number, [])) > 1:
            _wrong(
                export, row, f"Utblick har flera ärenden med dnr {row.number}. Rätta det innan du läser in.",
                f"Utblick has several matters numbered {row.number}. Correct that before importing.",
            )  # fmt: skip


def _check_row(
    export: CheckedExport, folder: Folder, row: IndexRow, body: Body, matters: list[Matter], today: date
) -> None:
    before = len(export.mistakes)
    if row.body and row.body.casefold() not in (body.code.casefold(), body.name.casefold()):
        _wrong(export, row, f"{row.body} är inte {body.name}.", f"{row.body} is not {body.name}.")
    days = [day for day in (row.dated_on, row.opened_on, row.closed_on) if day]
    if max(days) > today:
        _wrong(export, row, "Datumet har inte varit än.", "The date has not been yet.")
    if row.closed_on and row.closed_on < (row.opened_on or row.dated_on):
        _wrong(export, row, "Ärendet är avslutat innan det öppnades.", "The matter was closed before it was opened.")
    path = folder.path_of(row.path)
    sha256 = _checked_file(export, folder, row, path) if path else ""
    if path is None:
        _wrong(export, row, f"Filen {row.path} finns inte i mappen.", f"The file {row.path} is not in the folder.")
    matter = matters[0] if len(matters) == 1 else None
    is_known = any(
        document.file.sha256 == sha256 and document.title == row.document
        for document in (matter.documents.all() if matter else ())
    ) or any(
        one.row.number == row.number and one.sha256 == sha256 and one.row.document == row.document
        for one in export.rows
    )
    if matter and matter.closed_on and not is_known and len(export.mistakes) == before:
        _wrong(
            export, row, f"{row.number} är avslutat i Utblick. Öppna ärendet igen först.",
            f"{row.number} is closed in Utblick. Open it again first.",
        )  # fmt: skip
    if len(export.mistakes) == before and path:
        export.rows.append(CheckedRow(row, path, sha256, matter, is_known))


def _checked_file(export: CheckedExport, folder: Folder, row: IndexRow, path: str) -> str:
    """The checksum of a row's file; "" when the file cannot be taken, which is then told."""
    if folder.size(path) > MAX_SIZE:
        _wrong(export, row, f"{row.path}: filen är större än 25 MB.", f"{row.path}: the file is over 25 MB.")
        return ""
    try:
        content = folder.read(path)
    except ValueError:
        _wrong(export, row, f"{row.path}: filen är skadad.", f"{row.path}: the file is damaged.")
        return ""
    said = {}
    for language in ("sv", "en"):
        with override(language):
            try:
                media_type_of(path, content)
            except ValidationError as refused:
                said[language] = f"{row.path}: {' '.join(refused.messages)}"
    if said:
        _wrong(export, row, said["sv"], said["en"])
        return ""
    sha256 = hashlib.sha256(content).hexdigest()
    if row.checksum and row.checksum != sha256:
        _wrong(
            export, row, f"{row.path}: filen är inte den som kontrollsumman säger.",
            f"{row.path}: the file is not the one the checksum says.",
        )  # fmt: skip
    return sha256


def _wrong(export: CheckedExport, row: IndexRow, sv: str, en: str) -> None:
    export.mistakes.append(Mistake(row.line, Text(sv, en)))
