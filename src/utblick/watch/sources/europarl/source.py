"""The European Parliament as one of the sources that Utblick watches.

Lists hold skeletons without title or date: each must be asked for by itself. What is not published yet is answered with
200 and nothing in it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from utblick.values import Text
from utblick.watch.sources.identifiers import Identifier, ep_document, procedure
from utblick.watch.sources.parsed import Ignored, Unreadable
from utblick.watch.sources.reading import day_in, each, objects, one_or_many, read_json, text_of, under
from utblick.watch.sources.splitting import Part, json_parts
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import (
    Code,
    CodeScheme,
    Harvest,
    ParsedStage,
    Request,
    Stage,
    Where,
    gathered,
    named,
)

CODE = "europarl"
API = "https://data.europarl.europa.eu/api/v2"
LD = "application/ld+json"
OEIL = "https://oeil.europarl.europa.eu/oeil/en/procedure-file?reference="
DOCUMENT = "https://www.europarl.europa.eu/doceo/document/"
PAGE_SIZE = 100

_EUROVOC = "eurovoc.europa.eu/"
_SUBJECT = ("isAboutSubjectMatter", "is_about_subject_matter", "subject_matter")


class Europarl(StageSource):
    """Europaparlamentets öppna data."""

    code = CODE
    name = Text(sv="Europaparlamentets öppna data", en="Open data of the European Parliament")

    def requests(self, since: date, until: date) -> list[Request]:
        """Procedures and adopted texts of the years of the window: the service cannot be asked for days."""
        years = range(since.year, until.year + 1)
        kinds = ("procedures", "adopted-texts")
        return [Request(f"{API}/{kind}?{_query(year, 0)}", LD) for year in years for kind in kinds]

    def records(self, body: bytes) -> list[Part]:
        named = ((text_of(record.get("id")), record) for record in _records(read_json(body)))
        return json_parts(named, lambda record: {"data": [record]})

    def parse(self, body: bytes) -> Harvest:
        return harvest(_parse, body)

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The next page, as long as pages come full."""
        try:
            count = len(_records(read_json(body)))
        except Unreadable:
            return None
        address = urlsplit(asked.url)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        offset, limit = query.get("offset", ""), query.get("limit", "")
        if not offset.isdecimal() or not limit.isdecimal() or count < int(limit):
            return None
        return replace(asked, url=address._replace(query=urlencode(query | {"offset": int(offset) + count})).geturl())


def detail_request(identity: str) -> Request:
    """Where one procedure or document is told in full, by its id in a list ("eli/dl/proc/2025-0260")."""
    kind, _, number = identity.removeprefix("eli/dl/").partition("/")
    return Request(f"{API}/{'procedures' if kind == 'proc' else 'documents'}/{number}", LD, about=identity)


def _query(year: int, offset: int) -> str:
    return urlencode({"year": year, "offset": offset, "limit": PAGE_SIZE})


def _parse(body: bytes) -> Harvest:
    records, ignored, details = [], [], []
    for number, record in enumerate(_records(read_json(body)), start=1):
        identity = text_of(record.get("id"))
        if not identity.startswith(("eli/dl/proc/", "eli/dl/doc/")):
            ignored.append(Ignored(identity or f"#{number}", "neither a procedure nor a document"))
        elif _is_skeleton(record):
            ignored.append(Ignored(identity, "only a name; asked for by itself"))
            details.append(detail_request(identity))
        else:
            records.append((identity, record))
    return replace(each(records, _record), ignored=tuple(ignored), details=tuple(details))


def _records(answer: Any) -> list[dict[str, Any]]:
    """The records: ``data`` is a list or one object, and some services pass the list on bare."""
    data = answer.get("data") if isinstance(answer, dict) else answer
    if not isinstance(data, list | dict):
        raise Unreadable("no data")
    return objects(data)


def _is_skeleton(record: dict[str, Any]) -> bool:
    return not any(key in record for key in ("process_title", "title_dcterms", "is_realized_by", "consists_of"))


def _record(record: dict[str, Any]) -> ParsedStage:
    return _procedure(record) if text_of(record["id"]).startswith("eli/dl/proc/") else _document(record)


def _procedure(record: dict[str, Any]) -> ParsedStage:
    identity = text_of(record["id"])
    title_sv, title_en = _titles(record.get("process_title"))
    own = next(procedure(text_of(record.get("label"))), None)
    if own is None or not (title_sv or title_en):
        raise Unreadable("not yet published: no number or no title")
    days = sorted(day for event in objects(record.get("consists_of")) if (day := _day(event.get("activity_date"))))
    made = [text_of(path) for path in one_or_many(record.get("created_a_realization_of"))]
    return ParsedStage(
        source=CODE,
        reference=identity,
        stage=Stage.PARLIAMENT,
        title_sv=title_sv,
        title_en=title_en,
        identifiers=gathered(
            named(Where.NUMBER, own), named(Where.RELATION, *(name for path in made for name in ep_document(path)))
        ),
        published_on=days[0] if days else None,
        updated_on=days[-1] if days else None,
        url=OEIL + own.value,
        codes=_codes(record),
        status=text_of(record.get("current_stage")).rpartition("/")[2],
    )


def _document(record: dict[str, Any]) -> ParsedStage:
    identity, number = text_of(record["id"]), text_of(record.get("identifier"))
    title_sv, title_en = _titles(record.get("title_dcterms"))
    expressions = objects(record.get("is_realized_by"))
    if not (title_sv or title_en):
        title_sv, title_en = _titles(_merged(expression.get("title") for expression in expressions))
    if not (title_sv or title_en):
        raise Unreadable("not yet published: no title")
    long_sv, long_en = _titles(_merged(expression.get("title_alternative") for expression in expressions))
    adopted = text_of(record.get("work_type")).endswith("/TEXT_ADOPTED")
    return ParsedStage(
        source=CODE,
        reference=identity,
        stage=Stage.ADOPTED_TEXT if adopted else Stage.PARLIAMENT,
        title_sv=title_sv,
        title_en=title_en,
        identifiers=gathered(
            named(Where.NUMBER, *ep_document(number)), named(Where.TITLE, *_procedures(long_sv or long_en))
        ),
        published_on=_day(record.get("document_date")),
        url=f"{DOCUMENT}{number}_SV.html" if number else "",
        codes=_codes(record),
        incomplete=() if record.get("is_about") else ("eurovoc",),
    )


def _procedures(title: str) -> list[Identifier]:
    return list(dict.fromkeys(procedure(title)))


def _codes(record: dict[str, Any]) -> tuple[Code, ...]:
    about = [text_of(value) for value in one_or_many(record.get("is_about"))]
    codes = [Code(CodeScheme.EUROVOC, value.rpartition("/")[2]) for value in about if _EUROVOC in value]
    for key in _SUBJECT:
        for value in one_or_many(record.get(key)):
            if code := text_of(value).rpartition("/")[2]:
                codes.append(Code(CodeScheme.OEIL, code))
    directory = [text_of(value).rpartition("/")[2] for value in one_or_many(record.get("isAboutDirectoryCode"))]
    return tuple(dict.fromkeys([*codes, *(Code(CodeScheme.DIRECTORY, code) for code in directory if code)]))


def _merged(values: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for value in values:
        if isinstance(value, dict):
            merged |= value
    return merged


def _titles(value: Any) -> tuple[str, str]:
    """The Swedish and English title; they come with new lines in them."""
    return text_of(under(value, "sv")), text_of(under(value, "en"))


def _day(value: Any) -> date | None:
    try:
        return day_in(value)
    except Unreadable:
        return None


register(Europarl())
