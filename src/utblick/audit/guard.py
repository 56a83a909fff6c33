"""In tests and in the demo: refuses every write to Utblick's tables outside `audit.change`."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

_WRITE = re.compile(r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.I)
_state = threading.local()


class WriteOutsideChange(RuntimeError):
    """A statement tried to write to one of Utblick's tables outside `audit.change`."""


def is_open() -> bool:
    return getattr(_state, "depth", 0) > 0


@contextmanager
def opened() -> Iterator[None]:
    """Writes are let through in this block: used by `change`, migrations and the arranging of tests."""
    _state.depth = getattr(_state, "depth", 0) + 1
    try:
        yield
    finally:
        _state.depth -= 1


def watch_connection(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Set the guard on a new connection where `AUDIT_GUARD` asks for it."""
    if settings.AUDIT_GUARD and refuse_stray_writes not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_stray_writes)


def refuse_stray_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not is_open() and (found := _WRITE.match(sql)) and found.group(1) in guarded_tables():
        raise WriteOutsideChange(f"write to {found.group(1)} outside audit.change: {sql[:80]}")
    return execute(sql, params, many, context)


@cache
def guarded_tables() -> frozenset[str]:
    """Every table of Utblick's own rooms, except those exempt by name."""
    own = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("utblick."))
    return frozenset(model._meta.db_table for model in own) - frozenset(settings.AUDIT_EXEMPT_TABLES)
