"""A crawl that finds every record although each answer of the portal misses some.

The order among records with equal sort values differs from one request to the next, so pages overlap and lose records,
and a few records are missing from each answer altogether. Therefore: ask part by part, again and again with another
sort order, until nothing new comes and nobody has been seen only once; last, ask for everything in one sweep.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from utblick.watch.sources.base import CrawlReport, Partition, RawRecord
from utblick.watch.sources.funding_tenders.client import PAGE_SIZE, WINDOW, FundingTendersClient, PortalError

TYPES = {"1": "grant topics", "2": "calls of external action", "8": "cascade calls"}
NEWS = "6"
STATUSES = {"31094501": "forthcoming", "31094502": "open"}
SORTS = (("startDate", "ASC"), ("deadlineDate", "DESC"), ("es_SortDate", "DESC"), ("deadlineDate", "ASC"))

MAX_PASSES = 12
QUIET_PASSES = 2
"""So many passes in a row without anything new end a part; the last sweep ends after one."""
GROUP_SIZE = 80
"""Small programmes are asked for together, up to this many records: one page, with room for those yet unseen."""
FAILURES_IN_A_ROW = 2
"""After so many parts have failed one after the other, the crawl gives up."""
SMALL_LOSS = 3
"""A programme that loses no more records than this has not shrunk, however small it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question: records of these types, statuses and programmes (when empty, of all), since a day or ever."""

    types: tuple[str, ...]
    statuses: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    expected: int = 0
    since: date | None = None

    @property
    def key(self) -> str:
        return "/".join("+".join(words) or "all" for words in (self.types, self.statuses, self.programmes))

    @property
    def query(self) -> dict[str, Any]:
        """The service takes a range only in its own long form of a day; of a plain day it makes something else."""
        wanted = {"type": self.types, "status": self.statuses, "frameworkProgramme": self.programmes}
        clauses: list[dict[str, Any]] = [{"terms": {name: list(values)}} for name, values in wanted.items() if values]
        if self.since:
            clauses.append({"range": {"es_SortDate": {"gte": f"{self.since}T00:00:00.000+0000"}}})
        return {"bool": {"must": clauses}}


EVERYTHING = Part(tuple(TYPES), tuple(STATUSES))


class PortalCrawl:
    """Iterate once. What has been yielded stays true whatever happens after; ``report`` tells how it went.

    ``report.programme_names`` are the names that the portal gave on the way, as sent (`programmes.with_facet_names`).
    """

    def __init__(
        self, client: FundingTendersClient, previous: Mapping[str, int] | None = None, news_since: date | None = None
    ) -> None:
        self.report = CrawlReport()
        self._client = client
        self._previous = dict(previous or {})
        self._news = [Part((NEWS,), since=news_since)] if news_since else []
        self._looks: Counter[str] = Counter()

    def __iter__(self) -> Iterator[RawRecord]:
        failures = 0
        try:
            parts = self._parts()
        except PortalError as error:
            self.report.problems.append(f"counting: {error}")
            return
        for part in [*parts, EVERYTHING, *self._news]:
            outcome = Partition(part.key)
            self.report.partitions.append(outcome)
            try:
                yield from self._read(part, outcome)
                failures = 0
            except PortalError as error:
                outcome.error = str(error)
                self.report.problems.append(f"{part.key}: {error}")
                failures += 1
            if failures == FAILURES_IN_A_ROW:
                self.report.problems.append("gave up: the portal does not answer")
                return
        self.report.losses = shrunk(self._previous, self.report.counts)
        self.report.problems += self.report.losses
        self.report.finished = True

    def _parts(self) -> list[Part]:
        outcome = Partition("facets")
        self.report.partitions.append(outcome)
        parts: list[Part] = []
        for kind in TYPES:
            for status in STATUSES:
                before = self._client.requests
                try:
                    facets = self._client.facets(Part((kind,), (status,)).query)
                except PortalError as error:
                    outcome.error = str(error)
                    raise
                finally:
                    outcome.requests += self._client.requests - before
                programmes = facets.get("frameworkProgramme", {})
                self.report.programme_names.update({code: name for code, (name, _) in programmes.items()})
                parts += grouped(kind, status, {code: count for code, (_, count) in programmes.items()})
        return parts

    def _read(self, part: Part, outcome: Partition) -> Iterator[RawRecord]:
        """Pass after pass over one part, until it is exhausted."""
        mine: set[str] = set()
        sweep = part is EVERYTHING
        quiet = 0
        while outcome.passes < MAX_PASSES:
            known = len(self._looks)
            yield from self._pass(part, outcome, mine)
            outcome.passes += 1
            outcome.found = len(mine)
            quiet = quiet + 1 if len(self._looks) == known else 0
            heard_of = self._looks.keys() if sweep else mine
            if (
                quiet >= (1 if sweep else QUIET_PASSES)
                and len(heard_of) >= outcome.reported
                and all(self._looks[reference] > 1 for reference in heard_of)
            ):
                return
        self.report.problems.append(
            f"{part.key}: {outcome.found} found, {outcome.reported} counted, not settled in {MAX_PASSES} passes"
        )

    def _pass(self, part: Part, outcome: Partition, mine: set[str]) -> Iterator[RawRecord]:
        """All pages once. Each reference is yielded the first time the crawl meets it."""
        sort = SORTS[outcome.passes % len(SORTS)]
        met: set[str] = set()
        page, total, doubled = 1, 1, 0
        while (page - 1) * PAGE_SIZE < min(total, WINDOW):
            before = self._client.requests
            try:
                answer = self._client.search(part.query, page, sort, part.expected if page == 1 else 0)
            finally:
                outcome.requests += self._client.requests - before
            total = max(total, answer.total) if page > 1 else answer.total
            on_page: set[str] = set()
            for result in answer.results:
                record = raw_record(result)
                if record.reference not in self._looks and record.reference not in met:
                    if NEWS not in part.types:
                        key = counted_under(result)
                        self.report.counts[key] = self.report.counts.get(key, 0) + 1
                    yield record
                on_page.add(record.reference)
                met.add(record.reference)
            doubled += len(answer.results) - len(on_page)
            page += 1
        for reference in met:
            self._looks[reference] += 1
        mine |= met
        outcome.reported = max(outcome.reported, total - doubled)
        if total > WINDOW:
            raise PortalError("too-big", f"{total} results, more than the {WINDOW} that can be had")


def raw_record(result: Mapping[str, Any]) -> RawRecord:
    """A search result as a raw record; one without a reference gets its hash for a name."""
    body = json.dumps(result, sort_keys=True, separators=(",", ":")).encode()
    reference = result.get("reference")
    if not isinstance(reference, str) or not reference:
        reference = "unnamed-" + sha256(body).hexdigest()[:32]
    return RawRecord(reference, str(result.get("language") or ""), body)


def counted_under(result: Mapping[str, Any]) -> str:
    """The "type/programme" that a result is counted under; "-" for what it does not say."""
    metadata = result.get("metadata")
    told = metadata if isinstance(metadata, dict) else {}
    words = (told.get("type") or ["-"], told.get("frameworkProgramme") or ["-"])
    return "/".join(str(word[0] if isinstance(word, list) else word) for word in words)


def grouped(kind: str, status: str, counts: Mapping[str, int]) -> list[Part]:
    """Parts of one type and status: each big programme alone, the small ones together by the page."""
    parts: list[Part] = []
    names: list[str] = []
    size = 0
    for programme, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if names and size + count > GROUP_SIZE:
            parts.append(Part((kind,), (status,), tuple(names), size))
            names, size = [], 0
        names.append(programme)
        size += count
    if names:
        parts.append(Part((kind,), (status,), tuple(names), size))
    return parts


def shrunk(previous: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """Why a crawl that met no failure still cannot be complete, judged by the last complete one.

    A programme that shrinks by more than a tenth (and by more than `SMALL_LOSS`, since small programmes come and go)
    or a type that is gone altogether.
    """
    problems = [
        f"{key}: {now.get(key, 0)} found, {count} last time"
        for key, count in sorted(previous.items())
        if count - now.get(key, 0) > max(count / 10, SMALL_LOSS)
    ]
    types_now = {key.split("/")[0] for key, count in now.items() if count}
    types_before = {key.split("/")[0] for key, count in previous.items() if count}
    return problems + [f"type {kind}: none found" for kind in sorted(types_before - types_now)]
