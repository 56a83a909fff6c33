"""What the watch keeps, without keys and moments: two installations that read the same have the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from utblick.watch.models import Call, CallText, CallUpdate, CallVersion, FetchRun, Match, Quarantined, RawRecord

TOPIC = ("call__topic_id", "call__call_type")


def everything_kept() -> dict[str, list[Any]]:
    """Every row that reading makes, by what it says; runs are left out, for these differ."""
    calls = [field.name for field in Call._meta.concrete_fields if field.name not in ("id", "source", "looked_up_on")]
    return {
        "raw": _rows(RawRecord, "reference", "content_hash", "first_seen_on", "last_seen_on", "current", "understood",
                     "call__topic_id"),
        "calls": _rows(Call, *calls),
        "texts": _rows(CallText, *TOPIC, "language", "description_html", "description", "conditions"),
        "versions": _rows(CallVersion, *TOPIC, "number", "seen_on", "changes", "move", "deadline_before"),
        "news": _rows(CallUpdate, *TOPIC, "reference", "first_seen_on"),
        "matches": _rows(Match, *TOPIC, "body_code", "score", "matched_on"),
        "quarantined": _rows(Quarantined, "raw__reference", "reason"),
    }  # fmt: skip


def digest_of_everything() -> dict[str, str]:
    """`everything_kept` in few letters, to compare across processes."""
    kept = everything_kept()
    return {
        name: f"{len(rows)}:{hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]}" for name, rows in kept.items()
    }


def rows_by_table() -> dict[str, int]:
    """How many rows every table of the database has."""
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def one_run_more(before: dict[str, int], runs: int = 1) -> dict[str, int]:
    """What a second run may leave behind: its own row."""
    return {**before, FetchRun._meta.db_table: before[FetchRun._meta.db_table] + runs}


def _rows(model: Any, *names: str) -> list[Any]:
    found: Iterable[tuple[Any, ...]] = model._default_manager.order_by().values_list(*names)
    return sorted(json.loads(json.dumps([list(row) for row in found], default=str)), key=json.dumps)
