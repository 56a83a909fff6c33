"""Things that wait for somebody in cooperation, with the same columns whatever they are: one query reads all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, Expression, F, IntegerField, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast

from utblick.audit.policy import may
from utblick.values import Actor

Waits = QuerySet[Any, tuple[Any, ...]]
NOTHING = Value("", TextField())
_COLUMNS = ("wait_what", "wait_key", "wait_title", "wait_about", "wait_day", "wait_number")


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing (``key`` its id), or so many of a sort (``number``, ``key`` None)."""

    what: str
    key: UUID | None
    title: str
    about: str
    day: date | None
    number: int


def read(asked: Iterable[Waits]) -> list[Wait]:
    """All of them in one query, the nearest day first, of one day the latest first."""
    queries = list(asked)
    if not queries:
        return []
    found = [Wait(*row) for row in queries[0].union(*queries[1:], all=True)]
    found.sort(key=lambda wait: wait.key.int if wait.key else 0, reverse=True)
    return sorted(found, key=lambda wait: wait.day or date.max)


def looks_after_all(actor: Actor) -> bool:
    """Whether the actor coordinates the cooperation of the whole municipality."""
    return may(actor, "partner_request.review")


def within(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """All rows for one who looks after all, for others those of their own bodies."""
    return rows if looks_after_all(actor) else rows.filter(body_id__in=actor.bodies)


def each(
    rows: QuerySet[Any],
    what: str | Expression,
    *,
    title: str,
    about: Any,
    day: Any,
    most: int,
    key: Any = "",
    **needed: Expression,
) -> Waits:
    """The first ``most`` of some ordered rows, one by one; ``key``: whose page it leads to (default: its own).

    ``needed``: annotations that the columns are made of.
    """
    first = rows.model._default_manager.filter(pk__in=rows.values("pk")[:most]).order_by().annotate(**needed)
    told: Waits = first.annotate(
        wait_what=Value(what, TextField()) if isinstance(what, str) else what,
        wait_key=key or F("pk"),
        wait_title=Cast(title, TextField()),
        wait_about=Cast(about, TextField()),
        wait_day=day,
        wait_number=Value(1, IntegerField()),
    ).values_list(*_COLUMNS)
    return told


def counted(rows: QuerySet[Any], what: str) -> Waits:
    """How many rows there are, as one; nothing when there are none."""
    told: Waits = (
        rows.order_by()
        .values(wait_what=Value(what, TextField()))
        .annotate(
            wait_key=Cast(Value(None), UUIDField()),
            wait_title=NOTHING,
            wait_about=NOTHING,
            wait_day=Cast(Value(None), DateField()),
            wait_number=Count("pk"),
        )
        .values_list(*_COLUMNS)
    )
    return told
