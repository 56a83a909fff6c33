"""What every source gives: raw records as they come, and how to understand one of them. No database here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable

from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as the source sent it: ``body`` is canonical JSON (sorted keys, ASCII), ``reference`` its key."""

    reference: str
    language: str
    body: bytes


@dataclass(slots=True)
class Partition:
    """How one part of the crawl went. ``reported`` is the greatest total that the source itself stated."""

    key: str
    requests: int = 0
    passes: int = 0
    found: int = 0
    reported: int = 0
    error: str = ""


@dataclass(slots=True)
class CrawlReport:
    """How a crawl went; grows while the crawl runs.

    ``counts`` are records per "type/programme"; ``problems`` say in plain words why the crawl is not complete.
    ``losses`` are those of the problems that only say that fewer records were listed than expected.
    Absence may be counted only after a complete crawl (design § 4, Watching).
    """

    partitions: list[Partition] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    finished: bool = False
    programme_names: dict[str, str] = field(default_factory=dict)
    """The source's own names of its programmes by code, as sent."""
    covers: tuple[date, date] | None = None
    """The days that a source of papers was asked for, both included."""
    gaps: list[str] = field(default_factory=list)
    """What a complete crawl still could not reach, in plain words: a list that is cut off, papers left for later."""
    may_be_empty: bool = False
    """Whether nothing at all is an answer too: nothing new in these days."""

    @property
    def complete(self) -> bool:
        return self.finished and not self.problems

    @property
    def only_losses(self) -> bool:
        """Whether every part was read, and all that speaks against the crawl is that less was listed."""
        return self.finished and bool(self.losses) and self.problems == self.losses

    @property
    def requests(self) -> int:
        return sum(partition.requests for partition in self.partitions)

    @property
    def found(self) -> int:
        return sum(self.counts.values())


class Crawl(Protocol):
    """One crawl: iterate once to get the records; ``report`` is true for what has been yielded so far."""

    report: CrawlReport

    def __iter__(self) -> Iterator[RawRecord]: ...


class GivenRecords:
    """A crawl over records that are already at hand (a file, a demo's own): complete, without counts."""

    def __init__(self, records: Iterable[RawRecord]) -> None:
        self.report = CrawlReport()
        self._records = records

    def __iter__(self) -> Iterator[RawRecord]:
        yield from self._records
        self.report.finished = True


class Source(Protocol):
    """A source of calls. ``code`` is used in addresses and on the command line.

    ``credit``: whom the licence of its data wants named beside it; "" where none is asked for.
    """

    code: str
    name: Text
    credit: str

    def crawl(
        self, fetcher: Fetcher, base_url: str | None, previous: Mapping[str, int] | None, news_since: date | None
    ) -> Crawl:
        """Ask for everything listed now, and for news told since a day.

        ``previous`` are the counts to be expected: those of the last complete crawl, less the records whose last
        deadline is today or has passed (else a programme that closes as announced looks like a loss, day after day).
        """
        ...

    def parse(self, body: bytes) -> ParsedCall | ParsedUpdate | Ignored:
        """Understand one raw record. Raises `Unreadable` with the reason."""
        ...

    def content_hash(self, body: bytes) -> str:
        """A hash that changes only when the content does."""
        ...

    def programme(self, code: str, told: Mapping[str, str] | None = None) -> Text:
        """The name of a programme by the source's code; the code itself when it is not known.

        ``told`` are the names that the source itself gave last, as sent.
        """
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A call as the source's own full list names it."""

    topic_id: str
    call_type: str
    identifier: str


@runtime_checkable
class ListsAll(Protocol):
    """A source with a list of everything, by which the crawl can be checked."""

    def full_list(self, fetcher: Fetcher, base_url: str | None, day: date) -> Iterator[Listed] | None:
        """What is open or to come on ``day``; None when the list has not changed since last time.

        Raises FetchError and `Unreadable`.
        """
        ...


@runtime_checkable
class LooksUp(Protocol):
    """A source that can be asked for exactly one call."""

    def has_call(self, fetcher: Fetcher, base_url: str | None, identifier: str, topic_id: str, call_type: str) -> bool:
        """Whether the source has the call, whatever its status. Raises FetchError when that cannot be told."""
        ...


_SOURCES: dict[str, Source] = {}
_ENTERED: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source known by its code; a code names one source only."""
    if _SOURCES.setdefault(source.code, source) is not source:
        raise ValueError(f"two sources are called {source.code!r}")


def register_entered(source: Source) -> None:
    """Make a source known whose calls people enter or Utblick expects: there is nothing to fetch, so none lists it."""
    _ENTERED[source.code] = source


def source(code: str) -> Source:
    """The source called ``code``, fetched or entered; raises KeyError."""
    return _SOURCES[code] if code in _SOURCES else _ENTERED[code]


def sources() -> list[Source]:
    """Every known source, by code."""
    return [_SOURCES[code] for code in sorted(_SOURCES)]
