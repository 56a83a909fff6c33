"""The file store: every file once, under the SHA-256 of its bytes, in ``var/files/sha256/ab/cd/abcd…``.

A file is there whole or not at all: it is written in ``var/files/unfinished``, fsynced, and then moved to its place.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_DIGEST = re.compile("[0-9a-f]{64}")


class DamagedFile(OSError):
    """The stored bytes are no longer those that were stored."""


def store(content: bytes) -> str:
    """Write the bytes safely to disk, unless they are there already, undamaged; returns their digest (hex)."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if path.exists() and digest_of(path) == digest:
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    desk = Path(settings.FILES_ROOT) / "unfinished"
    desk.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=desk, delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _fsync_folder(folder)
    return digest


def read(digest: str) -> bytes:
    """The bytes of a stored file, compared with their digest.

    Raises FileNotFoundError when they are not in the store, DamagedFile when they have changed there.
    """
    content = path_of(digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedFile(f"the stored file {digest} has changed")
    return content


def remove(digest: str) -> None:
    """Remove the bytes with this digest for good; nothing happens when they are not there."""
    path_of(digest).unlink(missing_ok=True)


def path_of(digest: str) -> Path:
    """Where the bytes with this digest lie. Raises ValueError for what is no digest."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"not a sha256 digest: {digest!r}")
    return Path(settings.FILES_ROOT) / "sha256" / digest[:2] / digest[2:4] / digest


def digest_of(path: Path) -> str:
    """The digest of a file's bytes now, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_digests() -> Iterator[str]:
    """The digest of every whole file in the store; what a broken write left behind is not among them."""
    for path in (Path(settings.FILES_ROOT) / "sha256").glob("??/??/*"):
        if _DIGEST.fullmatch(path.name):
            yield path.name


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
