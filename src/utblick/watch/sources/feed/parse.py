"""Reading RSS 0.9–2.0, RDF and Atom, whatever prefixes they use. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import day_in, read_xml
from utblick.watch.sources.splitting import Part, feed_parts
from utblick.watch.sources.text import clean_html, one_line, plain_text

_DAY_FIRST = re.compile(r"\s*(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is filed under: a code (RSS ``domain``, Atom ``term``) and its words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Days are those written, never moved by a time zone; a stamp that is no date gives None."""

    identity: str
    link: str
    title: str
    summary: str
    published_on: date | None
    updated_on: date | None
    categories: tuple[Category, ...]


def read_feed(body: bytes) -> list[Entry]:
    """The entries of a feed, in order. Raises `Unreadable` for anything that is no feed."""
    root = read_xml(body)
    if _local(root) not in ("rss", "RDF", "feed"):
        raise Unreadable(f"not a feed: {_local(root)[:40]}")
    return [_entry(element) for element in root.iter() if _local(element) in ("item", "entry")]


def entries_apart(body: bytes) -> list[Part]:
    """Each entry as a feed of its own, by its identity. Raises `Unreadable` for anything that is no feed."""
    read_feed(body)
    return feed_parts(body, lambda element: _entry(element).identity)


def _entry(element: Element) -> Entry:
    link = _text(element, "link") or next((href for href in _hrefs(element)), "")
    identity = _text(element, "guid") or _text(element, "id")
    content = _text(element, "description") or _text(element, "summary") or _text(element, "content")
    return Entry(
        identity=identity or link,
        link=link if urlsplit_or_none(link) else "",
        title=one_line(_text(element, "title")),
        summary=plain_text(clean_html(content)),
        published_on=_day(_text(element, "pubDate") or _text(element, "published") or _text(element, "date")),
        updated_on=_day(_text(element, "updated") or _text(element, "modified")),
        categories=tuple(_categories(element)),
    )


def urlsplit_or_none(link: str) -> str | None:
    """The link if it leads to the web, else None."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return link if parts.scheme in ("http", "https") and parts.netloc else None


def _categories(element: Element) -> Iterator[Category]:
    for child in element:
        if _local(child) == "category":
            words = one_line(child.get("label") or "".join(child.itertext()))
            yield Category(one_line(child.get("domain") or child.get("term") or "") or words, words)


def _hrefs(element: Element) -> Iterator[str]:
    links = [child for child in element if _local(child) == "link" and child.get("href")]
    for child in sorted(links, key=lambda child: child.get("rel", "alternate") != "alternate"):
        yield (child.get("href") or "").strip()


def _text(element: Element, name: str) -> str:
    found = next((child for child in element if _local(child) == name), None)
    return "".join(found.itertext()).strip() if found is not None else ""


def _day(stamp: str) -> date | None:
    try:
        if _DAY_FIRST.match(stamp):
            return day_in(stamp)
        parts = parsedate(stamp)
        return date(*parts[:3]) if parts else None
    except (Unreadable, ValueError, TypeError, IndexError):
        return None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
