"""A `ParsedStage` as plain JSON and back, to be kept. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from utblick.watch.sources.identifiers import Identifier, Scheme
from utblick.watch.sources.stages import (
    AnswerBy,
    AnswerKind,
    Code,
    CodeScheme,
    Link,
    Named,
    ParsedStage,
    Stage,
    Where,
)

Json = dict[str, Any]


def written_stage(stage: ParsedStage) -> Json:
    """What `read_stage` reads."""
    answer = stage.answer_by
    return {
        "source": stage.source,
        "reference": stage.reference,
        "stage": stage.stage.value,
        "title_sv": stage.title_sv,
        "title_en": stage.title_en,
        "identifiers": [written_name(name) for name in stage.identifiers],
        "published_on": _written_day(stage.published_on),
        "updated_on": _written_day(stage.updated_on),
        "answer_by": [_written_day(answer.day), answer.certain, answer.sentence, answer.kind.value] if answer else None,
        "url": stage.url,
        "summary": stage.summary,
        "codes": [[code.scheme.value, code.value] for code in stage.codes],
        "links": [[link.name, link.url] for link in stage.links],
        "attachments": [[link.name, link.url] for link in stage.attachments],
        "status": stage.status,
        "withdrawn": stage.withdrawn,
        "incomplete": list(stage.incomplete),
    }


def read_stage(told: Json) -> ParsedStage:
    """What `written_stage` wrote."""
    return ParsedStage(
        source=told["source"],
        reference=told["reference"],
        stage=Stage(told["stage"]),
        title_sv=told["title_sv"],
        title_en=told["title_en"],
        identifiers=tuple(read_name(name) for name in told["identifiers"]),
        published_on=_day(told["published_on"]),
        updated_on=_day(told["updated_on"]),
        answer_by=_answer(told["answer_by"]),
        url=told["url"],
        summary=told["summary"],
        codes=tuple(Code(CodeScheme(scheme), value) for scheme, value in told["codes"]),
        links=tuple(Link(*link) for link in told["links"]),
        attachments=tuple(Link(*link) for link in told["attachments"]),
        status=told["status"],
        withdrawn=told["withdrawn"],
        incomplete=tuple(told["incomplete"]),
    )


def written_name(name: Named) -> list[str]:
    return [name.identifier.scheme.value, name.identifier.value, name.where.value]


def read_name(told: list[str]) -> Named:
    scheme, value, where = told
    return Named(Identifier(Scheme(scheme), value), Where(where))


def _answer(told: list[Any] | None) -> AnswerBy | None:
    if told is None:
        return None
    day, certain, sentence, kind = told
    return AnswerBy(_day(day), certain, sentence, AnswerKind(kind))


def _written_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
