"""Asking for a page or feed as a polite guest: robots.txt first, then only if it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from utblick.watch.fetching import USER_AGENT, Answer, Fetcher, FetchError
from utblick.watch.pages.main_text import main_text
from utblick.watch.sources.feed.parse import Entry, read_feed
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.text import decode

Problem = Literal["", "robots", "refused", "silent", "status", "too_big", "no_text", "no_feed"]
_KINDS: dict[str, Problem] = {"refused-address": "refused", "too-big": "too_big"}
_HTML = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Seen:
    """How a reading went: a ``problem``, ``unchanged`` since last time, a page's ``text``, or a feed's ``entries``."""

    problem: Problem = ""
    unchanged: bool = False
    text: str = ""
    entries: tuple[Entry, ...] = ()
    etag: str = ""
    last_modified: str = ""


def ask(fetcher: Fetcher, url: str, *, is_feed: bool, etag: str = "", last_modified: str = "") -> Seen:
    """Read a page or feed. Whatever the server does ends as a `Seen`."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    try:
        if not _may_read(fetcher, url):
            return Seen("robots")
        answer = fetcher.get(url, {name: value for name, value in headers.items() if value})
        if urlsplit(answer.url).netloc != urlsplit(url).netloc and not _may_read(fetcher, answer.url):
            return Seen("robots")
    except FetchError as error:
        return Seen(_KINDS.get(error.kind, "silent"))
    if answer.status == 304:
        return Seen(unchanged=True, etag=etag, last_modified=last_modified)
    if answer.status != 200:
        return Seen("status")
    return _read_feed(answer) if is_feed else _read_page(answer)


def _read_page(answer: Answer) -> Seen:
    content_type = _header(answer, "content-type")
    if content_type and not content_type.startswith(_HTML):
        return Seen("no_text")
    text = main_text(answer.body, content_type)
    return Seen(text=text, etag=_mark(answer), last_modified=_moment(answer)) if text else Seen("no_text")


def _read_feed(answer: Answer) -> Seen:
    try:
        entries = read_feed(answer.body)
    except Unreadable:
        return Seen("no_feed")
    named = tuple(entry for entry in entries if entry.identity and entry.title)
    return Seen(entries=named, etag=_mark(answer), last_modified=_moment(answer))


def _may_read(fetcher: Fetcher, url: str) -> bool:
    """What robots.txt says; without one everything may be read, and while it cannot be had nothing is (RFC 9309)."""
    parts = urlsplit(url)
    answer = fetcher.get(f"{parts.scheme}://{parts.netloc}/robots.txt")
    if answer.status >= 500:
        raise FetchError("unreachable", "robots.txt cannot be had")
    if answer.status != 200:
        return True
    rules = RobotFileParser()
    try:
        rules.parse(decode(answer.body[:500_000]).splitlines())
    except UnicodeDecodeError:
        return True
    return rules.can_fetch(USER_AGENT, url)


def _header(answer: Answer, name: str) -> str:
    return next((value for key, value in answer.headers.items() if key.lower() == name), "").strip().lower()


def _mark(answer: Answer) -> str:
    mark = next((value for key, value in answer.headers.items() if key.lower() == "etag"), "")
    return mark if len(mark) <= 200 else ""


def _moment(answer: Answer) -> str:
    moment = next((value for key, value in answer.headers.items() if key.lower() == "last-modified"), "")
    return moment if len(moment) <= 60 else ""
