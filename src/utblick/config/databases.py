"""Which database, with which settings; and which rooms the house has."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ

ROOMS = [
    "ui",
    "clock",
    "audit",
    "search",
    "jobs",
    "accounts",
    "organisation",
    "documents",
    "governance",
    "cases",
    "watch",
    "cooperation",
    "projects",
    "support",
    "archive",
    "reporting",
    "web",
    "operations",
    "demo",
]
WAL_SAFE = (
    sqlite3.sqlite_version_info >= (3, 51, 3)
    or (3, 50, 7) <= sqlite3.sqlite_version_info < (3, 51, 0)
    or (3, 44, 6) <= sqlite3.sqlite_version_info < (3, 45, 0)
)
"""Whether this SQLite is free of the WAL-reset race (fixed in 3.51.3, 3.50.7 and 3.44.6)."""


def rooms() -> list[str]:
    """The house's Django apps, lowest first."""
    here = Path(__file__).parents[1]
    return [f"utblick.{room}" for room in ROOMS if (here / room / "apps.py").exists()]


def configured(url: str, var: Path) -> dict[str, Any]:
    """The database of ``url`` (postgres://…), or SQLite in ``var`` when it is empty.

    UTBLICK_SQLITE_SYNCHRONOUS=OFF does not wait for the disk: for throw-away installations in tests.
    """
    if url:
        found = environ.Env.db_url_config(url)
        return {**found, "HOST": unquote(found["HOST"]), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    mode, synchronous = ("WAL", "NORMAL") if WAL_SAFE else ("TRUNCATE", "FULL")
    synchronous = os.environ.get("UTBLICK_SQLITE_SYNCHRONOUS", synchronous)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": var / "utblick.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={mode};PRAGMA synchronous={synchronous};"
            + "PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;PRAGMA cache_size=-20000;"
            + "PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=27103364;",
        },
    }
