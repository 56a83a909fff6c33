"""The exported folder as a ZIP: what may be in it, and its files one at a time. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from utblick.documents.uploads import MAX_SIZE
from utblick.ui.zips import BROKEN_ZIP
from utblick.values import Text

MAX_FOLDER = 100_000_000
MAX_UNPACKED = 400_000_000
MAX_FILES = 2_000
INDEX_ENDINGS = ("csv", "xlsx")
_SKIPPED = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_ABSOLUTE = re.compile(r"^(/|[A-Za-z]:)")


class RefusedFolder(ValueError):
    """The folder cannot be read at all; ``told`` says why and what to do."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(sv)
        self.told = Text(sv, en)


@dataclass(frozen=True)
class Folder:
    """The files of a folder by path ("handlingar/brev.pdf"), and the path of the index among them."""

    packed: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    index: str

    def path_of(self, named: str) -> str | None:
        """The path of a file as the index names it, seen from the index's own folder; None when it is not there."""
        base = self.index.rpartition("/")[0]
        wanted = _tidy(named).removeprefix("./")
        whole = f"{base}/{wanted}" if base else wanted
        return whole if whole in self.entries else None

    def size(self, path: str) -> int:
        return self.entries[path].file_size

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises ValueError when it is too large or damaged."""
        if self.entries[path].file_size > MAX_SIZE:
            raise ValueError("too large")
        try:
            return self.packed.read(self.entries[path])
        except BROKEN_ZIP as error:
            raise ValueError("damaged") from error


def opened(content: bytes) -> Folder:
    """The folder in these bytes. Raises RefusedFolder."""
    if len(content) > MAX_FOLDER:
        raise RefusedFolder(
            "Mappen är större än 100 MB. Dela upp exporten.", "The folder is over 100 MB. Divide the export."
        )
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        listed = [entry for entry in packed.infolist() if not entry.is_dir()]
    except BROKEN_ZIP as error:
        raise RefusedFolder(
            "Filen är ingen hel ZIP-fil. Packa mappen på nytt.", "The file is not a whole ZIP. Pack the folder again."
        ) from error
    kept = {name: entry for entry in listed if not _SKIPPED.search(name := _name_of(entry))}
    _refuse_hostile(listed, kept)
    return Folder(packed, kept, _index_among(kept))


def _refuse_hostile(listed: list[zipfile.ZipInfo], kept: dict[str, zipfile.ZipInfo]) -> None:
    if len(listed) > MAX_FILES or sum(entry.file_size for entry in listed) > MAX_UNPACKED:
        raise RefusedFolder(
            "Mappen är för stor uppackad. Dela upp exporten.", "The folder is too large when unpacked. Divide it."
        )
    if any(entry.flag_bits & 1 for entry in listed):
        raise RefusedFolder(
            "Mappen är skyddad med lösenord. Packa den utan.", "The folder has a password. Pack it without one."
        )
    for entry in listed:
        name = _name_of(entry)
        if _ABSOLUTE.search(name) or ".." in name.split("/") or not name.isprintable():
            shown = "".join(letter if letter.isprintable() else "?" for letter in name)[:80]
            raise RefusedFolder(
                f"Filnamnet {shown} pekar ut ur mappen eller går inte att skriva. Döp om filen och packa på nytt.",
                f"The file name {shown} points out of the folder or cannot be written. Rename it and pack again.",
            )
    if len({name.casefold() for name in kept}) != sum(not _SKIPPED.search(_name_of(entry)) for entry in listed):
        raise RefusedFolder(
            "Två filer i mappen har samma namn. Döp om den ena.", "Two files have the same name. Rename one."
        )


def _index_among(entries: dict[str, zipfile.ZipInfo]) -> str:
    tables = [path for path in entries if path.rpartition(".")[2].lower() in INDEX_ENDINGS]
    top = min((path.count("/") for path in tables), default=0)
    highest = [path for path in tables if path.count("/") == top]
    named = [path for path in highest if path.rpartition("/")[2].lower().startswith(("index", "förteckning"))]
    found = named or highest
    if len(found) != 1:
        raise RefusedFolder(
            "Mappen ska ha en förteckning överst som heter index.csv.", "The folder needs an index.csv at its top."
        )
    return found[0]


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The path of an entry; some systems write UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return _tidy(name)


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").strip())
