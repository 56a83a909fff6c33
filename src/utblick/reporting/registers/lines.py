"""What a register gives to the report on ongoing cooperation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from utblick.audit.models import Record
from utblick.values import Actor, Ref


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that goes on: what, with whom, whose, since and until when, and how it stands in one word."""

    ref: Ref
    title: str
    url: str
    sort: str
    partner: str
    body: str
    since: date | None
    until: date | None
    state: str


@dataclass(frozen=True)
class Register:
    """A register the report reads.

    ``rows`` are those the actor may see; ``might`` is a condition on what stands in the database that holds for every
    row that goes on a day by it; ``line`` says how a row stood on the day, None when it did not go on. A row may come
    once for each partner: its lines are `merged`.
    """

    model: type[Record]
    label: str | Promise
    rows: Callable[[Actor], QuerySet[Any]]
    might: Callable[[date], Q]
    line: Callable[[Any, date], Line | None]


def merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line for each thing, in the order they came, with all its partners."""
    found: dict[Ref, Line] = {}
    for line in lines:
        known = found.get(line.ref)
        found[line.ref] = replace(known, partner=f"{known.partner}, {line.partner}") if known else line
    return tuple(found.values())
