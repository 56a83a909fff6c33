"""A whole package: which files it holds and what is in them."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from uuid import UUID

from django.conf import settings

from utblick.archive.models import RetentionRule, TypedDocument
from utblick.archive.packing import erms, mets, premis, rows
from utblick.archive.packing.guide import guide
from utblick.archive.packing.mets import Part
from utblick.cases.models import Matter, MatterDocument
from utblick.cases.packages import metadata_text
from utblick.documents import files
from utblick.documents.models import StoredFile

ROWS_FILE = "metadata/other/utblick-rows.xml"
_DATA = "representations/rep1/data"
SHEET = f"{_DATA}/000-dagboksblad.txt"
"""The matter on one page of plain text (dagboksblad), also when it has no files."""
_UNSAFE = re.compile(r"[^a-z0-9]+")
SOFTWARE = "Utblick"


@dataclass(frozen=True)
class Package:
    """A package by name: what Utblick has written for it, and which stored files (by SHA-256) it holds where."""

    name: str
    written: dict[str, bytes]
    stored: dict[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its bytes. Raises OSError when a stored one is lost or damaged."""
        yield from self.written.items()
        for path, digest in self.stored.items():
            yield path, files.read(digest)

    def write_to(self, folder: Path) -> Path:
        """Write the package as a folder in ``folder``. Raises FileExistsError when it is there already."""
        root = folder / self.name
        root.mkdir(parents=True)
        for path, content in self.files():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        return root

    def zipped(self, at: datetime) -> bytes:
        """The package as one ZIP whose only root is the package's folder."""
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in self.files():
                entry = zipfile.ZipInfo(f"{self.name}/{path}", at.timetuple()[:6])
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        return packed.getvalue()


def package_of(
    matter: Matter, history: Sequence[premis.Happened], *, municipality: tuple[str, str], at: datetime
) -> Package:
    """The package of a matter; ``municipality`` is its name and number, ``at`` when the package is made (UTC)."""
    found = rows.rows_of(matter)
    name = package_name(matter)
    placed = {str(file.pk): f"{_DATA}/{number:03d}-{_plain(file.name)}" for number, file in enumerate(found.files, 1)}
    written = {
        "metadata/descriptive/erms.xml": erms.described(
            found, placed, _plan_of(matter), package=name, municipality=municipality[0], software=SOFTWARE, at=at
        ),
        ROWS_FILE: rows.as_xml(found),
        "metadata/preservation/premis.xml": premis.described(
            [(file, placed[str(file.pk)]) for file in found.files],
            history,
            matter=str(matter.ref),
            package=name,
            software=(SOFTWARE, version()),
            at=at,
        ),
        "documentation/las-mig.txt": guide(matter).encode(),
        "schemas/utblick-matter-rows.xsd": rows.schema(),
        SHEET: metadata_text(matter, None, _documents(found)).encode(),
    }
    whole = mets.Described(
        package=name,
        label=f"{matter.case_number or matter.reference} {matter.title}",
        at=at,
        software=(SOFTWARE, version()),
        creator=(matter.body.name, matter.body.code),
        submitter=municipality,
        descriptive=[
            (_part("metadata/descriptive/erms.xml", written, at), "ERMS"),
            (_part(ROWS_FILE, written, at), "UTBLICK"),
        ],
        preservation=_part("metadata/preservation/premis.xml", written, at),
        documentation=[_part("documentation/las-mig.txt", written, at)],
        schemas=[_part("schemas/utblick-matter-rows.xsd", written, at)],
        content=[_part(SHEET, written, at), *(_stored(file, placed[str(file.pk)]) for file in found.files)],
    )
    return Package(
        name,
        {mets.METS_FILE: mets.described(whole), **written},
        {placed[str(file.pk)]: file.sha256 for file in found.files},
    )


def package_name(matter: Matter) -> str:
    """The name of a matter's package: authority, reference and the matter's own identifier."""
    return f"{_plain(matter.body.code)}-{_plain(matter.case_number or matter.reference)}-{matter.pk}"


@cache
def version() -> str:
    """Utblick's version."""
    project = tomllib.loads((Path(settings.ROOT) / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def _plan_of(matter: Matter) -> dict[UUID, RetentionRule]:
    """The handlingstyp of each document that has one, by the document's identifier."""
    typed = TypedDocument.objects.filter(document__matter=matter).select_related("rule")
    return {row.document_id: row.rule for row in typed}


def _documents(found: rows.MatterRows) -> list[MatterDocument]:
    own = [row for row in found.rows if isinstance(row, MatterDocument) and row.matter_id == found.matter.pk]
    return sorted(own, key=lambda document: document.number)


def _part(path: str, written: dict[str, bytes], at: datetime) -> Part:
    content = written[path]
    media_type = "text/plain" if path.endswith(".txt") else "application/xml"
    return Part(path, media_type, len(content), hashlib.sha256(content).hexdigest(), at)


def _stored(file: StoredFile, path: str) -> Part:
    return Part(path, file.media_type, file.size, file.sha256, file.stored_at)


def _plain(name: str) -> str:
    """A name that every system can hold: a to z, figures, hyphens, and the ending."""
    stem, dot, ending = name.rpartition(".")
    letters = unicodedata.normalize("NFKD", (stem if dot else name).lower())
    plain = _UNSAFE.sub("-", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip("-")[:60]
    suffix = _UNSAFE.sub("", ending.lower())[:8] if dot else ""
    return f"{plain or 'fil'}.{suffix}" if suffix else plain or "fil"
