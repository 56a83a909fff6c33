"""Where a ZIP of everything lies while it is made, and for a day after; never in a backup."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import UUID

from django.conf import settings

KEPT_SECONDS = 24 * 3600


def place_of(pk: UUID) -> Path:
    return _folder() / f"{pk}.zip"


def part_of(pk: UUID) -> Path:
    """The ZIP as long as it is not whole."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{pk}.part"


def forget_old() -> None:
    """Remove what has lain for a day."""
    for path in _folder().glob("*"):
        if path.stat().st_mtime < time.time() - KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.FILES_ROOT) / "exports"
