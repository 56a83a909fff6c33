"""Putting back what stood before one's own change of the last minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from utblick.audit.models import Record
from utblick.audit.queries import last_change
from utblick.clock import recorded_at
from utblick.values import Actor

UNDO = timedelta(minutes=1)


class TooLateError(Exception):
    """A minute has passed, or someone has taken another stand since."""


def values_before(actor: Actor, current: Record, names: Iterable[str], version: int) -> dict[str, Any]:
    """What these fields held before the actor's last change of a row, "" for nothing. Raises TooLateError."""
    last = last_change(current.ref)
    if last is None or current.version != version:
        raise TooLateError
    happened, before = last
    if happened.actor != actor.label or recorded_at() - happened.recorded_at > UNDO:
        raise TooLateError
    return {name: before.get(name, getattr(current, name)) or "" for name in names}
