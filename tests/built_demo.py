"""The demo in the tests' own database: built once by each worker, and after that put in as the rows it became."""

from __future__ import annotations

from django.db import connection

from utblick.audit import guard
from utblick.demo.actions import begin_demo

INDEX = "search_stems"
"""SQLite's full-text index; it fills the tables beneath it, whose names begin as its own."""
_rows: dict[str, list[tuple[object, ...]]] = {}


def build_demo() -> None:
    """Make the demo in a database without rows, inside an open transaction.

    On PostgreSQL it is always built: there a row is not what the driver reads of it.
    """
    if not _rows or connection.vendor != "sqlite":
        empty = _read()
        begin_demo()
        _rows.update({table: rows for table, rows in _read().items() if rows != empty[table]})
        return
    with connection.cursor() as cursor, guard.opened():
        for table, rows in _rows.items():
            values = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {_with_columns(table)} VALUES ({values})", rows)


def _read() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as SQLite keeps it."""
    read = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(f"{INDEX}_"):
                cursor.execute(f'SELECT {"rowid, title, text" if table == INDEX else "*"} FROM "{table}"')
                read[table] = [tuple(_stored(value) for value in row) for row in cursor.fetchall()]
    return read


def _with_columns(table: str) -> str:
    return f"{table} (rowid, title, text)" if table == INDEX else f'"{table}"'


def _stored(value: object) -> object:
    """Days and times are text."""
    return value if isinstance(value, str | int | float | bytes | None) else str(value)
