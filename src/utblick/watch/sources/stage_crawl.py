"""Reading a source of papers for some days: lists, their pages, and what is asked of single papers. No database here.

Whatever has been yielded stays true if the crawl breaks off; the next one asks for the same days again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from utblick.watch.fetching import Answer, Fetcher, FetchError
from utblick.watch.sources.base import CrawlReport, Partition, RawRecord
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.stage_sources import StageSource
from utblick.watch.sources.stages import Harvest, Request

MORE = "#more"
"""Ends the reference of the answer that tells more about a record."""

HORIZON = timedelta(days=3 * 365)
"""Lists that cannot be asked for days hold papers since 2011: older than this they are left."""
RECENT = timedelta(days=200)
"""Only papers as new as this are asked about one by one: a remiss is out for four months at most."""
ASK_ANEW = timedelta(days=7)
DETAILS_A_RUN = 400
"""So many papers are asked about in one run, those never asked about first; the rest by the next."""
PAGES_A_RUN = 3_000
TRIES = 3
FAILURES_IN_A_ROW = 3
WAITS = (1.0, 4.0)
BUSY = {408, 425, 429, 500, 502, 503, 504}
GONE = {404, 406, 410}


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a record: the hash of its content and the day it was last seen."""

    content_hash: str
    last_seen_on: date


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of an answer, to be asked next time whether it has changed."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The days asked for, both included; ``since`` is the last complete run's day, less some days of overlap."""

    since: date
    until: date


@dataclass(slots=True)
class Memory:
    """What the crawl needs to know of earlier ones: records by reference, those incomplete, and lists by address."""

    known: Mapping[str, Known] = field(default_factory=dict)
    incomplete: tuple[str, ...] = ()
    validators: Mapping[str, Validators] = field(default_factory=dict)


class StageCrawl:
    """Iterate once. ``validators`` are those of this crawl's lists, worth keeping when all of it has been stored."""

    def __init__(
        self, source: StageSource, fetcher: Fetcher, base_url: str | None, window: Window, memory: Memory
    ) -> None:
        self.report = CrawlReport(partitions=[Partition(source.code)], may_be_empty=False)
        self.report.covers = (window.since, window.until)
        self.validators: dict[str, Validators] = {}
        self._source, self._fetcher, self._base_url = source, fetcher, base_url
        self._window, self._memory = window, memory
        self._met: set[str] = set()
        self._details: dict[str, Request] = {}
        self._failures = 0

    def __iter__(self) -> Iterator[RawRecord]:
        waiting = deque(self._source.requests(self._window.since, self._window.until))
        waiting.extend(self._source.again(self._memory.incomplete))
        asked: set[str] = set()
        while waiting:
            request = waiting.popleft()
            if request.url in asked:
                continue
            if len(asked) >= PAGES_A_RUN:
                self.report.problems.append(f"more than {PAGES_A_RUN} pages")
                break
            asked.add(request.url)
            answer = self._ask(request, conditional=self._source.conditional)
            if self._gave_up():
                return
            if answer is None:
                continue
            yield from self._records(request, answer)
            if following := self._source.following(request, answer.body):
                waiting.appendleft(following)
        yield from self._tell_more()
        self.report.finished = not self._gave_up()

    def _records(self, request: Request, answer: Answer) -> Iterator[RawRecord]:
        try:
            parts = self._source.records(answer.body)
        except Unreadable as error:
            self.report.problems.append(f"{_short(request)}: not-json: {error.reason}")
            self._fetcher.note_unread(answer.url, answer.body, error.reason)
            return
        self.report.may_be_empty = True
        harvest = self._source.parse(answer.body)
        days = {stage.reference: stage.updated_on or stage.published_on for stage in harvest.stages}
        changed: set[str] = set()
        for one in parts:
            day = days.get(one.reference)
            if one.reference in self._met or (day is not None and day < self._window.until - HORIZON):
                continue
            self._met.add(one.reference)
            if self._is_changed(one.reference, one.body):
                changed.add(one.reference)
            yield RawRecord(one.reference, request.language, one.body)
        self._note_details(harvest, days, changed)
        self._note_reach(answer)
        if self._source.conditional:
            self.validators[request.url] = _validators(answer)

    def _is_changed(self, reference: str, body: bytes) -> bool:
        stored = self._memory.known.get(reference)
        if stored is None:
            return True
        try:
            return stored.content_hash != self._source.content_hash(body)
        except Unreadable:
            return True

    def _note_details(self, harvest: Harvest, days: Mapping[str, date | None], changed: set[str]) -> None:
        for request in harvest.details:
            if not request.about:
                self._details.setdefault(request.url, request)
                continue
            day = days.get(request.about)
            recent = day is None or day >= min(self._window.since, self._window.until - RECENT)
            stored = self._memory.known.get(request.about + MORE)
            due = stored is None or stored.last_seen_on <= self._window.until - ASK_ANEW
            renewed = request.about in changed and stored is not None and stored.last_seen_on < self._window.until
            if request.about in self._met and recent and (due or renewed):
                self._details.setdefault(request.url, request)

    def _note_reach(self, answer: Answer) -> None:
        reached = self._source.reaches_back_to(answer.body)
        if reached is not None and reached > self._window.since:
            self.report.gaps.append(f"listan börjar {reached.isoformat()}; tidigare papper kan ha fallit ur den")

    def _tell_more(self) -> Iterator[RawRecord]:
        """Ask about single papers: those never asked about first, then those asked about longest ago."""
        known = self._memory.known

        def order(request: Request) -> tuple[date, str]:
            stored = known.get(request.about + MORE)
            return (stored.last_seen_on if stored else date.min, request.url)

        details = sorted(self._details.values(), key=order)
        if len(details) > DETAILS_A_RUN:
            self.report.gaps.append(f"{len(details) - DETAILS_A_RUN} papper frågas det mer om nästa gång")
            self.validators.clear()
        for request in details[:DETAILS_A_RUN]:
            answer = self._ask(request)
            if self._gave_up():
                return
            if answer is None:
                self.validators.clear()
            elif request.about:
                yield RawRecord(request.about + MORE, request.language, answer.body)
            else:
                yield from self._records(request, answer)

    def _ask(self, request: Request, *, conditional: bool = False) -> Answer | None:
        """The answer, or None when there is none: unchanged, gone, or (told as a problem) not to be had."""
        headers = {"Accept": request.accept}
        if request.language:
            headers["Accept-Language"] = request.language
        if self._source.encoding:
            headers["Accept-Encoding"] = self._source.encoding
        if conditional:
            headers |= _conditions(self._memory.validators.get(request.url))
        problem, status = "", 0
        for attempt in range(TRIES):
            if attempt:
                self._fetcher.sleep(WAITS[attempt - 1])
            try:
                answer = self._get(request, headers)
            except FetchError as error:
                problem = f"{error.kind}: {error}"
                if error.kind not in ("timeout", "reset"):
                    break
                continue
            if answer.status == 304:
                self._failures = 0
                self.report.may_be_empty = True
                self.validators[request.url] = self._memory.validators.get(request.url, Validators())
                return None
            if answer.status == 200:
                self._failures = 0
                return answer
            problem = f"error-http: answered {answer.status}"
            status = answer.status
            if status not in BUSY:
                break
        if request.about and status in GONE:
            return None
        self._failures += 1
        self.report.problems.append(f"{_short(request)}: {problem}")
        return None

    def _get(self, request: Request, headers: Mapping[str, str]) -> Answer:
        self.report.partitions[0].requests += 1
        return self._fetcher.get(rebased(request.url, self._base_url), headers)

    def _gave_up(self) -> bool:
        if self._failures >= FAILURES_IN_A_ROW and "gave up: the source does not answer" not in self.report.problems:
            self.report.problems.append("gave up: the source does not answer")
        return self._failures >= FAILURES_IN_A_ROW


def rebased(url: str, base_url: str | None) -> str:
    """The same path and question at the operator's own address, when there is one."""
    if not base_url:
        return url
    parts = urlsplit(url)
    return base_url.rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")


def _short(request: Request) -> str:
    return urlsplit(request.url).path[:120] or request.url[:120]


def _validators(answer: Answer) -> Validators:
    return Validators(answer.headers.get("etag", "")[:200], answer.headers.get("last-modified", "")[:100])


def _conditions(kept: Validators | None) -> dict[str, str]:
    if kept is None:
        return {}
    told = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in told.items() if value}
