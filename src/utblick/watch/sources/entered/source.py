"""The two sources that nothing is fetched from: what people enter, and what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from utblick.values import Text
from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import GivenRecords, register_entered
from utblick.watch.sources.entered.entry import Entry
from utblick.watch.sources.parsed import ParsedCall

MANUAL, EXPECTED = "manual", "expected"


class Entered:
    """Calls kept as `Entry`; a record's reference is the call's own."""

    def __init__(self, code: str, name: Text) -> None:
        self.code = code
        self.name = name
        self.credit = ""

    def crawl(
        self, fetcher: Fetcher, base_url: str | None, previous: Mapping[str, int] | None, news_since: date | None
    ) -> GivenRecords:
        return GivenRecords([])

    def parse(self, body: bytes) -> ParsedCall:
        return Entry.from_json(body).parsed(self.code)

    def content_hash(self, body: bytes) -> str:
        return sha256(body).hexdigest()

    def programme(self, code: str, told: Mapping[str, str] | None = None) -> Text:
        return Text(sv=code, en=code)


register_entered(Entered(MANUAL, Text(sv="Registrerat för hand", en="Entered by hand")))
register_entered(Entered(EXPECTED, Text(sv="Väntade omgångar", en="Expected rounds")))
