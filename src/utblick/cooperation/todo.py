"""What cooperation puts on *Att göra*: each sort of row asks for itself, and all are read in one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from utblick.cooperation import (
    todo_agreements,
    todo_grants,
    todo_networks,
    todo_partners,
    todo_partnerships,
    todo_requests,
    todo_visits,
    todo_wanted_contacts,
)
from utblick.cooperation.waits import Wait, Waits, read
from utblick.jobs.todo import TodoRow
from utblick.values import Actor


class Sort(Protocol):
    """What one noun tells: its own query, and rows of what was found. The `what` of its waits begin with ``NOUN``."""

    NOUN: str

    def waits(self, actor: Actor, today: date) -> Iterator[Waits]: ...

    def told(self, actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]: ...


_sorts: list[Sort] = [
    todo_requests, todo_agreements, todo_visits, todo_partners, todo_networks, todo_partnerships, todo_wanted_contacts,
    todo_grants,
]  # fmt: skip


def add_sort(sort: Sort) -> None:
    """Let a room above tell rows of its own in the same query; the same sort again changes nothing."""
    if sort not in _sorts:
        _sorts.append(sort)


def todo(actor: Actor, today: date) -> Sequence[TodoRow]:
    """The rows of every sort, for one who may do something about them. One query."""
    found = read(waits for sort in _sorts for waits in sort.waits(actor, today))
    return [row for sort in _sorts for row in sort.told(actor, _of(sort.NOUN, found))]


def _of(noun: str, found: Sequence[Wait]) -> list[Wait]:
    return [wait for wait in found if wait.what.startswith(f"{noun}.")]
