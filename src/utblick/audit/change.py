"""`change`: the only way to open a write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db import connection, transaction

from utblick.access import Standing
from utblick.audit import chain, guard
from utblick.audit.models import Event, EventWords, Record
from utblick.audit.policy import require
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Ref

_CHAIN_LOCK = 7_061_883
Row = TypeVar("Row", bound=Record)


@dataclass
class Change:
    """One open write: rows are added, altered and removed through it, and each becomes an event."""

    actor: Actor
    verb: str
    events: list[tuple[Ref, str, date | None, dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def add(self, row: Row, *, verb: str = "", effective_on: date | None = None) -> Row:
        """Insert a row and record all its values."""
        row.save(force_insert=True)
        self._note(row, _first_values(row), verb, effective_on)
        return row

    def add_all(self, rows: Sequence[Row], *, verb: str = "") -> None:
        """Insert many rows of one model at once, each with its own event as by `add`."""
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
        for row in rows:
            self._note(row, _first_values(row), verb, None)

    def alter(
        self, row: Row, *, version: int | None = None, verb: str = "", effective_on: date | None = None, **new: Any
    ) -> Row:
        """Set fields on a row and record old and new; nothing happens when nothing differs.

        Raises Stale when ``version`` is given and the stored row has another one.
        """
        current: Row = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if version is not None and current.version != version:
            raise Stale(current.version, current.values())
        before = current.values()
        for name, value in new.items():
            setattr(row, name, value)
        after = row.values()
        differing = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
        if differing:
            row.version = current.version + 1
            row.save(update_fields=[*_field_names(row, differing), "version"])
            self._note(row, differing, verb, effective_on)
        return row

    def remove(self, row: Record, *, verb: str = "") -> None:
        """Delete a row and record its last values."""
        self._note(row, {name: (value, None) for name, value in row.values().items()}, verb, None)
        row.delete()

    def record(
        self,
        subject: Ref,
        fields: Mapping[str, Any],
        *,
        words: Mapping[str, Any] | None = None,
        verb: str = "",
        effective_on: date | None = None,
    ) -> None:
        """Record something that is not the change of one row (a run, a dispatch, a disposal)."""
        self.events.append((subject, verb or self.verb, effective_on, dict(fields), dict(words or {})))

    def _note(self, row: Record, differing: dict[str, tuple[Any, Any]], verb: str, effective_on: date | None) -> None:
        plain = {name: list(pair) for name, pair in differing.items() if name not in row.words}
        words = {name: list(pair) for name, pair in differing.items() if name in row.words}
        self.events.append((row.ref, verb or self.verb, effective_on, plain, words))


@contextmanager
def change(actor: Actor, verb: str, within: Standing | None = None) -> Iterator[Change]:
    """Open a write as ``actor`` doing ``kind.act`` to something standing ``within``; commit it with its events.

    Refuses (PermissionDenied) what the access table does not allow. One transaction, the chain lock first;
    never nested. Nothing slow belongs inside.
    """
    require(actor, verb, within)
    with transaction.atomic(durable=True), guard.opened():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
        opened = Change(actor, verb)
        yield opened
        _append(opened)


def _append(opened: Change) -> None:
    if not opened.events:
        return
    head = Event.objects.order_by("-seq").values_list("seq", "digest").first()
    seq, previous = head or (0, chain.GENESIS)
    now, day, key = recorded_at(), today(), chain.chain_key()
    events, kept_words = [], []
    for subject, verb, effective_on, fields, words in opened.events:
        seq += 1
        salt, text = (chain.new_salt(), chain.canonical(words)) if words else ("", "")
        event = Event(
            seq=seq,
            recorded_at=now,
            effective_on=effective_on or day,
            actor=opened.actor.label,
            subject=str(subject),
            verb=verb,
            payload=chain.canonical(fields),
            words_hash=chain.words_hash(salt, text) if words else "",
        )
        previous = event.digest = chain.digest(previous, row_of(event), key)
        events.append(event)
        if words:
            kept_words.append(EventWords(event_id=seq, salt=salt, words=text))
    Event.objects.bulk_create(events)
    EventWords.objects.bulk_create(kept_words)


def row_of(event: Event) -> dict[str, Any]:
    """What the chain's digest covers of an event."""
    names = ("seq", "recorded_at", "effective_on", "actor", "subject", "verb", "payload", "words_hash")
    return {name: getattr(event, name) for name in names}


def _first_values(row: Record) -> dict[str, tuple[Any, Any]]:
    return {name: (None, value) for name, value in row.values().items() if value not in (None, "")}


def _field_names(row: Record, differing: Mapping[str, object]) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.attname in differing]
