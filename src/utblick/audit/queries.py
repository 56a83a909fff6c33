"""Reading the event log."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from utblick.audit.models import Event, EventWords
from utblick.values import Ref


@dataclass(frozen=True)
class Happening:
    """One event as a page shows it."""

    seq: int
    recorded_at: datetime
    effective_on: date
    actor: str
    subject: str
    verb: str
    fields: dict[str, list[Any]]


def history(subject: Ref) -> list[Happening]:
    """Everything recorded about one object, latest first."""
    return [_happening(event) for event in Event.objects.filter(subject=str(subject)).order_by("-seq")]


def words_of(subject: Ref, verb: str) -> list[tuple[int, dict[str, Any]]]:
    """The free text that is kept of an object's events of one verb: the event's number and ``{field: [old, new]}``."""
    kept = EventWords.objects.filter(event__subject=str(subject), event__verb=verb).order_by("event_id")
    return [(row.event_id, json.loads(row.words)) for row in kept]


def last_set(subjects: Iterable[Ref]) -> dict[tuple[str, str], Happening]:
    """The event that last set each field of some objects, by the object's Ref as text and the field's name. One query.

    Also fields whose values lie among an event's words; a field never set is left out.
    """
    events = Event.objects.filter(subject__in=[str(subject) for subject in subjects]).select_related("kept_words")
    found: dict[tuple[str, str], Happening] = {}
    for event in events.order_by("seq"):
        happened = _happening(event)
        words = json.loads(event.kept_words.words) if hasattr(event, "kept_words") else {}
        found |= {(event.subject, name): happened for name in (*happened.fields, *words)}
    return found


def last_change(subject: Ref) -> tuple[Happening, dict[str, Any]] | None:
    """The latest event of an object, and what its fields (also free text) held before it; None without one."""
    event = Event.objects.filter(subject=str(subject)).select_related("kept_words").order_by("-seq").first()
    if event is None:
        return None
    happened = _happening(event)
    words = json.loads(event.kept_words.words) if hasattr(event, "kept_words") else {}
    return happened, {name: pair[0] for name, pair in {**happened.fields, **words}.items()}


def latest(before: int | None = None, count: int = 50) -> list[Happening]:
    """The latest events, from ``before`` (a seq) and back."""
    events = Event.objects.order_by("-seq")
    if before is not None:
        events = events.filter(seq__lt=before)
    return [_happening(event) for event in events[:count]]


def since(seq: int, count: int = 500) -> list[Happening]:
    """The events after ``seq`` in order: a job that reacts to other rooms keeps its own cursor."""
    return [_happening(event) for event in Event.objects.filter(seq__gt=seq).order_by("seq")[:count]]


def state_on(kind: str, day: date, known: datetime | None = None) -> dict[str, dict[str, Any]]:
    """Every object of a kind as it stood on ``day``, as it was known at ``known`` (UTC; default: all we know)."""
    events = Event.objects.filter(subject__startswith=f"{kind}:", effective_on__lte=day).order_by("seq")
    if known is not None:
        events = events.filter(recorded_at__lte=known)
    return fold((event.subject, json.loads(event.payload)) for event in events.iterator(chunk_size=2_000))


def fold(events: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Fold ``(subject, {field: [old, new]})`` into the last known values by subject."""
    states: dict[str, dict[str, Any]] = {}
    for subject, fields in events:
        state = states.setdefault(subject, {})
        for name, pair in fields.items():
            if isinstance(pair, list) and len(pair) == 2:
                state[name] = pair[1]
    return states


def _happening(event: Event) -> Happening:
    return Happening(
        event.seq,
        event.recorded_at,
        event.effective_on,
        event.actor,
        event.subject,
        event.verb,
        json.loads(event.payload),
    )
