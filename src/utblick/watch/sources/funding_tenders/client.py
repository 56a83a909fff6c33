"""The portal's search service (SEDIA): its addresses, its multipart questions, and its many ways to fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from utblick.watch.fetching import AddressRefused, Answer, Fetcher, FetchError
from utblick.watch.sources.text import decode

PORTAL = "https://ec.europa.eu/info/funding-tenders/opportunities"
SEARCH_SERVICE = "https://api.tech.ec.europa.eu"
CONFIG_PATH = "/portal/assets/openid-login-config.json"
SEARCH_PATH = "/search-api/prod/rest/search"
FACET_PATH = "/search-api/prod/rest/facet"
INDEX = "SEDIA"
EVERY_TEXT = "***"

LANGUAGES = ("sv", "en")
PAGE_SIZE = 100
WINDOW = 10_000
"""The service gives no more than this many results to one question."""

WAITS = (1.0, 4.0, 15.0)
"""Seconds before each new attempt."""

Query = Mapping[str, Any]
Found = TypeVar("Found")


class PortalError(FetchError):
    """The portal gave no usable answer, after every attempt. ``kind`` names the last failure."""

    KINDS = ("error-500", "error-400", "error-http", "not-json", "empty", *FetchError.KINDS)

    def __init__(self, kind: str, message: str, retry: bool = True) -> None:
        super().__init__(kind, f"{kind}: {message}")
        self.retry = retry


@dataclass(frozen=True, slots=True)
class Endpoints:
    search: str
    facet: str
    index: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results. ``total`` is what this answer says; the next answer may say another number."""

    total: int
    results: list[dict[str, Any]]


class FundingTendersClient:
    """Asks the search service; ``base_url`` is an address the operator gave instead of the real portal."""

    def __init__(self, fetcher: Fetcher, base_url: str | None = None, waits: tuple[float, ...] = WAITS) -> None:
        self._fetcher = fetcher
        self._base_url = base_url.rstrip("/") if base_url else None
        self._waits = waits
        self._endpoints: Endpoints | None = None
        self._latest: Answer | None = None
        self.requests = 0

    def endpoints(self) -> Endpoints:
        """Where to ask: by the portal's own configuration if it can be had, else the documented addresses."""
        if self._endpoints is None:
            self._endpoints = self._configured() or self._documented()
        return self._endpoints

    def search(self, query: Query, page: int, sort: tuple[str, str], expected: int = 0, text: str = EVERY_TEXT) -> Page:
        """Page ``page`` (from 1). With ``expected`` above 0 an answer without results is a failure, not a fact.

        ``text`` in double quotes is an exact phrase.
        """
        field, order = sort
        parts = {"query": query, "languages": LANGUAGES, "sort": {"field": field, "order": order}}
        paging = {"text": text, "pageSize": str(PAGE_SIZE), "pageNumber": str(page)}

        def ask() -> Page:
            try:
                answer = self._post(self.endpoints().search, parts, paging)
            except PortalError as error:
                if error.kind == "error-400" and "no result" in str(error).lower():
                    answer = {"totalResults": 0, "results": []}
                else:
                    raise
            found = _page(answer)
            if expected and not found.total:
                raise PortalError("empty", f"0 results where {expected} were counted")
            return found

        return self._patiently(ask)

    def facets(self, query: Query) -> dict[str, dict[str, tuple[str, int]]]:
        """For each facet its values: code → (name as sent, count)."""
        parts = {"query": query, "languages": LANGUAGES}

        def ask() -> dict[str, dict[str, tuple[str, int]]]:
            return _facets(self._post(self.endpoints().facet, parts, {}))

        return self._patiently(ask)

    def _patiently(self, ask: Callable[[], Found]) -> Found:
        for wait in (*self._waits, None):
            try:
                return ask()
            except PortalError as error:
                if error.kind == "not-json" and self._latest is not None:
                    self._fetcher.note_unread(self._latest.url, self._latest.body, str(error))
                if wait is None or not error.retry:
                    raise
                self._fetcher.sleep(wait)
        raise AssertionError("unreachable")

    def _post(self, url: str, parts: Mapping[str, Any], paging: Mapping[str, str]) -> dict[str, Any]:
        files = {name: ("blob", json.dumps(value).encode(), "application/json") for name, value in parts.items()}
        params = {"apiKey": self.endpoints().index, "text": EVERY_TEXT, **paging}
        self.requests += 1
        try:
            answer = self._latest = self._fetcher.post(url, params, files)
        except FetchError as error:
            lasting = isinstance(error, AddressRefused) or error.kind == "redirects"
            raise PortalError(error.kind, str(error), retry=not lasting) from error
        return _understood(answer)

    def _configured(self) -> Endpoints | None:
        try:
            self.requests += 1
            answer = self._fetcher.get((self._base_url or PORTAL) + CONFIG_PATH)
            settings = json.loads(decode(answer.body))["modules"]["sedia"]
            search, facet = str(settings["corporateSearchUrl"]), str(settings["facetUrl"])
            index = str(settings.get("corporateSearchApiKey") or INDEX)
            for url in (search, facet):
                self._fetcher.check(url)
        except (FetchError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return Endpoints(_bare(search), _bare(facet), parse_qs(urlsplit(search).query).get("apiKey", [index])[0])

    def _documented(self) -> Endpoints:
        base = self._base_url or SEARCH_SERVICE
        return Endpoints(base + SEARCH_PATH, base + FACET_PATH, INDEX)


def _bare(url: str) -> str:
    return url.partition("?")[0]


def _understood(answer: Answer) -> dict[str, Any]:
    """The JSON object of an answer that is neither an error nor something else in disguise."""
    start = answer.body[:200].decode("utf-8", "replace")
    try:
        content = json.loads(decode(answer.body))
    except (ValueError, RecursionError) as error:
        if answer.status >= 500:
            raise PortalError("error-500", f"HTTP {answer.status}: {start!r}") from error
        raise PortalError("not-json", f"HTTP {answer.status}: {start!r}") from error
    if not isinstance(content, dict):
        raise PortalError("not-json", f"not an object: {start!r}")
    kind, message = content.get("type"), str(content.get("message", ""))[:300]
    if answer.status >= 500 or kind == "throwable":
        raise PortalError("error-500", f"HTTP {answer.status} {message}")
    if answer.status in (400, 429) or kind == "businessError":
        raise PortalError("error-400", f"HTTP {answer.status} {message}", "query format" not in message.lower())
    if answer.status >= 300:
        raise PortalError("error-http", f"HTTP {answer.status} {message}", retry=answer.status == 408)
    return content


def _page(answer: Mapping[str, Any]) -> Page:
    total, results = answer.get("totalResults"), answer.get("results")
    if not isinstance(total, int) or not isinstance(results, list):
        raise PortalError("not-json", "an answer without totalResults and results")
    return Page(total, [result for result in results if isinstance(result, dict)])


def _facets(answer: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, int]]]:
    try:
        return {
            str(facet["name"]): {
                str(value["rawValue"]): (str(value.get("value", "")), int(value.get("count", 0)))
                for value in facet.get("values") or []
            }
            for facet in answer["facets"]
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PortalError("not-json", f"facets of an unknown shape: {error!r}") from error
