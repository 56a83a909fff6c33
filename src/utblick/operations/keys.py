"""The installation's secret keys, outside the database, readable by its owner alone."""

from __future__ import annotations

import json
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


def export(to: Path) -> None:
    """Write every key to one new file (mode 0600); raises FileExistsError when it exists."""
    from django.conf import settings

    folder = Path(settings.VAR) / "keys"
    kept = {name: (folder / name).read_text("ascii") for name in NAMES}
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(kept, file)


def take(exported: Path, var: Path) -> None:
    """Put exported keys in place; raises ValueError when the file is not one made by `export`."""
    kept = json.loads(exported.read_text("ascii"))
    if not isinstance(kept, dict) or set(kept) != set(NAMES):
        raise ValueError("not a key file")
    folder = var / "keys"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in NAMES:
        path = folder / name
        path.write_text(kept[name], "ascii")
        path.chmod(0o600)
