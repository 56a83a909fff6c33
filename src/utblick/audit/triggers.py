"""Database triggers that keep the event log append-only, on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = {
    "audit_event_no_update": "BEFORE UPDATE ON audit_event",
    "audit_event_no_delete": "BEFORE DELETE ON audit_event",
    "audit_event_no_replace": (
        "BEFORE INSERT ON audit_event WHEN EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq)"
    ),
    "audit_eventwords_no_update": "BEFORE UPDATE ON audit_eventwords",
}
POSTGRESQL = {
    "audit_event_no_change": "BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW",
    "audit_event_no_truncate": "BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT",
    "audit_eventwords_no_update": "BEFORE UPDATE ON audit_eventwords FOR EACH ROW",
}
_REFUSE = """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$"""


def install_after_migrate(sender: Any, using: str, **_: Any) -> None:
    install(connections[using])


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers that are missing."""
    absent = missing(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
            for name in absent:
                cursor.execute(f"CREATE TRIGGER {name} {POSTGRESQL[name]} EXECUTE FUNCTION audit_refuse()")
        else:
            for name in absent:
                cursor.execute(
                    f"CREATE TRIGGER {name} {SQLITE[name]} "
                    "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
                )


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that should stand in this database and do not (or are switched off)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
            wanted = POSTGRESQL
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = SQLITE
        found = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in found]


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: only for emptying a test's database."""
    names = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        for name in names:
            on_table = "" if connection.vendor == "sqlite" else f" ON {name.rsplit('_no_', 1)[0]}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
