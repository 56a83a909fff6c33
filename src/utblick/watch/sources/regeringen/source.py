"""regeringen.se as one of the sources that Utblick watches: one feed a kind of paper, a hundred items each."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from utblick.values import Text
from utblick.watch.sources.feed.parse import Entry, entries_apart, read_feed
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import each, numbered
from utblick.watch.sources.regeringen.papers import (
    SITE,
    address,
    answer_of,
    codes_of,
    names_of,
    stage_of,
    withdrawn,
)
from utblick.watch.sources.splitting import Part
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import Harvest, ParsedStage, Request

CODE = "regeringen"
KINDS_WATCHED = ("2099", "2540", "1329", "1331", "1325", "2085")
WINDOW = 100
"""A feed gives no more than this many items, the newest: if all are new, some may have been missed."""


class Regeringen(StageSource):
    """regeringen.se (Regeringskansliets webbplats)."""

    code = CODE
    conditional = True
    name = Text(sv="Regeringen.se", en="The Government of Sweden")

    def requests(self, since: date, until: date) -> list[Request]:
        """One feed a kind of paper; a feed cannot be asked for days."""
        return [Request(feed_address(kind), "application/rss+xml, application/xml") for kind in KINDS_WATCHED]

    def parse(self, body: bytes) -> Harvest:
        return harvest(lambda answer: each(numbered(read_feed(answer)), _paper), body)

    def records(self, body: bytes) -> list[Part]:
        return entries_apart(body)

    def reaches_back_to(self, body: bytes) -> date | None:
        """A full feed is cut off at its oldest paper."""
        days = [entry.published_on for entry in read_feed(body) if entry.published_on]
        return min(days, default=None) if len(days) >= WINDOW else None


def feed_address(kind: str, department: str = "") -> str:
    """The feed of a kind of paper, of one department if given."""
    query = {
        "filterType": "Taxonomy",
        "filterByType": "FilterablePageBase",
        "preFilteredCategories": kind,
        "rootPageReference": "0",
        "filteredContentCategories": department,
        "displayLimited": "true",
    }
    return f"{SITE}/Filter/RssFeed?{urlencode(query)}"


def _paper(entry: Entry) -> ParsedStage:
    if not entry.title:
        raise Unreadable("no title")
    url = address(entry.link)
    codes = [category.code for category in entry.categories]
    stage = stage_of(codes)
    return ParsedStage(
        source=CODE,
        reference=entry.identity or url,
        stage=stage,
        title_sv=entry.title,
        identifiers=names_of(stage, "", entry.title, entry.summary, url, entry.published_on),
        published_on=entry.published_on,
        updated_on=entry.updated_on,
        answer_by=answer_of(stage, entry.summary, entry.published_on),
        url=url,
        summary=entry.summary,
        codes=codes_of(codes),
        withdrawn=withdrawn(stage, entry.title, entry.summary),
    )


register(Regeringen())
