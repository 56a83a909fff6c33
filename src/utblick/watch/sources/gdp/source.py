"""Formas, Forte and Vetenskapsrådet: calls through the interface they share, each with an address and key of its own.

The shape of a call is not published with examples; names are therefore looked for in any case, and a call without a
title or number stands in quarantine. The keys are the operator's, in the environment (``UTBLICK_GDP_KEY_FORMAS`` …):
they go into the question and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import CrawlReport, Partition, RawRecord, register
from utblick.watch.sources.feed.parse import urlsplit_or_none
from utblick.watch.sources.funders import (
    Refused,
    asked,
    deadlines_of,
    first_of,
    moment_in,
    record_of,
    without_people,
)
from utblick.watch.sources.parsed import Ignored, ParsedCall, Unreadable
from utblick.watch.sources.reading import read_json, text_of
from utblick.watch.sources.text import clean_html, plain_text

PAGE = 1_000
MOST_PAGES = 50


class GdpCrawl:
    """Pages of one funder's calls until one is not full or brings nothing new."""

    def __init__(self, fetcher: Fetcher, address: str, code: str, key: str) -> None:
        self.report = CrawlReport()
        self._fetcher = fetcher
        self._address = address
        self._code = code
        self._key = key

    def __iter__(self) -> Iterator[RawRecord]:
        outcome = Partition("utlysningar")
        self.report.partitions.append(outcome)
        seen: set[str] = set()
        try:
            for page in range(MOST_PAGES):
                outcome.requests += 1
                rows = asked(self._fetcher, self._question(page), self._key)
                fresh = {_number(row) or f"#{page}.{place}": row for place, row in enumerate(rows)}
                fresh = {number: row for number, row in fresh.items() if number not in seen}
                for number, row in fresh.items():
                    yield record_of(number, without_people(row))
                seen |= fresh.keys()
                if len(rows) < PAGE or not fresh:
                    break
        except Refused as error:
            outcome.error = str(error)
            lacking = "" if self._key else "; the funder may ask for a key"
            self.report.problems.append(f"utlysningar: {error}{lacking}")
            return
        outcome.found = len(seen)
        self.report.counts = {f"1/{self._code}": len(seen)}
        self.report.finished = True

    def _question(self, page: int) -> str:
        key = f"authorization={quote(self._key, safe='')}&" if self._key else ""
        return f"{self._address}/utlysningar?{key}limit={PAGE}&offset={page * PAGE}"


class Gdp:
    """One funder. ``short`` names its key in the settings and its path."""

    def __init__(self, short: str, name: str, host: str) -> None:
        self.short = short
        self.code = f"gdp-{short}"
        self.name = Text(sv=name, en=name)
        self.credit = name
        self._host = host

    def crawl(
        self,
        fetcher: Fetcher,
        base_url: str | None = None,
        previous: Mapping[str, int] | None = None,
        news_since: date | None = None,
    ) -> GdpCrawl:
        address = f"{(base_url or self._host).rstrip('/')}/gdp_{self.short}"
        return GdpCrawl(fetcher, address, self.code, os.environ.get(f"UTBLICK_GDP_KEY_{self.short.upper()}", ""))

    def parse(self, body: bytes) -> ParsedCall | Ignored:
        row = read_json(body)
        if not isinstance(row, dict):
            raise Unreadable("not a call")
        number = _number(row)
        if not number:
            raise Unreadable("a call without a number")
        if str(first_of(row, "publik", "public")) in ("0", "False"):
            return Ignored(number, "only for those invited")
        title = text_of(first_of(row, "titel", "utlysningstitel", "namn", "title"))
        opens_on, _ = moment_in(first_of(row, "oppningsdatum", "öppningsdatum", "oppnar", "startdatum"))
        link = text_of(first_of(row, "webbsida", "lank", "länk", "url"))
        html = clean_html(str(first_of(row, "beskrivning", "sammanfattning", "description") or ""))
        return ParsedCall(
            source=self.code,
            topic_id=number,
            type="1",
            reference=number,
            language="sv",
            identifier=number,
            title=title,
            call_identifier="",
            call_title="",
            programmes=(self.code,),
            divisions=(),
            opens_on=opens_on,
            deadlines=deadlines_of(first_of(row, "stangningsdatum", "stängningsdatum", "stanger", "slutdatum")),
            deadline_model="",
            stated_closed=False,
            budget=None,
            expected_grants=None,
            min_contribution=None,
            max_contribution=None,
            types_of_action=tuple(filter(None, [text_of(first_of(row, "bidragsform"))])),
            keywords=(),
            description_html=html,
            description_text=plain_text(html),
            conditions_text="",
            url=link if urlsplit_or_none(link) else "",
        )

    def content_hash(self, body: bytes) -> str:
        return sha256(body).hexdigest()

    def programme(self, code: str, told: Mapping[str, str] | None = None) -> Text:
        return self.name if code == self.code else Text(sv=code, en=code)


def _number(row: Mapping[str, Any]) -> str:
    return text_of(first_of(row, "diarienummer", "utlysningsnummer", "id"))


for short, name, host in (
    ("formas", "Formas", "https://api.formas.se"),
    ("forte", "Forte", "https://api.forte.se"),
    ("vr", "Vetenskapsrådet", "https://api.vr.se"),
):
    register(Gdp(short, name, host))
