"""Setting a played demo aside as a backup, so that a new one can begin in its place."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection

from utblick.clock.queries import forget, installation
from utblick.operations import backup
from utblick.operations.serving import served_by


class NotADemoError(Exception):
    """The database holds a real municipality, which is never set aside."""


class ServedError(Exception):
    """The installation is being served; the text says by whom."""


def set_aside() -> Path:
    """Keep the demo as a backup in var/set-aside and leave an empty database; returns the backup.

    Raises NotADemoError over real data, ServedError while it is served, BackupError when it cannot be kept.
    """
    found = installation()
    if found is None or not found.demo:
        raise NotADemoError
    if told := served_by():
        raise ServedError(told)
    kept = backup.make(Path(settings.VAR) / "set-aside")
    _empty_database()
    Path(settings.AUDIT_HEADS_FILE).unlink(missing_ok=True)
    forget()
    return kept


def _empty_database() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    connection.close()
    database = Path(settings.DATABASES["default"]["NAME"])
    for ending in ("", "-journal", "-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
