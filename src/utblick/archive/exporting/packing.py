"""The ZIP of everything: the workbook, the files under their checksums, and what it all is."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile

from django.utils.translation import gettext as _

from utblick.archive.exporting.registers import about_seen, registers
from utblick.archive.exporting.sheets import sheet_of
from utblick.documents import files
from utblick.documents.models import StoredFile
from utblick.ui.cells import Cell
from utblick.ui.workbooks import Sheet, write
from utblick.values import Actor

WORKBOOK, FILES = "register.xlsx", "filer"


@dataclass(frozen=True, slots=True)
class Packed:
    """How much went into the ZIP; ``missing`` are files whose bytes are lost or changed."""

    rows: int
    files: int
    missing: int


def steps_of(actor: Actor) -> int:
    """How many steps the packing has: a file each and a register each."""
    return len(files_seen(actor)) + len(registers())


def files_seen(actor: Actor) -> list[StoredFile]:
    """The files of objects that the actor may see, as each file's own address has it."""
    return list(about_seen(StoredFile.objects.order_by("pk").iterator(chunk_size=500), actor, "owner"))


def path_in(stored: StoredFile) -> str:
    """A file's path in the ZIP: its checksum, with the ending of its name."""
    ending = Path(stored.name).suffix.lower()
    return f"{FILES}/{stored.sha256}{ending if ending[1:].isascii() and ending[1:].isalnum() else ''}"


def pack(
    actor: Actor, part: Path, at: datetime, language: str, step: Callable[[int], None], is_late: Callable[[], bool]
) -> Packed | None:
    """Pack what the actor may see into ``part``; None when it got late with a file: then go on with it.

    Each call gets at least one file further, and the workbook is begun early in one. ``step`` is told how many steps
    are done. Call it with the language switched on.
    """
    stored = files_seen(actor)
    with _opened(part) as packed:
        there = set(packed.namelist())
        for number, one in enumerate(stored, 1):
            if path_in(one) not in there and (content := _content(one)) is not None:
                packed.writestr(_entry(path_in(one), at), content)
                there.add(path_in(one))
                if is_late():
                    step(number)
                    return None
        counts = _pack_workbook(packed, actor, stored, at, language, lambda done: step(len(stored) + done))
        missing = sum(path_in(one) not in there for one in stored)
        packed.writestr(_entry(_("LÄS MIG.txt"), at), _about(at, missing).encode())
    return Packed(sum(counts), len(stored) - missing, missing)


def _pack_workbook(
    packed: zipfile.ZipFile,
    actor: Actor,
    stored: Sequence[StoredFile],
    at: datetime,
    language: str,
    step: Callable[[int], None],
) -> list[int]:
    """The workbook and the texts too long for its cells; returns the number of rows of each register."""
    texts: dict[str, str] = {}
    counts: list[int] = []

    def done(rows: int) -> None:
        counts.append(rows)
        step(len(counts))

    def sheets() -> Iterator[Sheet]:
        for register in registers():
            yield sheet_of(actor, register, language, texts.__setitem__, done)
        yield _index(packed, stored)

    with TemporaryFile() as book:
        write(sheets(), book)
        book.seek(0)
        with packed.open(_entry(WORKBOOK, at), "w", force_zip64=True) as target:
            shutil.copyfileobj(book, target)
    for path, text in texts.items():
        packed.writestr(_entry(path, at), text.encode("utf-8", "replace"))
    return counts


def _index(packed: zipfile.ZipFile, stored: Sequence[StoredFile]) -> Sheet:
    there = set(packed.namelist())
    heads = [
        _("Fil"), _("Namn"), _("Hör till"), _("Filtyp"), _("Byte"), "SHA-256", _("Ursprung"), _("Sparad"), _("Läge"),
    ]  # fmt: skip
    return Sheet(_("Filer"), heads, (_line(one, path_in(one) in there) for one in stored), widths=(36, 24))


def _line(one: StoredFile, is_there: bool) -> list[Cell]:
    state = _("finns med") if is_there else _("saknas eller är skadad i fillagret")
    origin, stored_at = str(one.get_origin_display()), one.stored_at.isoformat(" ")
    return [path_in(one), one.name, one.owner, one.media_type, one.size, one.sha256, origin, stored_at, state]


def _content(one: StoredFile) -> bytes | None:
    try:
        return files.read(one.sha256)
    except OSError:
        return None


def _opened(part: Path) -> zipfile.ZipFile:
    """The ZIP to go on with; one that was cut short while it was written is begun anew."""
    try:
        return zipfile.ZipFile(part, "a", zipfile.ZIP_DEFLATED, compresslevel=1)
    except zipfile.BadZipFile:
        part.unlink()
        return zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1)


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _about(at: datetime, missing: int) -> str:
    lines = [
        _("Uttag ur Utblick %s (UTC).") % at.isoformat(" ", "minutes"),
        _("%s har ett blad för varje register. Bladet Filer säger vad varje fil heter och hör till.") % WORKBOOK,
        _("Mappen %s har filerna. Varje fil heter som sin kontrollsumma (SHA-256).") % FILES,
        _("En text som inte får plats i en cell ligger i mappen texter. I cellen står var."),
        _("Det som du inte får se i Utblick är inte med. Händelseloggen är inte heller med."),
    ]
    if missing:
        lines.append(_("Filer som saknas eller är skadade i fillagret: %s. Bladet Filer säger vilka.") % missing)
    return "\r\n".join(lines) + "\r\n"
