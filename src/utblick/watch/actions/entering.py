"""Calls that people enter, and calls that are expected: kept as told, then read as every other call."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import sha256

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.matching import Matcher
from utblick.search.actions import drop_entry
from utblick.ui.conflicts import Stale
from utblick.values import Actor
from utblick.watch.actions.calls_read import Reading, read_calls, write_calls
from utblick.watch.actions.pages import answer_by_call
from utblick.watch.actions.sources import ensure_source
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import Call, PageChange, RawRecord, Source, Stand, WatchField
from utblick.watch.queries.entered import never_told
from utblick.watch.sources.entered import EXPECTED, MANUAL, Entry


class AlreadyKnownError(Exception):
    """A call with this title and programme has been entered before."""

    def __init__(self, call: Call) -> None:
        super().__init__(str(call))
        self.call = call


def register_call(
    actor: Actor, entry: Entry, *, replaces: Call | None = None, answers: PageChange | None = None
) -> Call:
    """Register a call by hand. Raises AlreadyKnownError.

    ``replaces``: the forecast that has now come true. ``answers``: the change on a watched page that told of it.
    """
    source = ensure_source(WATCH, MANUAL)
    known = Call.objects.filter(source=source, topic_id=entry.key).first()
    if known is not None:
        raise AlreadyKnownError(known)
    reading = _read(source, [entry])
    made = reading.new[0]
    with change(actor, "call.register") as opened:
        _write(opened, source, [entry], reading)
        if replaces is not None and replaces.forecast and replaces.replaced_by_id is None:
            replace_forecast(opened, replaces, made)
        if answers is not None:
            answer_by_call(opened, actor, answers, made)
    return made


def alter_call(actor: Actor, call: Call, entry: Entry, *, version: int | None = None) -> Call:
    """Change an entered or expected call; an expected one keeps this person's dates from then on.

    ``entry`` must carry the call's own ``reference``. Raises Stale, without the other person's values.
    """
    reading = _read(call.source, [entry])
    with change(actor, "call.alter") as opened:
        current = Call.objects.get(pk=call.pk)
        if version is not None and version != current.version:
            raise Stale(current.version, {})
        _write(opened, call.source, [entry], reading)
        return opened.alter(Call.objects.get(pk=call.pk), corrected=call.source.code == EXPECTED)


def import_calls(actor: Actor, entries: Iterable[Entry]) -> Reading:
    """Register the calls of a table and change those that it tells otherwise.

    A row that has been told in just these words before changes nothing, also when a person has corrected it since.
    """
    source = ensure_source(WATCH, MANUAL)
    told = never_told(source, entries)
    reading = _read(source, told)
    with change(actor, "call.register") as opened:
        _write(opened, source, told, reading)
    return reading


def expect_calls(actor: Actor, entries: Iterable[Entry]) -> int:
    """Make or renew forecasts; those whose dates a person has corrected stay. Returns how many were written."""
    source = ensure_source(WATCH, EXPECTED)
    told = never_told(source, entries)
    own = Call.objects.filter(source=source, corrected=True, topic_id__in=[entry.key for entry in told])
    corrected = set(own.values_list("topic_id", flat=True)) if told else set()
    told = [entry for entry in told if entry.key not in corrected]
    if told:
        reading = _read(source, told)
        with change(actor, "call.expect") as opened:
            _write(opened, source, told, reading)
    return len(told)


def replace_forecast(opened: Change, forecast: Call, made: Call) -> None:
    """Let an announced call take a forecast's place, with the stands that bodies have taken on it."""
    opened.alter(forecast, verb="call.replace", replaced_by=made)
    drop_entry(opened, forecast.ref)
    taken = set(Stand.objects.filter(call=made).values_list("body_code", flat=True))
    for stand in Stand.objects.filter(call=forecast).exclude(body_code__in=taken):
        values = {name: value for name, value in stand.values().items() if name != "call_id"}
        opened.add(Stand(call=made, **values), verb="stand.take")


def _read(source: Source, entries: Sequence[Entry]) -> Reading:
    fields = [row.as_field for row in WatchField.objects.order_by("body_code")]
    records = [(RawRecord(source=source, reference=entry.key), entry.parsed(source.code)) for entry in entries]
    return read_calls(source, records, Matcher(fields) if fields else None, today())


def _write(opened: Change, source: Source, entries: Sequence[Entry], reading: Reading) -> None:
    """The calls, and each entry as the record it came from; what was told before is no longer current."""
    write_calls(opened, reading)
    bodies = {entry.key: entry.to_json() for entry in entries}
    hashes = {key: sha256(body).hexdigest() for key, body in bodies.items()}
    stored = RawRecord.objects.filter(source=source, reference__in=bodies)
    stored.update(current=False)
    again = {row.reference: row.pk for row in stored.defer("body") if row.content_hash == hashes[row.reference]}
    RawRecord.objects.filter(pk__in=again.values()).update(current=True, last_seen_on=reading.day)
    RawRecord.objects.bulk_create(
        RawRecord(
            source=source,
            reference=key,
            language="sv",
            content_hash=hashes[key],
            body=zlib.compress(body),
            first_seen_on=reading.day,
            last_seen_on=reading.day,
            understood=True,
            call_id=reading.call_of[key],
        )
        for key, body in bodies.items()
        if key not in again
    )
