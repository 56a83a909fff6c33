"""Have your say as one of the sources that Utblick watches: an undocumented service whose shape has changed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from utblick.values import Text
from utblick.watch.sources.have_your_say.periods import Period, current_period, day_of
from utblick.watch.sources.identifiers import Identifier, Scheme, identifiers_in
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import each, objects, read_json, text_of, under
from utblick.watch.sources.splitting import Part, json_parts
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import (
    AnswerBy,
    AnswerKind,
    Code,
    CodeScheme,
    Harvest,
    Link,
    Named,
    ParsedStage,
    Request,
    Stage,
    Where,
    gathered,
    named,
)
from utblick.watch.sources.text import clean_html, plain_text

CODE = "have-your-say"
SITE = "https://ec.europa.eu/info/law/better-regulation"
PAGE_SIZE = 100


class HaveYourSay(StageSource):
    """Ge din åsikt (Have your say)."""

    code = CODE
    encoding = "identity"
    name = Text(sv="EU-kommissionens samråd (Ge din åsikt)", en="Have your say")

    def requests(self, since: date, until: date) -> list[Request]:
        """Everything that takes feedback now or soon; the service cannot be asked for days."""
        return [page(status, 0) for status in ("OPEN", "UPCOMING")]

    def records(self, body: bytes) -> list[Part]:
        """Each initiative, in the envelope of today."""
        once: dict[str, dict[str, Any]] = {}
        for place, record in enumerate(_listed(read_json(body)), start=1):
            once.setdefault(_number(record) or f"#{place}", record)
        named = ((name if name.isdecimal() else "", record) for name, record in once.items())
        return json_parts(named, lambda record: {"initiativeResultDtoPage": {"content": [record]}})

    def parse(self, body: bytes) -> Harvest:
        return harvest(_parse, body)

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The next page, unless the answer says that it is the last or holds nothing."""
        try:
            answer = read_json(body)
            listed = _listed(answer)
        except Unreadable:
            return None
        address = urlsplit(asked.url)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        number = query.get("page", "")
        if not listed or not number.isdecimal() or _is_last(answer, int(number)):
            return None
        return replace(asked, url=address._replace(query=urlencode(query | {"page": int(number) + 1})).geturl())


def page(status: str, number: int) -> Request:
    """Page ``number`` (from 0) of the initiatives with this feedback status."""
    query = {"language": "EN", "page": number, "size": PAGE_SIZE, "feedbackStatus": status}
    return Request(f"{SITE}/brpapi/searchInitiatives?{urlencode(query)}")


def detail_request(reference: str) -> Request:
    """Where one initiative is told in full."""
    return Request(f"{SITE}/brpapi/groupInitiatives/{reference}", about=reference)


def _parse(body: bytes) -> Harvest:
    """A page of initiatives in either envelope, or one initiative in full; the same initiative twice counts once."""
    answer = read_json(body)
    if isinstance(answer, dict) and "id" in answer and ("currentStatuses" in answer or "publications" in answer):
        return each([(_number(answer), answer)], _initiative)
    once: dict[str, dict[str, Any]] = {}
    for place, record in enumerate(_listed(answer), start=1):
        once.setdefault(_number(record) or f"#{place}", record)
    found = each(once.items(), _initiative)
    return replace(found, details=tuple(detail_request(stage.reference) for stage in found.stages))


def _listed(answer: Any) -> list[dict[str, Any]]:
    for path in (("initiativeResultDtoPage", "content"), ("_embedded", "initiativeResultDtoes")):
        if isinstance(content := under(answer, *path), list):
            return objects(content)
    if isinstance(answer, dict) and "page" in answer and "_embedded" not in answer:
        return []
    raise Unreadable("neither of the two envelopes of initiatives")


def _is_last(answer: Any, number: int) -> bool:
    now = under(answer, "initiativeResultDtoPage")
    before = under(answer, "page")
    if isinstance(now, dict) and now.get("last") is True:
        return True
    pages = under(now, "totalPages") if isinstance(now, dict) else under(before, "totalPages")
    return not isinstance(pages, int | float) or number + 1 >= pages


def _number(record: dict[str, Any]) -> str:
    """The initiative's number, which is sent as 18805.0."""
    told = record.get("id")
    if isinstance(told, float) and not told.is_integer():
        return ""
    text = text_of(int(told) if isinstance(told, float) else told)
    return text if text.isdecimal() else ""


def _initiative(record: dict[str, Any]) -> ParsedStage:
    number, title = _number(record), text_of(record.get("shortTitle"))
    if not number or not title:
        raise Unreadable("no number" if not number else "no title")
    period = current_period(record)
    publications = objects(record.get("publications"))
    return ParsedStage(
        source=CODE,
        reference=number,
        stage=Stage.CONSULTATION,
        title_en=title,
        identifiers=_names(number, record, publications),
        published_on=min((day for item in publications if (day := day_of(item.get("publishedDate")))), default=None),
        answer_by=_answer_by(period),
        url=f"{SITE}/have-your-say/initiatives/{number}",
        summary=_summary(record),
        codes=_topics(record),
        attachments=_files(publications),
        status=f"{period.step} {period.told}".strip() if period else "",
        incomplete=("title_sv",),
    )


def _answer_by(period: Period | None) -> AnswerBy | None:
    if period is None or period.ends_on is None:
        return None
    certain = not period.contradictory and period.starts_on is not None and period.told == "OPEN"
    return AnswerBy(period.ends_on, certain, "", AnswerKind.FEEDBACK)


def _names(number: str, record: dict[str, Any], publications: list[dict[str, Any]]) -> tuple[Named, ...]:
    told = " ; ".join(text_of(item.get("reference")) for item in [record, *publications])
    return gathered(
        named(Where.NUMBER, Identifier(Scheme.INITIATIVE, number)), named(Where.RELATION, *identifiers_in(told))
    )


def _summary(record: dict[str, Any]) -> str:
    summary = record.get("dossierSummary")
    return plain_text(clean_html(summary)) if isinstance(summary, str) else ""


def _topics(record: dict[str, Any]) -> tuple[Code, ...]:
    codes = [text_of(topic.get("code")) for topic in objects(record.get("topics"))]
    return tuple(Code(CodeScheme.CONSULTATION_TOPIC, code) for code in dict.fromkeys(codes) if code)


def _files(publications: list[dict[str, Any]]) -> tuple[Link, ...]:
    links = []
    for item in publications:
        for file in objects(item.get("attachments")):
            document = text_of(file.get("documentId"))
            if document:
                name = text_of(file.get("title")) or text_of(file.get("fileName")) or document
                links.append(Link(name, f"{SITE}/api/download/{document}"))
    return tuple(links)


register(HaveYourSay())
