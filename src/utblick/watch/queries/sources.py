"""What a run is compared with, and what it need not ask for again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q

from utblick.watch.models import FetchRun, RawRecord, Source, Telling
from utblick.watch.sources.cellar.queries import due_for_enrichment
from utblick.watch.sources.stage_crawl import Known, Memory, Validators, Window

FIRST_WINDOW = timedelta(days=30)
"""So far back a source of papers is asked the first time."""
OVERLAP = timedelta(days=3)
"""Papers are put in a list some days after their date."""
DAYS_IN_A_ROW = 3
"""So many days must show the same loss before it is taken for the truth."""


def expected_counts(source: Source, day: date) -> dict[str, int]:
    """Records to be expected by "type/programme": those counted last, less those whose last day has come.

    Empty before the first complete run.
    """
    if source.counts_on is None:
        return {}
    ended = RawRecord.objects.filter(
        source=source, current=True, last_seen_on__gte=source.counts_on, call__last_deadline_on__lte=day
    )
    counts = dict(source.counts)
    for kind, programme, number in ended.values_list("call__call_type", "call__programme_code").annotate(Count("pk")):
        key = f"{kind}/{programme or '-'}"
        if key in counts:
            counts[key] = max(0, counts[key] - number)
    return counts


def window_of(source: Source, day: date) -> Window:
    """The days to ask a source of papers for: from its last complete run, with some days of overlap."""
    since = source.last_complete_on - OVERLAP if source.last_complete_on else day - FIRST_WINDOW
    return Window(since, day)


def memory_of(source: Source, day: date) -> Memory:
    """What is stored of a source of papers: its records, those that lacked something lately, and its lists."""
    rows = RawRecord.objects.filter(source=source, current=True)
    stored = rows.values_list("reference", "content_hash", "first_seen_on", "last_seen_on")
    told = Telling.objects.filter(source=source).exclude(parsed__incomplete=[])
    incomplete = dict(told.values_list("reference", "parsed__incomplete"))
    return Memory(
        known={reference: Known(content, last) for reference, content, _, last in stored},
        incomplete=tuple(
            reference
            for reference, _, first, last in stored
            if due_for_enrichment(incomplete.get(reference, ()), first, last, day)
        ),
        validators={url: Validators(*told) for url, told in source.validators.items()},
    )


def lasting_loss(run: FetchRun) -> bool:
    """Whether the runs of several days in a row, this one the latest, agree that less is listed than before.

    A run that met other troubles too has not seen the whole list: it speaks neither for nor against.
    """
    if not run.only_losses:
        return False
    saw_all = Q(state=FetchRun.State.COMPLETE) | Q(state=FetchRun.State.INCOMPLETE, only_losses=True)
    agreeing = {run.day}
    for earlier in FetchRun.objects.filter(saw_all, source=run.source).order_by("-started_at", "-pk")[:50]:
        if not earlier.only_losses or not _agree(earlier.counts, run.counts):
            break
        agreeing.add(earlier.day)
    return len(agreeing) >= DAYS_IN_A_ROW


def _agree(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Within a tenth or three records for every key, as a crawl is judged."""
    return all(
        abs(one.get(key, 0) - other.get(key, 0)) <= max(3, one.get(key, 0) / 10) for key in one.keys() | other.keys()
    )
