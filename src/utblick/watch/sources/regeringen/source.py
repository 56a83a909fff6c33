"""regeringen.se as one of the sources that Utblick watches: one feed a kind of paper, a hundred items each."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from utblick.values import Text
from utblick.watch.sources.feed.parse import Entry, read_feed
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
from utblick.watch.sources.stage_sources import harvest, register
from utblick.watch.sources.stages import Harvest, ParsedStage, Request

CODE = "regeringen"
KINDS_WATCHED = ("2099", "2540", "1329", "1331", "1325", "2085")
WINDOW = 100
"""A feed gives no more than this many items, the newest: if all are new, some may have been missed."""


class Regeringen:
    """regeringen.se (Regeringskansliets webbplats)."""

    code = CODE
    name = Text(sv="Regeringen.se", en="The Government of Sweden")

    def requests(self, since: date, until: date) -> list[Request]:
        """One feed a kind of paper; a feed cannot be asked for days."""
        return [Request(feed_address(kind), "application/rss+xml, application/xml") for kind in KINDS_WATCHED]

    def parse(self, body: bytes) -> Harvest:
        return harvest(lambda answer: each(numbered(read_feed(answer)), _paper), body)

    def following(self, asked: Request, body: bytes) -> Request | None:
        return None


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


def covered(body: bytes, last_seen: date) -> bool:
    """Whether a feed reaches back to ``last_seen``, so that nothing can have fallen out of it since."""
    entries = read_feed(body)
    days = [entry.published_on for entry in entries if entry.published_on]
    return len(entries) < WINDOW or (bool(days) and min(days) < last_seen)


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
