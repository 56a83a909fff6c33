"""CELLAR's notification feed as one of the sources that Utblick watches.

Its texts are templates that nobody filled in ("$item.title"), so an entry is known by its CELLAR id and its stamp.
Titles are asked for by CELEX number in CELLAR itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, unquote, urlencode, urlsplit
from xml.etree.ElementTree import Element

from utblick.values import Text
from utblick.watch.sources.cellar.queries import by_celex
from utblick.watch.sources.cellar.source import EUR_LEX, Cellar, missing, stage_of
from utblick.watch.sources.identifiers import (
    Identifier,
    Scheme,
    celex,
    council,
    document_of_celex,
    ep_document,
)
from utblick.watch.sources.parsed import Ignored, Unreadable
from utblick.watch.sources.reading import day_in, each, read_xml
from utblick.watch.sources.splitting import Part, feed_of, part
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import Harvest, ParsedStage, Request, Stage, Where, named

CODE = "cellar-feed"
ADDRESS = "https://publications.europa.eu/webapi/notification/ingestion"
WATCHED_SECTORS = ("3", "5")
"""The sectors of CELEX that hold acts and what prepares them."""
CELLAR = Cellar()
ATOM = "application/atom+xml"


class CellarFeed(StageSource):
    """CELLAR:s meddelanden om nya och ändrade dokument."""

    code = CODE
    name = Text(sv="EUR-Lex (CELLAR): meddelanden", en="EUR-Lex (CELLAR): notifications")

    def requests(self, since: date, until: date) -> list[Request]:
        return [page(since, until, 1)]

    def records(self, body: bytes) -> list[Part]:
        """The entries that carry a number we know, by CELLAR id: a later notification on a work replaces an earlier."""
        if _is_json(body):
            return CELLAR.records(body)
        entries = [entry for entry in _feed(body) if _local(entry) == "entry" and _is_watched(entry)]
        return [part(_text(entry, "cellarId"), feed_of(entry, page=True)) for entry in entries]

    def parse(self, body: bytes) -> Harvest:
        """A page of notifications, or CELLAR's own answer on the works that they name."""
        return CELLAR.parse(body) if _is_json(body) else harvest(_parse, body)

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The next page, as long as the answer says that there are more and is the page that was asked for."""
        try:
            root = read_xml(body)
        except Unreadable:
            return None
        query = {name: values[0] for name, values in parse_qs(urlsplit(asked.url).query).items()}
        number = query.get("page", "1")
        if _text(root, "moreEntries").lower() != "true" or _text(root, "page") != number or not number.isdecimal():
            return None
        return replace(asked, url=f"{ADDRESS}?{urlencode(query | {'page': str(int(number) + 1)})}")


def page(since: date, until: date, number: int) -> Request:
    """Page ``number`` (from 1) of everything put in or changed, from the start of ``since`` to the end of ``until``."""
    query = {
        "startDate": f"{since.isoformat()}T00:00:00",
        "endDate": f"{until.isoformat()}T23:59:59",
        "wemiClasses": "work",
        "page": str(number),
    }
    return Request(f"{ADDRESS}?{urlencode(query)}", ATOM)


def _parse(body: bytes) -> Harvest:
    root = _feed(body)
    records, ignored = [], []
    for element in root:
        if _local(element) != "entry":
            continue
        reference = f"{_text(element, 'cellarId')}@{_text(element, 'updated')}"
        if any(name.startswith(("consolidation:",)) for name in _identifiers(element)):
            ignored.append(Ignored(reference, "a consolidated text"))
        else:
            records.append((reference, element))
    found = each(records, _entry)
    numbers = [name.identifier.value for stage in found.stages for name in stage.identifiers]
    numbers = [number for number in numbers if next(celex(number), None)]
    return replace(found, ignored=tuple(ignored), details=(by_celex(numbers),) if numbers else ())


def _feed(body: bytes) -> Element:
    root = read_xml(body)
    if _local(root) != "feed" or _local_child(root, "page") is None:
        raise Unreadable(f"not a notification feed: {_local(root)[:40]}")
    return root


def _is_json(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"


def _is_watched(entry: Element) -> bool:
    """Whether an entry names a proposal, an act or a document of the Council or the Parliament.

    The service tells of everything else too, case law above all, thousands of entries a day.
    """
    told = _identifiers(entry)
    if any(name.startswith("consolidation:") for name in told):
        return False
    names = [name for text in told for name in _named(text)]
    return any(name.scheme is not Scheme.CELEX or name.value[:1] in WATCHED_SECTORS for name in names)


def _entry(element: Element) -> ParsedStage:
    cellar_id, updated = _text(element, "cellarId"), _text(element, "updated")
    if not cellar_id or not updated:
        raise Unreadable("no CELLAR id or no stamp")
    names = list(dict.fromkeys(name for told in _identifiers(element) for name in _named(told)))
    if not names:
        raise Unreadable("no number that we know")
    number = next((name.value for name in names if name.scheme is Scheme.CELEX), "")
    if "R(" in number:
        raise Unreadable("a corrigendum")
    is_council = any(name.scheme is Scheme.COUNCIL for name in names)
    return ParsedStage(
        source=CODE,
        reference=f"{cellar_id}@{updated}",
        stage=stage_of(number) if number else Stage.COUNCIL_DOCUMENT if is_council else Stage.PARLIAMENT,
        identifiers=named(Where.NUMBER, *names),
        updated_on=day_in(updated),
        url=EUR_LEX + number if number else "",
        status=_text(element, "type").lower(),
        incomplete=missing("", "", has_eurovoc=False),
    )


def _identifiers(element: Element) -> list[str]:
    holder = _local_child(element, "identifiers")
    return [unquote((child.text or "").strip()) for child in holder] if holder is not None else []


def _named(told: str) -> list[Identifier]:
    scheme, _, value = told.partition(":")
    if scheme == "celex":
        found = list(celex(value))
        return found + [name for number in found if (name := document_of_celex(number))]
    if scheme in ("consil", "immc"):
        return list(council(value))
    return list(ep_document(value)) if scheme == "ep" else []


def _text(element: Element, name: str) -> str:
    child = _local_child(element, name)
    return (child.text or "").strip() if child is not None else ""


def _local_child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


register(CellarFeed())
