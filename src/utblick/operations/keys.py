"""The installation's secret keys, outside the database, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAMES = ("secret.key", "audit.key")


def ensure(var: Path) -> list[Path]:
    """Make the keys that are missing (mode 0600); returns those made."""
    folder = var / "keys"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    made = [folder / name for name in NAMES if not (folder / name).exists()]
    for path in made:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    return made
