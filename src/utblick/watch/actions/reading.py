"""Understanding stored records: each becomes a call, news about one, or stands in quarantine with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db import connection
from django.db.models import Q

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.matching import Matcher
from utblick.values import Actor
from utblick.watch.actions.calls_read import Reading, read_calls, withdrawn_by, write_calls
from utblick.watch.actions.papers_read import read_papers
from utblick.watch.actions.quarantine import note_quarantine
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import Call, CallUpdate, FetchRun, RawRecord, Source, WatchField
from utblick.watch.queries.learning import learned
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate, Unreadable

BATCH = 200
_TOPIC = re.compile(r"\d+")


@dataclass(slots=True)
class Understood:
    """What a batch of records turned out to be, before anything of it is written."""

    calls: list[tuple[RawRecord, ParsedCall]] = field(default_factory=list)
    updates: list[ParsedUpdate] = field(default_factory=list)
    unreadable: list[tuple[RawRecord, str]] = field(default_factory=list)
    rows: list[RawRecord] = field(default_factory=list)


def read_records(source: Source, day: date, run: FetchRun | None = None) -> None:
    """Understand every current record that is not understood yet, in batches; ``run`` counts what they became."""
    if source.gives_papers:
        read_papers(source, day, run)
        return
    fields = [row.as_field for row in WatchField.objects.order_by("body_code")]
    matcher = Matcher(fields, learned=learned()) if fields else None
    for batch in _batches(source):
        understood = _understand(source, batch)
        reading = read_calls(source, understood.calls, matcher, day)
        with change(WATCH, "call.fetch") as opened:
            write_calls(opened, reading)
            _tie_news(opened, source, reading.new)
            _write_updates(opened, source, understood.updates, day)
            note_quarantine(understood.rows, understood.unreadable, day)
            _mark_understood(understood, reading)
            if run is not None:
                _count(run, reading, understood)


def read_again(actor: Actor, source: Source, *, everything: bool = False) -> None:
    """Try the quarantined records again (or every current record), after a parser has learnt something new."""
    rows = RawRecord.objects.filter(source=source, current=True)
    with change(actor, "source.fetch"):
        (rows if everything else rows.filter(quarantined__isnull=False)).update(understood=False)
    read_records(source, today())


def _batches(source: Source) -> Iterator[list[RawRecord]]:
    """Rows in lists of about `BATCH`, all languages of one topic in the same list."""
    waiting = RawRecord.objects.filter(source=source, current=True, understood=False)
    listed = waiting.order_by("reference").values_list("reference", "pk")
    ids: list[int] = []
    for _, topic in groupby(listed, key=lambda row: _topic(row[0])):
        ids += [pk for _, pk in topic]
        if len(ids) >= BATCH:
            yield _rows(ids)
            ids = []
    if ids:
        yield _rows(ids)


def _topic(reference: str) -> str:
    digits = _TOPIC.match(reference)
    return digits.group() if digits else reference


def _rows(ids: Sequence[int]) -> list[RawRecord]:
    return list(RawRecord.objects.filter(pk__in=ids).order_by("reference"))


def _understand(source: Source, rows: list[RawRecord]) -> Understood:
    found = Understood(rows=rows)
    for row in rows:
        try:
            parsed = source.call_adapter.parse(row.content)
        except Unreadable as error:
            found.unreadable.append((row, error.reason))
            continue
        if isinstance(parsed, ParsedCall) and not parsed.title:
            found.unreadable.append((row, "a call without a title"))
        elif isinstance(parsed, ParsedCall):
            found.calls.append((row, parsed))
        elif isinstance(parsed, ParsedUpdate):
            found.updates.append(parsed)
        else:
            assert isinstance(parsed, Ignored)
    return found


def _write_updates(opened: Change, source: Source, updates: list[ParsedUpdate], day: date) -> None:
    for update in updates:
        call = _call_of(source, update)
        row, made = CallUpdate.objects.update_or_create(
            source=source,
            reference=update.reference[:200],
            defaults={
                "call": call,
                "identifier": update.identifier[:200],
                "language": update.language[:8],
                "title": update.title[:500],
                "published_on": update.published_on,
                "html": update.html,
            },
            create_defaults={
                "call": call,
                "identifier": update.identifier[:200],
                "language": update.language[:8],
                "title": update.title[:500],
                "published_on": update.published_on,
                "html": update.html,
                "first_seen_on": day,
            },
        )
        if made and call is not None:
            opened.record(call.ref, {"news": [None, row.reference]}, verb="call.news")
        if made and call is not None and update.withdrawal and call.withdrawn_on is None:
            opened.alter(call, verb="call.withdraw", **withdrawn_by(update.withdrawal, day))


def _tie_news(opened: Change, source: Source, new: Sequence[Call]) -> None:
    """News that came before its call finds it now."""
    topics = {call.identifier: call for call in new if call.call_type == "1"}
    waiting = CallUpdate.objects.filter(source=source, call=None, identifier__in=topics)
    for update in waiting:
        call = topics[update.identifier]
        CallUpdate.objects.filter(pk=update.pk).update(call=call)
        opened.record(call.ref, {"news": [None, update.reference]}, verb="call.news")


def _call_of(source: Source, update: ParsedUpdate) -> Call | None:
    """The topic that news is about: its number begins the reference, or its identifier is named."""
    number = _topic(update.reference)
    prefixes = [number[:length] for length in range(4, len(number) + 1)]
    about = Q(topic_id__in=prefixes) | Q(identifier=update.identifier)
    found = list(Call.objects.filter(about, source=source, call_type="1"))
    return max(found, key=lambda call: (call.identifier == update.identifier, len(call.topic_id)), default=None)


def _mark_understood(understood: Understood, reading: Reading) -> None:
    """One statement for many rows: `bulk_update` takes as long as everything else together."""
    prepared = RawRecord._meta.get_field("call").get_db_prep_save
    rows = [(True, prepared(reading.call_of.get(row.reference), connection), row.pk) for row in understood.rows]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE watch_rawrecord SET understood = %s, call_id = %s WHERE id = %s", rows)


def _count(run: FetchRun, reading: Reading, understood: Understood) -> None:
    run.new += len(reading.new)
    run.changed += len(reading.told)
    run.quarantined += len(understood.unreadable)
    run.save(update_fields=["new", "changed", "quarantined"])
