"""What registers held on a past day: their rows as they are now, with what the log dates later undone.

`audit.queries.state_on` goes the other way, from nothing forward; a test holds that both come to the same.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from utblick.audit.models import Event, Record
from utblick.values import Ref

Row = TypeVar("Row", bound=Record)
_MOST_NAMED = 500
"""So many rows are asked for by name; when more have changed since, all are read."""


@dataclass(frozen=True, slots=True)
class Past:
    """How some kinds differed on a day from what stands now.

    ``held`` is what changed fields held then, as the log writes them; ``absent`` are rows that no event up to that day
    tells of. A row registered afterwards of something dated earlier (an old agreement signed in 1986) is not absent:
    what no event up to the day says of it is as it was first registered.
    """

    held: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    absent: frozenset[UUID] = frozenset()


def past_of(kinds: Collection[str], day: date) -> Past:
    """How the rows of some kinds stood on a day by the event log. One query."""
    ours = Q()
    for kind in kinds:
        ours |= Q(subject__startswith=f"{kind}:")
    events = Event.objects.filter(ours)
    first_later = events.filter(effective_on__gt=day).order_by("seq").values("seq")[:1]
    earlier = Event.objects.filter(subject=OuterRef("subject"), seq__lt=OuterRef("seq"))
    window = list(
        events.filter(seq__gte=Subquery(first_later))
        .annotate(begun=Exists(earlier))
        .order_by("seq")
        .values_list("seq", "subject", "effective_on", "payload", "begun")
    )
    births: dict[str, int] = {}
    for seq, subject, _, _, begun in window:
        if not begun:
            births.setdefault(subject, seq)
    told = {subject for _, subject, effective_on, _, _ in window if effective_on <= day}
    held: dict[UUID, dict[str, Any]] = {}
    settled: set[tuple[str, str]] = set()
    for seq, subject, effective_on, payload, _ in reversed(window):
        is_birth = births.get(subject) == seq
        for name, pair in json.loads(payload).items():
            if effective_on <= day:
                settled.add((subject, name))
            elif not is_birth and (subject, name) not in settled and isinstance(pair, list) and len(pair) == 2:
                held.setdefault(Ref.parse(subject).id, {})[name] = pair[0]
    return Past(held, frozenset(Ref.parse(subject).id for subject in births if subject not in told))


def rows_then(rows: QuerySet[Row], past: Past, might: Q) -> Sequence[Row]:
    """The rows as they stood: those that ``might`` count by what stands now, and all that stood otherwise then.

    Free text is as it is now: it lies beside the log and may have been disposed of.
    """
    if len(past.held) <= _MOST_NAMED:
        rows = rows.filter(might | Q(pk__in=list(past.held)))
    fields = {one.attname: one for one in rows.model._meta.concrete_fields}
    found = [row for row in rows if row.pk not in past.absent]
    for row in found:
        for name, raw in past.held.get(row.pk, {}).items():
            if name in fields:
                setattr(row, name, fields[name].to_python(raw))
    return found
