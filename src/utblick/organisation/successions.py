"""What moves when a body ends, told by the rooms: shown first, then moved to its successors in one step.

A room calls `provide_moving` in ``AppConfig.ready()``, one `Moving` a sort of thing. What is closed stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from utblick.audit.change import Change
from utblick.audit.models import Record
from utblick.organisation.holdings import Told
from utblick.organisation.models import Body


@dataclass(frozen=True)
class Moving:
    """One sort of thing that belongs to a body.

    ``rows`` reads what is left with a body whose last day is set. ``move`` gives one row to a successor inside an open
    change; it raises ValidationError for what cannot be. ``each``: with several successors each row has a choice of its
    own; else one choice holds for all of the sort. Who may read what ``seen_as`` gives may read the row.
    """

    name: str
    label: str | Promise
    rows: Callable[[Body], Iterable[Record]]
    tell: Callable[[Any], Told]
    move: Callable[[Change, Any, Body], None]
    each: bool = True
    seen_as: Callable[[Any], Record] = lambda row: row


_moving: dict[str, Moving] = {}


def provide_moving(*sorts: Moving) -> None:
    """Add sorts of things that move; the same name again replaces it."""
    for sort in sorts:
        _moving[sort.name] = sort


def moving() -> tuple[Moving, ...]:
    return tuple(_moving.values())
