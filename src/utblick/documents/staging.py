"""An upload kept between its check and its use, so that it is chosen once: bytes only, gone after a day."""

from __future__ import annotations

import hashlib
import re
import time
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 24 * 3600
_NAME = re.compile("[0-9a-f]{64}")


def stage(content: bytes) -> str:
    """Keep the bytes for a day; returns their digest. What was kept longer ago goes."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - KEPT_SECONDS:
            old.unlink(missing_ok=True)
    digest = hashlib.sha256(content).hexdigest()
    (folder / digest).write_bytes(content)
    return digest


def staged(digest: str) -> bytes | None:
    """The bytes kept under a digest, whole; None when they are gone or broken."""
    path = _folder() / digest
    if not _NAME.fullmatch(digest) or not path.is_file():
        return None
    content = path.read_bytes()
    return content if hashlib.sha256(content).hexdigest() == digest else None


def unstage(digest: str) -> None:
    if _NAME.fullmatch(digest):
        (_folder() / digest).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.FILES_ROOT) / "staged"
