"""Any feed that a municipality gives the address of, as a source of its own."""

from __future__ import annotations

from datetime import date

from utblick.values import Text
from utblick.watch.sources.feed.parse import Entry, entries_apart, read_feed
from utblick.watch.sources.identifiers import identifiers_in
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import each, numbered
from utblick.watch.sources.splitting import Part
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import Harvest, ParsedStage, Request, Stage, Where, gathered, named

CODE = "feed"
_EURLEX = "://eur-lex.europa.eu/"


class Feed(StageSource):
    """An RSS or Atom feed; ``url`` is its address. Without an address it reads only what it is given."""

    conditional = True
    name = Text(sv="Flöde", en="Feed")

    def __init__(self, url: str = "", code: str = CODE) -> None:
        self.url = url
        self.code = code

    def requests(self, since: date, until: date) -> list[Request]:
        return [Request(self.url, "application/atom+xml, application/rss+xml, application/xml")] if self.url else []

    def records(self, body: bytes) -> list[Part]:
        return entries_apart(body)

    def parse(self, body: bytes) -> Harvest:
        return harvest(lambda answer: each(numbered(read_feed(answer)), self._paper), body)

    def _paper(self, entry: Entry) -> ParsedStage:
        if not entry.title:
            raise Unreadable("no title")
        if not entry.identity:
            raise Unreadable("neither an identity nor a link")
        return ParsedStage(
            source=self.code,
            reference=entry.identity,
            stage=Stage.OTHER,
            title_sv=entry.title,
            identifiers=gathered(
                named(Where.TITLE, *identifiers_in(f"{entry.title} {_celex_of(entry.link)}")),
                named(Where.BODY, *identifiers_in(entry.summary)),
            ),
            published_on=entry.published_on or entry.updated_on,
            updated_on=entry.updated_on,
            url=canonical(entry.link),
            summary=entry.summary,
        )


def canonical(link: str) -> str:
    """EUR-Lex's many addresses of one act in one form, in Swedish; every other address as it is."""
    if _EURLEX not in link:
        return link
    celex = _celex_of(link)
    return f"https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:{celex}" if celex else link.replace("/./", "/")


def _celex_of(link: str) -> str:
    head, mark, tail = link.partition("uri=CELEX:")
    return tail.partition("&")[0] if mark and _EURLEX in head else ""


register(Feed())
