"""What cooperation puts on *Att göra*: each sort of row asks for itself, and all are read in one query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.cooperation import (
    todo_agreements,
    todo_networks,
    todo_partners,
    todo_partnerships,
    todo_requests,
    todo_visits,
)
from utblick.cooperation.waits import Wait, read
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

SORTS = (todo_requests, todo_agreements, todo_visits, todo_partners, todo_networks, todo_partnerships)


def todo(actor: Actor, today: date) -> Sequence[TodoRow]:
    """The rows of every sort, for one who may do something about them. One query."""
    found = read(waits for sort in SORTS for waits in sort.waits(actor, today))
    return [row for sort in SORTS for row in sort.told(actor, _of(sort.NOUN, found))]


def _of(noun: str, found: Sequence[Wait]) -> list[Wait]:
    return [wait for wait in found if wait.what.startswith(f"{noun}.")]
