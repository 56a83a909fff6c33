"""What a run is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count

from utblick.watch.models import FetchRun, RawRecord, Source

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


def lasting_loss(run: FetchRun) -> bool:
    """Whether the runs of several days in a row, this one the latest, agree that less is listed than before."""
    if not run.only_losses:
        return False
    read = (FetchRun.State.COMPLETE, FetchRun.State.INCOMPLETE)
    ended = FetchRun.objects.filter(source=run.source, state__in=read)
    agreeing = {run.day}
    for earlier in ended.order_by("-started_at", "-pk")[:50]:
        if not earlier.only_losses or not _agree(earlier.counts, run.counts):
            break
        agreeing.add(earlier.day)
    return len(agreeing) >= DAYS_IN_A_ROW


def _agree(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Within a tenth or three records for every key, as a crawl is judged."""
    return all(
        abs(one.get(key, 0) - other.get(key, 0)) <= max(3, one.get(key, 0) / 10) for key in one.keys() | other.keys()
    )
