"""The full-text index beside `search_searchentry`: FTS5 on SQLite, tsvector on PostgreSQL, the same stems in both."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from utblick.values import stems

MAX_TEXT = 100_000


def create(over: BaseDatabaseWrapper) -> None:
    """Make the index (called by the first migration)."""
    with over.cursor() as cursor:
        if over.vendor == "postgresql":
            cursor.execute("ALTER TABLE search_searchentry ADD COLUMN vector tsvector")
            cursor.execute("CREATE INDEX search_vector ON search_searchentry USING gin (vector)")
        else:
            tokens = "unicode61 remove_diacritics 0"
            cursor.execute(f"CREATE VIRTUAL TABLE search_stems USING fts5(title, text, tokenize='{tokens}')")


def store_all(entries: Iterable[tuple[int, str, str]]) -> None:
    """Write the stems of entries (id, title, text), in place of what stood there."""
    rows = [(stems(title), stems(text[:MAX_TEXT]), entry_id) for entry_id, title, text in entries]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE search_searchentry SET vector = setweight(to_tsvector('simple', %s), 'A') "
                "|| to_tsvector('simple', %s) WHERE id = %s",
                rows,
            )
        else:
            cursor.executemany("DELETE FROM search_stems WHERE rowid = %s", [(entry_id,) for _, _, entry_id in rows])
            cursor.executemany("INSERT INTO search_stems (title, text, rowid) VALUES (%s, %s, %s)", rows)


def drop(entry_id: int) -> None:
    """Remove the stems of one entry (PostgreSQL keeps them in the row itself)."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_stems WHERE rowid = %s", [entry_id])


def matching(words: str, scopes: list[str], kinds: list[str], limit: int, offset: int) -> list[int]:
    """Ids of the entries that hold every word (each as a beginning), best first, within the scopes and kinds."""
    terms = stems(words).split()[:12]
    if not terms or not scopes:
        return []
    within = "e.scope IN (" + ",".join(["%s"] * len(scopes)) + ")"
    if kinds:
        within += " AND e.kind IN (" + ",".join(["%s"] * len(kinds)) + ")"
    if connection.vendor == "postgresql":
        query = " & ".join(f"{term}:*" for term in terms)
        sql = (
            "SELECT e.id FROM search_searchentry e, to_tsquery('simple', %s) q "
            f"WHERE e.vector @@ q AND {within} ORDER BY ts_rank(e.vector, q) DESC, e.id DESC"
        )
    else:
        query = " ".join(f'"{term}"*' for term in terms)
        sql = (
            "SELECT e.id FROM search_stems f JOIN search_searchentry e ON e.id = f.rowid "
            f"WHERE search_stems MATCH %s AND {within} ORDER BY bm25(search_stems, 4.0, 1.0), e.id DESC"
        )
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s OFFSET %s", [query, *scopes, *kinds, limit, offset])
        return [row[0] for row in cursor.fetchall()]
