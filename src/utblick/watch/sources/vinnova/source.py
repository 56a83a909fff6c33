"""Vinnova's open data: every round of applications (ansökningsomgång) that has changed in the last two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from utblick.clock import recorded_at
from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import CrawlReport, Partition, RawRecord, register
from utblick.watch.sources.feed.parse import urlsplit_or_none
from utblick.watch.sources.funders import (
    Refused,
    asked,
    deadlines_of,
    moment_in,
    record_of,
    texts_in,
    without_people,
)
from utblick.watch.sources.parsed import Ignored, ParsedCall, Unreadable
from utblick.watch.sources.reading import read_json, text_of
from utblick.watch.sources.text import clean_html, plain_text

CODE = "vinnova"
ADDRESS = "https://data.vinnova.se"
BACK = timedelta(days=730)
"""Older days take longer than the service allows itself."""
PARTS = ("utlysningar", "ansokningsomgangar")


class VinnovaCrawl:
    """First the calls, then their rounds; each round is kept with the call it belongs to."""

    def __init__(self, fetcher: Fetcher, base_url: str | None) -> None:
        self.report = CrawlReport()
        self._fetcher = fetcher
        self._base = (base_url or ADDRESS).rstrip("/")

    def __iter__(self) -> Iterator[RawRecord]:
        answers = {part: self._part(part) for part in PARTS}
        calls = {text_of(row.get("Diarienummer")): row for row in answers["utlysningar"]}
        for row in answers["ansokningsomgangar"]:
            number = text_of(row.get("Diarienummer"))
            call = calls.get(text_of(row.get("DiarienummerUtlysning")), {})
            yield record_of(number or "#", {"round": without_people(row), "call": without_people(call)})
        self.report.counts = {f"1/{CODE}": len(answers["ansokningsomgangar"])}
        self.report.finished = True

    def _part(self, part: str) -> list[dict[str, Any]]:
        outcome = Partition(part, requests=1)
        self.report.partitions.append(outcome)
        since = (recorded_at() - BACK).date()
        try:
            rows = asked(self._fetcher, f"{self._base}/api/{part}/{since}")
        except Refused as error:
            outcome.error = str(error)
            self.report.problems.append(f"{part}: {error}")
            return []
        outcome.found = len(rows)
        return rows


class Vinnova:
    """Sweden's innovation agency."""

    code = CODE
    name = Text(sv="Vinnova", en="Vinnova")
    credit = "Vinnova"

    def crawl(
        self,
        fetcher: Fetcher,
        base_url: str | None = None,
        previous: Mapping[str, int] | None = None,
        news_since: date | None = None,
    ) -> VinnovaCrawl:
        return VinnovaCrawl(fetcher, base_url)

    def parse(self, body: bytes) -> ParsedCall | Ignored:
        """A round by its number; one that only those invited may apply in is ignored."""
        told = read_json(body)
        if not isinstance(told, dict) or not isinstance(told.get("round"), dict):
            raise Unreadable("not a round of applications")
        row, call = told["round"], told.get("call") or {}
        number = text_of(row.get("Diarienummer"))
        if not number:
            raise Unreadable("a round without a number")
        if str(row.get("Publik", "1")) in ("0", "False"):
            return Ignored(number, "only for those invited")
        title = text_of(row.get("Titel")) or text_of(call.get("Titel"))
        opens_on, _ = moment_in(row.get("Oppningsdatum"))
        html = "".join(clean_html(text) for text in _texts(row, call))
        return ParsedCall(
            source=CODE,
            topic_id=number,
            type="1",
            reference=number,
            language="sv",
            identifier=number,
            title=title,
            call_identifier=text_of(row.get("DiarienummerUtlysning")),
            call_title=text_of(call.get("Titel")) if text_of(call.get("Titel")) != title else "",
            programmes=(CODE,),
            divisions=(),
            opens_on=opens_on,
            deadlines=deadlines_of(row.get("Stangningsdatum")),
            deadline_model="",
            stated_closed=False,
            budget=None,
            expected_grants=None,
            min_contribution=None,
            max_contribution=None,
            types_of_action=(),
            keywords=(),
            description_html=html,
            description_text=plain_text(html),
            conditions_text="",
            url=_page(row, call),
        )

    def content_hash(self, body: bytes) -> str:
        return sha256(body).hexdigest()

    def programme(self, code: str, told: Mapping[str, str] | None = None) -> Text:
        return self.name if code == CODE else Text(sv=code, en=code)


def _texts(*rows: Mapping[str, Any]) -> list[str]:
    found = [text for row in rows if (text := str(row.get("Beskrivning") or ""))]
    found += [text for row in rows for text in texts_in(row.get("WebTextLista"), "textsv")]
    return list(dict.fromkeys(found))


def _page(*rows: Mapping[str, Any]) -> str:
    links = [text_of(row.get("Webbsida")) for row in rows]
    links += [text for row in rows for text in texts_in(row.get("LankLista"), "url")]
    return next((link for link in links if urlsplit_or_none(link)), "")


register(Vinnova())
