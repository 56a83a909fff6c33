"""Following every link from the start page, as one reader sees them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx2
import lxml.html
from django.urls import Resolver404, resolve

from e2e.reader import Part, Reader

MOST_PAGES = 250
HANDBOOK = "/handbok/"
"""Is written for everyone: it also links to what only some may use."""


@dataclass(frozen=True)
class FoundPage:
    """One page that a link led to. ``parts``: which elements it is built of, whatever they say; ``nested``: each of
    them within all that hold it, from the outermost, which decides its colours."""

    route: str
    path: str
    status: int
    is_html: bool
    parts: frozenset[Part] = frozenset()
    nested: frozenset[tuple[Part, ...]] = frozenset()


def _read(text: str) -> tuple[list[str], frozenset[tuple[Part, ...]]]:
    """The links of a page, and its elements within all that hold them."""
    links, nested = list[str](), set[tuple[Part, ...]]()
    waiting: list[tuple[Any, tuple[Part, ...]]] = [(lxml.html.document_fromstring(text), ())]
    while waiting:
        element, held = waiting.pop()
        within = (*held, (element.tag, element.get("class") or "", element.get("type") or ""))
        nested.add(within)
        if element.tag == "a" and element.get("href"):
            links.append(element.get("href"))
        waiting += [(part, within) for part in reversed(element) if isinstance(part.tag, str)]
    return links, frozenset(nested)


def crawl(reader: Reader, examples: int = 1, start: str = "/") -> list[FoundPage]:
    """Every page that links lead to from the start page, at most ``examples`` of each kind of address."""
    found: list[FoundPage] = []
    taken: dict[str, int] = {}
    seen: set[str] = set()
    waiting = deque([start])
    with _as(reader) as client:
        while waiting and len(found) < MOST_PAGES:
            path = waiting.popleft()
            if path in seen:
                continue
            seen.add(path)
            route = _route_of(path)
            if taken.get(route, 0) >= examples:
                continue
            taken[route] = taken.get(route, 0) + 1
            page, links = _get(client, reader, route, path)
            found.append(page)
            waiting.extend(links)
    return found


def _as(reader: Reader) -> httpx2.Client:
    """Asks as the reader's browser does, without its work: most pages are only looked through for links."""
    cookies = {cookie["name"]: cookie["value"] for cookie in reader.context.cookies()}
    language = {"Accept-Language": "sv-SE"}
    return httpx2.Client(cookies=cookies, headers=language, follow_redirects=True, timeout=60, trust_env=False)


def _get(client: httpx2.Client, reader: Reader, route: str, path: str) -> tuple[FoundPage, list[str]]:
    response = client.get(reader.served.url(path))
    status = response.status_code
    if not response.headers.get("content-type", "").startswith("text/html"):
        return FoundPage(route, path, status, is_html=False), []
    written, nested = _read(response.text)
    links = [_own_path(reader, urljoin(str(response.url), link)) for link in written]
    if path.startswith(HANDBOOK):
        links = [link for link in links if link.startswith(HANDBOOK)]
    parts = frozenset(within[-1] for within in nested)
    return FoundPage(route, path, status, is_html=True, parts=parts, nested=nested), [link for link in links if link]


def _own_path(reader: Reader, url: str) -> str:
    """The path and query of a link to this installation, "" for any other."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != reader.served.address:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@cache
def _route_of(path: str) -> str:
    """The pattern of an address with the names of its questions, so that each kind is tried once."""
    parts = urlsplit(path)
    asked = ",".join(sorted(key for key, _ in parse_qsl(parts.query)))
    try:
        match = resolve(parts.path)
    except Resolver404:
        return parts.path
    return f"{match.route}?{asked}"
