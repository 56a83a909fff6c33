"""Checking a crawl against the source's own list of everything, once a week."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from utblick.audit.change import change
from utblick.values import in_batches
from utblick.watch.actions.storing import WATCH
from utblick.watch.fetching import Fetcher, FetchError
from utblick.watch.models import Call, FetchRun, Source
from utblick.watch.sources.base import Listed, ListsAll
from utblick.watch.sources.parsed import Unreadable

AGAIN = timedelta(days=7)
NAMED = 50
"""So many of the unknown calls are named."""


def cross_check(run: FetchRun, fetcher: Fetcher, address: str | None) -> None:
    """After a complete run, when a week has passed: which calls the full list has that no run has ever met.

    Tells the run; a list that cannot be had is told too, and changes nothing else.
    """
    source = run.source
    if not isinstance(source.adapter, ListsAll):
        return
    if source.checked_on is not None and run.day - source.checked_on < AGAIN:
        return
    try:
        listed = source.adapter.full_list(fetcher, address, run.day)
        run.cross_check = _compared(source, list(listed)) if listed is not None else {}
    except (FetchError, Unreadable) as error:
        run.cross_check = {"error": str(error)[:300]}
    with change(WATCH, "call.fetch"):
        Source.objects.filter(pk=source.pk).update(checked_on=run.day)


def _compared(source: Source, listed: list[Listed]) -> dict[str, Any]:
    unknown: list[str] = []
    for batch in in_batches(listed, 500):
        rows = Call.objects.filter(source=source, topic_id__in=[one.topic_id for one in batch])
        known = set(rows.values_list("topic_id", "call_type"))
        unknown += [one.identifier for one in batch if (one.topic_id, one.call_type) not in known]
    return {"listed": len(listed), "missing": len(unknown), "unknown": sorted(unknown)[:NAMED]}
