"""The portal as one of the sources that Utblick watches."""

from __future__ import annotations

from collections.abc import Mapping

from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import register
from utblick.watch.sources.funding_tenders import parse as parsing
from utblick.watch.sources.funding_tenders.client import FundingTendersClient
from utblick.watch.sources.funding_tenders.crawl import PortalCrawl
from utblick.watch.sources.funding_tenders.programmes import SHIPPED
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate


class FundingTenders:
    """EU Funding & Tenders Portal (Kommissionens portal för finansiering och anbud)."""

    code = parsing.SOURCE
    name = Text(sv="EU:s portal för finansiering och anbud", en="EU Funding & Tenders Portal")

    def crawl(
        self, fetcher: Fetcher, base_url: str | None = None, previous: Mapping[str, int] | None = None
    ) -> PortalCrawl:
        return PortalCrawl(FundingTendersClient(fetcher, base_url), previous)

    def parse(self, body: bytes) -> ParsedCall | ParsedUpdate | Ignored:
        return parsing.parse(body)

    def content_hash(self, body: bytes) -> str:
        return parsing.content_hash(body)

    def programme(self, code: str) -> Text:
        return SHIPPED[code].name if code in SHIPPED else Text(sv=code, en=code)


register(FundingTenders())
