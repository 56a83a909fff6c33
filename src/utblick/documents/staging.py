"""An upload kept between its check and its use, so that it is chosen once: bytes only, gone after a day."""

from __future__ import annotations

import hashlib
import re
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 24 * 3600
_NAME = re.compile("[0-9a-f]{64}")


def stage(content: bytes) -> str:
    """Keep the bytes for a day; returns their digest. What was kept longer ago goes."""
    return stage_pieces([content])


def stage_pieces(pieces: Iterable[bytes]) -> str:
    """As `stage`, for a file that comes piece by piece and is never whole in memory."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - KEPT_SECONDS:
            old.unlink(missing_ok=True)
    counted = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as kept:
        for piece in pieces:
            counted.update(piece)
            kept.write(piece)
    digest = counted.hexdigest()
    Path(kept.name).replace(folder / digest)
    return digest


def staged(digest: str) -> bytes | None:
    """The bytes kept under a digest, whole; None when they are gone or broken."""
    path = _folder() / digest
    if not _NAME.fullmatch(digest) or not path.is_file():
        return None
    content = path.read_bytes()
    return content if hashlib.sha256(content).hexdigest() == digest else None


def staged_file(digest: str) -> Path | None:
    """Where the bytes kept under a digest lie; None when they are gone."""
    path = _folder() / digest
    return path if _NAME.fullmatch(digest) and path.is_file() else None


def unstage(digest: str) -> None:
    if _NAME.fullmatch(digest):
        (_folder() / digest).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.FILES_ROOT) / "staged"
