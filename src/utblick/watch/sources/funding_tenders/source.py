"""The portal as one of the sources that Utblick watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import Listed, register
from utblick.watch.sources.funding_tenders import parse as parsing
from utblick.watch.sources.funding_tenders.client import FundingTendersClient
from utblick.watch.sources.funding_tenders.crawl import SORTS, PortalCrawl
from utblick.watch.sources.funding_tenders.full_list import current_grants
from utblick.watch.sources.funding_tenders.looking_up import is_listed
from utblick.watch.sources.funding_tenders.programmes import SHIPPED, with_facet_names
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate


class FundingTenders:
    """EU Funding & Tenders Portal (Kommissionens portal för finansiering och anbud)."""

    code = parsing.SOURCE
    name = Text(sv="EU:s portal för finansiering och anbud", en="EU Funding & Tenders Portal")
    credit = "EU Funding & Tenders Portal, © European Union (CC BY 4.0)"

    def crawl(
        self,
        fetcher: Fetcher,
        base_url: str | None = None,
        previous: Mapping[str, int] | None = None,
        news_since: date | None = None,
    ) -> PortalCrawl:
        return PortalCrawl(FundingTendersClient(fetcher, base_url), previous, news_since)

    def has_call(self, fetcher: Fetcher, base_url: str | None, identifier: str, topic_id: str, call_type: str) -> bool:
        client = FundingTendersClient(fetcher, base_url)
        return any(is_listed(client, identifier, topic_id, call_type, sort) for sort in SORTS[:2])

    def full_list(self, fetcher: Fetcher, base_url: str | None, day: date) -> Iterator[Listed] | None:
        return current_grants(fetcher, base_url, day)

    def parse(self, body: bytes) -> ParsedCall | ParsedUpdate | Ignored:
        return parsing.parse(body)

    def content_hash(self, body: bytes) -> str:
        return parsing.content_hash(body)

    def programme(self, code: str, told: Mapping[str, str] | None = None) -> Text:
        """``told``: the names that the portal's facets gave, as sent; without them the shipped list alone."""
        known = with_facet_names({code: told[code]}) if told and code in told else SHIPPED
        return known[code].name if code in known else Text(sv=code, en=code)


register(FundingTenders())
