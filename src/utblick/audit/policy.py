"""The installation's access table, and reads filtered by it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from utblick.access import Policy, Standing
from utblick.audit.models import Record
from utblick.values import Actor

Row = TypeVar("Row", bound=Record)


@cache
def policy() -> Policy:
    """docs/access.toml, read once."""
    return Policy.parse(Path(settings.ACCESS_TABLE).read_text("utf-8"))


def require(actor: Actor, verb: str, standing: Standing | None = None) -> None:
    """Raise PermissionDenied unless the access table lets the actor do ``kind.act`` in this standing."""
    kind, _, act = verb.partition(".")
    if not policy().allows(actor, act, kind, standing):
        raise PermissionDenied(f"{actor.label} may not {verb}")


def may(actor: Actor, verb: str, row: Record | None = None) -> bool:
    """Whether the actor may do ``kind.act``, to this row or (without one) somewhere at all."""
    kind, _, act = verb.partition(".")
    if row is None:
        return policy().allows_somewhere(actor, act, kind)
    return policy().allows(actor, act, kind, standing_of(row))


def standing_of(row: Record) -> Standing:
    """The standing of a row: its body, and whether its model calls it a draft or restricted."""
    body: Any = _value(row, row.body_field) if row.body_field else row
    return Standing(
        body="" if isinstance(body, Record) or body is None else str(body),
        draft=row.draft is not None and _holds(row, row.draft),
        restricted=row.restricted is not None and _holds(row, row.restricted),
    )


def visible(rows: QuerySet[Row], actor: Actor, kind: str = "") -> QuerySet[Row]:
    """The rows of a query that the actor may see; ``kind`` asks as if they were of another kind."""
    model = rows.model
    view = policy().view(actor, kind or model.kind)
    field = model.body_field
    seen = _within(field, view.open, view.bodiless)
    if model.draft is not None:
        seen = _where(model.draft, _within(field, view.draft, view.bodiless_draft), seen)
    if model.restricted is not None:
        seen = _where(model.restricted, _within(field, view.restricted, view.bodiless_restricted), seen)
    return rows.filter(seen)


def _where(condition: Q, inside: Q, outside: Q) -> Q:
    """``inside`` for the rows for which the condition holds, ``outside`` for the others."""
    return inside if inside == outside else (condition & inside) | (~condition & outside)


def _within(field: str, bodies: frozenset[str] | None, bodiless: bool) -> Q:
    if not field:
        return Q() if bodiless else Q(pk__in=[])
    if bodies is None:
        return Q()
    return Q(**{f"{field}__in": [*bodies, *([""] if bodiless else [])]})


def _holds(row: Record, condition: Q) -> bool:
    """Whether a condition of plain equalities on the row's fields, or those it points to, holds for this instance."""
    results = [_child_holds(row, child) for child in condition.children]
    held = any(results) if condition.connector == Q.OR else all(results)
    return not held if condition.negated else held


def _child_holds(row: Record, child: Any) -> bool:
    if isinstance(child, Q):
        return _holds(row, child)
    name, wanted = child
    return bool(_value(row, name) == wanted)


def _value(row: Record, lookup: str) -> Any:
    """The value a lookup such as "matter__body_id" names, None where the way there ends."""
    value: Any = row
    for part in lookup.split("__"):
        value = getattr(value, part) if value is not None else None
    return value
