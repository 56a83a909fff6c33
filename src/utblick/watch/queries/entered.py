"""Calls that people have entered or Utblick expects, as they were told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

from utblick.watch.models import Call, RawRecord, Source
from utblick.watch.sources.entered import EXPECTED, MANUAL, Entry


def never_told(source: Source, entries: Iterable[Entry]) -> list[Entry]:
    """Those of the entries that have never been told in just these words. One query."""
    by_key = {entry.key: entry for entry in entries}
    told = RawRecord.objects.filter(source=source, reference__in=by_key)
    known = set(told.values_list("reference", "content_hash"))
    return [entry for key, entry in by_key.items() if (key, _content_hash(entry)) not in known]


@lru_cache(maxsize=1_000)
def _content_hash(entry: Entry) -> str:
    """Of what is kept of an entry; every shipped round is asked about every day."""
    return sha256(entry.to_json()).hexdigest()


def entry_of(call: Call) -> Entry | None:
    """What was told last of an entered or expected call; None for a call that a source lists."""
    if call.source.code not in (MANUAL, EXPECTED):
        return None
    row = RawRecord.objects.filter(source=call.source, current=True, reference=call.topic_id).first()
    return Entry.from_json(row.content) if row else None


def known_calls(entries: Iterable[Entry]) -> Mapping[str, Call]:
    """The calls entered by hand before, by the entries' keys."""
    keys = [entry.key for entry in entries]
    rows = Call.objects.filter(source__code=MANUAL, topic_id__in=keys)
    return {call.topic_id: call for call in rows}


def untold_entries(entries: Iterable[Entry]) -> list[Entry]:
    """`never_told` for entries by hand; all of them when none has been entered before."""
    source = Source.objects.filter(code=MANUAL).first()
    return never_told(source, entries) if source else list(entries)
