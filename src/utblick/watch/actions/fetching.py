"""One run from a source: read, keep, understand, match; and what is true whatever happens on the way."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from utblick.audit.change import change
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.jobs.actions import lease
from utblick.watch.actions.absence import count_absence, note_presence, withdraw_absent
from utblick.watch.actions.cross_check import cross_check
from utblick.watch.actions.reading import read_records
from utblick.watch.actions.sources import ensure_source, note_programme_names
from utblick.watch.actions.storing import WATCH, store_crawl
from utblick.watch.actions.unread import keep_unread
from utblick.watch.fetching import Fetcher, FetchError
from utblick.watch.models import Call, FetchRun, Source
from utblick.watch.queries.sources import expected_counts, lasting_loss, memory_of, window_of
from utblick.watch.shapes import drift_between
from utblick.watch.sources.base import Crawl, GivenRecords, LooksUp, RawRecord
from utblick.watch.sources.stage_crawl import StageCrawl
from utblick.watch.sources.stage_sources import StageSource

log = logging.getLogger(__name__)
LEASE_SECONDS = 3_600
NEWS_AT_FIRST, NEWS_AGAIN = timedelta(days=30), timedelta(days=7)
State = FetchRun.State


class AlreadyFetchingError(Exception):
    """Another process is reading this source now."""


def fetch(
    code: str, *, base_url: str | None = None, open_fetcher: Callable[[str | None], Fetcher] = Fetcher
) -> FetchRun:
    """Read a source once. ``base_url`` (or the one kept for the source) is trusted for exactly its host and port.

    Whatever the source does ends as the run's state and problems. Raises AlreadyFetchingError, and KeyError for an
    unknown source. Takes minutes against the real portal.
    """
    source = ensure_source(WATCH, code)
    address = base_url or source.base_url or None
    with lease(source.lease_name, LEASE_SECONDS) as mine:
        if not mine:
            raise AlreadyFetchingError
        run = _begin(source)
        try:
            with open_fetcher(address) as fetcher:
                fetcher.validators = dict(source.validators)
                crawl = _crawl(source, fetcher, address, run.day)
                try:
                    return _read(run, crawl, None if source.gives_papers else Asking(source, fetcher, address))
                finally:
                    keep_unread(run, list(fetcher.unread.values()))
        except FetchError as error:
            return _end(run, State.FAILED, [f"{error.kind}: {error}"])


def read_given(code: str, records: Iterable[RawRecord]) -> FetchRun:
    """Read records that are at hand (a file, the demo's own) as if the source had listed exactly these."""
    source = ensure_source(WATCH, code)
    with lease(source.lease_name, LEASE_SECONDS) as mine:
        if not mine:
            raise AlreadyFetchingError
        return _read(_begin(source), GivenRecords(records))


def _crawl(source: Source, fetcher: Fetcher, address: str | None, day: date) -> Crawl:
    adapter = source.adapter
    if isinstance(adapter, StageSource):
        return StageCrawl(adapter, fetcher, address, window_of(source, day), memory_of(source, day))
    return adapter.crawl(fetcher, address, expected_counts(source, day), news_since(source, day))


def news_since(source: Source, day: date) -> date:
    """From which day news is asked for: some days are asked for again, since the index takes them in late."""
    return (source.last_complete_on or day - NEWS_AT_FIRST) - NEWS_AGAIN


@dataclass(frozen=True)
class Asking:
    """A source that can still be asked when everything listed has been read."""

    source: Source
    fetcher: Fetcher
    address: str | None

    def after(self, run: FetchRun) -> None:
        """What a complete run is followed by: exact look-ups of what has been away long, and the weekly cross-check."""
        adapter = self.source.adapter
        if isinstance(adapter, LooksUp):
            with suppress(FetchError):
                withdraw_absent(run, partial(self._has, adapter))
        cross_check(run, self.fetcher, self.address)

    def _has(self, adapter: LooksUp, call: Call) -> bool:
        return adapter.has_call(self.fetcher, self.address, call.identifier, call.topic_id, call.call_type)

    @property
    def validators(self) -> dict[str, dict[str, str]]:
        return self.fetcher.validators


def _read(run: FetchRun, crawl: Crawl, asking: Asking | None = None) -> FetchRun:
    try:
        shape = store_crawl(run, run.source.adapter, crawl)
        if run.source.gives_papers:
            shape = {}
        note_programme_names(run.source, crawl.report.programme_names)
        read_records(run.source, run.day, run)
        if not run.source.gives_papers:
            note_presence(run)
    except Exception:
        log.exception("run %s of %s broke off", run.pk, run.source.code)
        _end(run, State.FAILED, ["Utblick kunde inte slutföra hämtningen. Felet står i loggen."])
        raise
    report = crawl.report
    run.drift = drift_between(run.source.shape, shape)
    run.requests, run.counts, run.only_losses = report.requests, report.counts, report.only_losses
    run.covers_from, run.covers_to = report.covers or (None, None)
    if not run.seen and not report.may_be_empty:
        return _end(run, State.FAILED, report.problems or ["källan svarade men listade inget"])
    if not report.complete:
        return _end(run, State.INCOMPLETE, report.problems)
    measured: dict[str, Any] = {"shape": shape}
    if not run.source.gives_papers:
        count_absence(run)
    if asking is not None:
        asking.after(run)
        measured["validators"] = asking.validators
    if isinstance(crawl, StageCrawl):
        measured["validators"] = {url: [told.etag, told.last_modified] for url, told in crawl.validators.items()}
    return _end(run, State.COMPLETE, report.gaps, measured)


def _begin(source: Source) -> FetchRun:
    """A new run; those that were broken off before it are told as interrupted."""
    now = recorded_at()
    with change(WATCH, "call.fetch"):
        FetchRun.objects.filter(source=source, state=State.RUNNING).update(state=State.INTERRUPTED, ended_at=now)
        return FetchRun.objects.create(source=source, day=today(), started_at=now, expected=sum(source.counts.values()))


def _end(run: FetchRun, state: str, problems: list[str], measured: Mapping[str, Any] | None = None) -> FetchRun:
    """Close the run; a complete one, with what it ``measured``, is what later runs are compared with."""
    run.state, run.problems, run.ended_at = state, [problem[:500] for problem in problems][:100], recorded_at()
    with change(WATCH, "call.fetch"):
        run.save()
        if state == State.COMPLETE:
            complete = {"last_complete_on": run.day, "last_complete_at": run.ended_at}
            Source.objects.filter(pk=run.source_id).update(**complete, **(measured or {}))
        if state == State.COMPLETE or lasting_loss(run):
            Source.objects.filter(pk=run.source_id).update(counts=run.counts, counts_on=run.day)
    return run
