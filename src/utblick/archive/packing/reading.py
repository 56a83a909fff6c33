"""Reading a package that lies in a folder: whole or refused."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from django.utils.translation import gettext as _
from lxml import etree

from utblick.archive.packing import mets, rows
from utblick.archive.packing.package import ROWS_FILE
from utblick.audit.models import Record
from utblick.documents.models import StoredFile


class BrokenPackageError(ValueError):
    """The folder is no whole package of Utblick's; the text says what is wrong."""


@dataclass(frozen=True)
class ReadPackage:
    """The rows of a package, and where each file's bytes (by SHA-256) lie."""

    rows: list[Record]
    places: dict[str, Path]


def read_package(root: Path) -> ReadPackage:
    """Read a package and compare every file with METS: none missing, changed or added. Raises BrokenPackageError."""
    try:
        told = mets.parts_of((root / mets.METS_FILE).read_bytes())
        places = {digest: _checked(root, unquote(path), size, digest) for path, size, digest in told}
        _check_nothing_added(root, {unquote(path) for path, _size, _digest in told})
        found = rows.from_xml((root / ROWS_FILE).read_bytes())
    except FileNotFoundError as missing:
        raise BrokenPackageError(_("Filen %s saknas i paketet.") % missing.filename) from missing
    except (ValueError, etree.XMLSyntaxError) as wrong:
        raise BrokenPackageError(str(wrong)) from wrong
    for row in found:
        if isinstance(row, StoredFile) and row.sha256 not in places:
            raise BrokenPackageError(_("Handlingen %s saknas i paketet.") % row.name)
    return ReadPackage(found, places)


def _checked(root: Path, path: str, size: int, digest: str) -> Path:
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        raise BrokenPackageError(_("METS.xml pekar ut en fil utanför paketet: %s") % path)
    content = place.read_bytes()
    if len(content) != size or hashlib.sha256(content).hexdigest() != digest:
        raise BrokenPackageError(_("Filen %s är inte den som METS.xml beskriver.") % path)
    return place


def _check_nothing_added(root: Path, told: set[str]) -> None:
    for place in sorted(root.rglob("*")):
        path = place.relative_to(root).as_posix()
        if place.is_file() and path != mets.METS_FILE and path not in told:
            raise BrokenPackageError(_("Filen %s finns inte i METS.xml.") % path)
