"""Storing files: the bytes to the file store first, then the row, inside the change that writes what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.audit.change import Change
from utblick.clock import recorded_at
from utblick.documents import files
from utblick.documents.models import StoredFile
from utblick.documents.uploads import checked_name, media_type_of
from utblick.values import Ref


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose bytes lie safely in the store and that has no row yet."""

    sha256: str
    name: str
    media_type: str
    size: int
    origin: str


def keep_upload(name: str, content: bytes) -> KeptFile:
    """Check an upload's size and type, and store its bytes (fsynced). Outside `change`: large files take time.

    Raises ValidationError saying what is wrong with the file.
    """
    media_type = media_type_of(name, content)
    return KeptFile(files.store(content), checked_name(name), media_type, len(content), StoredFile.Origin.UPLOADED)


def keep_produced(name: str, content: bytes, media_type: str) -> KeptFile:
    """Store the bytes of a file that Utblick has made. Outside `change`."""
    return KeptFile(files.store(content), checked_name(name), media_type, len(content), StoredFile.Origin.PRODUCED)


def attach(opened: Change, kept: KeptFile, owner: Ref) -> StoredFile:
    """The row of a kept file, belonging to ``owner``; inside the open change that writes the owner."""
    return opened.add(
        StoredFile(
            owner=str(owner),
            sha256=kept.sha256,
            name=kept.name,
            media_type=kept.media_type,
            size=kept.size,
            origin=kept.origin,
            stored_by=opened.actor.label,
            stored_at=recorded_at(),
        ),
        verb="file.store",
    )
