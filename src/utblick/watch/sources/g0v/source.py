"""g0v.se as one of the sources that Utblick watches: one list a kind of paper, and a page a remiss."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from utblick.values import Text
from utblick.watch.sources.identifiers import Identifier, Scheme, identifiers_in
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import day_in, each, numbered, objects, one_or_many, read_json, text_of
from utblick.watch.sources.regeringen.papers import (
    SITE,
    address,
    answer_of,
    codes_of,
    names_of,
    stage_of,
    withdrawn,
)
from utblick.watch.sources.splitting import Part, json_parts
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import (
    Harvest,
    Link,
    ParsedStage,
    Quarantined,
    Request,
    Stage,
    Where,
    gathered,
    named,
)
from utblick.watch.sources.text import clean, decode

CODE = "g0v"
MIRROR = "https://g0v.se"
LISTS = (
    "faktapromemoria",
    "remisser",
    "rattsliga-dokument/proposition",
    "rattsliga-dokument/statens-offentliga-utredningar",
    "rattsliga-dokument/departementsserien-och-promemorior",
    "rattsliga-dokument/lagradsremiss",
    "rattsliga-dokument/kommittedirektiv",
    "kommenterade-dagordningar",
)
CODES = f"{MIRROR}/api/codes.json"
LATEST = f"{MIRROR}/api/latest_updated.json"

SENT_OUT = {Scheme.COM, Scheme.JOIN, Scheme.SOU, Scheme.DS}
"""The kinds of papers that go out on remiss."""

_SIZE = re.compile(r"\s*\((?:pdf|docx?|xlsx?|zip)\s[\d,. ]+\s?[kMG]?B\)$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"^[ \t]*#[ \t]*(.+)$", re.MULTILINE)


class G0v(StageSource):
    """g0v.se (öppen spegling av regeringen.se)."""

    code = CODE
    conditional = True
    name = Text(sv="g0v.se, spegling av regeringen.se", en="g0v.se, a mirror of regeringen.se")

    def requests(self, since: date, until: date) -> list[Request]:
        """Every list whole: a list cannot be asked for days. Ask `LATEST` first, and nothing when it has not moved."""
        return [Request(f"{MIRROR}/{name}.json") for name in LISTS]

    def parse(self, body: bytes) -> Harvest:
        """The papers of a list; the page of each remiss, where its last day stands, is among the details."""
        return harvest(_parse_list, body)

    def records(self, body: bytes) -> list[Part]:
        return json_parts(((_key(record), record) for record in _list(read_json(body))), lambda record: [record])

    def paper(self, listed: bytes | None, more: bytes | None) -> Harvest:
        """The paper as listed, with what its page tells."""
        found = self.parse(listed) if listed is not None else Harvest()
        if more is None or not found.stages:
            return found
        try:
            return replace(found, stages=tuple(self.parse_page(paper, more) for paper in found.stages))
        except Unreadable as error:
            return replace(found, quarantined=(Quarantined(found.stages[0].reference, error.reason),))

    def parse_page(self, paper: ParsedStage, body: bytes) -> ParsedStage:
        """The paper with what its page tells: last day to answer, names mentioned. Raises `Unreadable`."""
        text = read_page(body)
        return replace(
            paper,
            identifiers=gathered(
                paper.identifiers,
                named(Where.SUMMARY, *_sent_out(paper, text)),
                named(Where.BODY, *identifiers_in(text)),
            ),
            answer_by=paper.answer_by or answer_of(paper.stage, text, paper.published_on),
            withdrawn=paper.withdrawn or withdrawn(paper.stage, paper.title_sv, text),
        )


def page_request(paper: ParsedStage) -> Request:
    """Where the text of a paper's page is."""
    path = paper.url.removeprefix(SITE)
    return Request(f"{MIRROR}{path}.md", "text/markdown, text/plain", about=path)


def read_page(body: bytes) -> str:
    """The text of a page, without soft hyphens. Raises `Unreadable`."""
    try:
        return clean(decode(body)).replace("\u00ad", "")
    except UnicodeDecodeError as error:
        raise Unreadable("wrong encoding") from error


def page_title(text: str) -> str:
    """The first heading of a page; "" if it has none."""
    match = _HEADING.search(text)
    return text_of(match[1]) if match else ""


def _sent_out(paper: ParsedStage, text: str) -> list[Identifier]:
    """What a remiss's first paragraph says is sent out; nothing where the title says it: there they may differ."""
    told = {name.identifier.scheme for name in paper.identifiers if name.where is not Where.BODY}
    if paper.stage is not Stage.REFERRAL or told & SENT_OUT:
        return []
    return [name for name in identifiers_in(lead_of(text)) if name.scheme in SENT_OUT | {Scheme.DNR}]


def lead_of(text: str) -> str:
    """The first paragraph of a page if it says what is sent out on remiss; else ""."""
    paragraphs = (part.strip() for part in _PARAGRAPH.split(_HEADING.sub("", text)))
    lead = next((part for part in paragraphs if part), "")
    return lead if "remi" in lead.lower() else ""


def latest(body: bytes) -> str:
    """When the mirror was last filled, as it says itself. Raises `Unreadable`."""
    answer = read_json(body)
    stamp = text_of(answer.get("latest_updated")) if isinstance(answer, dict) else ""
    if not stamp:
        raise Unreadable("no latest_updated")
    return stamp


def _parse_list(body: bytes) -> Harvest:
    found = each(numbered(_list(read_json(body))), _paper)
    pages = [page_request(paper) for paper in found.stages if paper.stage is Stage.REFERRAL]
    return replace(found, details=tuple(pages))


def _list(answer: Any) -> list[Any]:
    if not isinstance(answer, list):
        raise Unreadable("not a list of papers")
    return answer


def _key(record: Any) -> str:
    """A paper's path at the government's own site; "" when it has none."""
    try:
        return address(text_of(record.get("url"))).removeprefix(SITE) if isinstance(record, dict) else ""
    except Unreadable:
        return ""


def _paper(record: Any) -> ParsedStage:
    if not isinstance(record, dict):
        raise Unreadable("not an object")
    title, number, summary = (text_of(record.get(key)) for key in ("title", "id", "summary"))
    if not title:
        raise Unreadable("no title")
    url = address(text_of(record.get("url")))
    stage = stage_of(_texts(record.get("types")))
    published = day_in(record.get("published"))
    return ParsedStage(
        source=CODE,
        reference=url.removeprefix(SITE),
        stage=stage,
        title_sv=title,
        identifiers=names_of(stage, number, title, summary, url, published),
        published_on=published,
        updated_on=day_in(record.get("updated")),
        answer_by=answer_of(stage, summary, published),
        url=url,
        summary=summary,
        codes=codes_of(_texts(record.get("categories")) + _texts(record.get("senders"))),
        links=_links(record.get("shortcuts")),
        attachments=_links(record.get("attachments")),
        withdrawn=withdrawn(stage, title, summary),
    )


def _texts(value: Any) -> list[str]:
    return [text for text in map(text_of, one_or_many(value)) if text]


def _links(value: Any) -> tuple[Link, ...]:
    links = []
    for item in objects(value):
        name, url = text_of(item.get("name")), text_of(item.get("url"))
        if name and url.startswith(("/", "https://", "http://")):
            links.append(Link(_SIZE.sub("", name), SITE + url if url.startswith("/") else url))
    return tuple(links)


register(G0v())
