"""A column to sort by: the same order on both databases."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from utblick.values import sort_key

MAX_KEY = 120


class SortKeyField(models.CharField):
    """Holds `sort_key_of` a name and compares byte by byte, as SQLite does, on PostgreSQL too."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": MAX_KEY, "editable": False, **options})

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


def sort_key_of(name: str) -> str:
    """The stored key of a name: `values.sort_key`, cut to the column."""
    return sort_key(name)[:MAX_KEY]
