"""The Riksdag as one of the sources that Utblick watches. Källa: Sveriges riksdag."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit

from utblick.values import Text
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import objects, read_json, text_of, under
from utblick.watch.sources.riksdagen import parse as parsing
from utblick.watch.sources.riksdagen.answers import HOST, next_address, page_number, read_answer
from utblick.watch.sources.splitting import Part, canonical, json_parts, without
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import Harvest, Request

KINDS_WATCHED = ("fpm", "eu-dokument", "KOM", "prop", "sou", "ds", "bet", "sfs")
"""``KOM`` in capitals, the old name of EU documents."""


VOLATILE = frozenset({"traff", "score", "sokdata", "@datum", "@ms"})


class Riksdagen(StageSource):
    """Sveriges riksdags öppna data."""

    code = parsing.SOURCE
    name = Text(sv="Riksdagens öppna data", en="Open data of the Riksdag")

    def requests(self, since: date, until: date) -> list[Request]:
        """One list a kind of document, newest first."""
        return [Request(list_address(kind, since, until)) for kind in KINDS_WATCHED]

    def records(self, body: bytes) -> list[Part]:
        listed = objects(under(read_answer(body), "dokumentlista", "dokument"))
        named = ((text_of(document.get("dok_id")), document) for document in listed)
        return json_parts(named, lambda document: {"dokumentlista": {"dokument": [document]}})

    def parse(self, body: bytes) -> Harvest:
        return harvest(parsing.parse, body)

    def content_hash(self, body: bytes) -> str:
        """Without its place in the list and how well it fits the question, which differ each time."""
        return sha256(canonical(without(read_json(body), VOLATILE))).hexdigest()

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The page after ``asked``: none when the answer is an earlier page again, as it is past the service's cap."""
        try:
            answer = read_answer(body)
        except Unreadable:
            return None
        address, number = next_address(answer), page_number(answer)
        asked_for = _page_of(asked.url)
        if not address.startswith(f"{HOST}/") or number != asked_for or _page_of(address) != asked_for + 1:
            return None
        return Request(address)


def list_address(kind: str, since: date, until: date) -> str:
    """The first page of the documents of a kind, dated ``since`` … ``until``."""
    query = {
        "doktyp": kind,
        "from": since.isoformat(),
        "tom": until.isoformat(),
        "sort": "datum",
        "sortorder": "desc",
        "utformat": "json",
        "p": "1",
    }
    return f"{HOST}/dokumentlista/?{urlencode(query)}"


def _page_of(address: str) -> int:
    try:
        told = parse_qs(urlsplit(address).query).get("p", ["1"])[0]
    except ValueError:
        return 0
    return int(told) if told.isdecimal() and len(told) < 8 else 0


register(Riksdagen())
