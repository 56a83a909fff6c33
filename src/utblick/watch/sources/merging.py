"""One paper of what several sources tell of it: a remiss stands both at regeringen.se and in its mirror. Pure.

The order in which they came plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from utblick.watch.sources.stages import AnswerBy, ParsedStage, Stage, gathered

PRECEDENCE = ("riksdagen", "cellar", "europarl", "have-your-say", "g0v", "regeringen", "cellar-feed")
"""Whose words hold where they differ; any other source comes last."""


def merged(tellings: Iterable[ParsedStage]) -> ParsedStage:
    """The paper that these tell of, at least one. It is withdrawn if any of them says so."""
    told = sorted(tellings, key=_rank)
    first = told[0]
    days = [one.updated_on for one in told if one.updated_on]
    return replace(
        first,
        stage=next((one.stage for one in told if one.stage is not Stage.OTHER), first.stage),
        title_sv=next((one.title_sv for one in told if one.title_sv), ""),
        title_en=next((one.title_en for one in told if one.title_en), ""),
        identifiers=gathered(*(one.identifiers for one in told)),
        published_on=next((one.published_on for one in told if one.published_on), None),
        updated_on=max(days, default=None),
        answer_by=_answer([one.answer_by for one in told if one.answer_by]),
        url=next((one.url for one in told if one.url), ""),
        summary=max((one.summary for one in told), key=len),
        codes=tuple(dict.fromkeys(code for one in told for code in one.codes)),
        links=tuple(dict.fromkeys(link for one in told for link in one.links)),
        attachments=tuple(dict.fromkeys(link for one in told for link in one.attachments)),
        status=next((one.status for one in told if one.status), ""),
        withdrawn=any(one.withdrawn for one in told),
    )


def key_of(paper: ParsedStage) -> str:
    """What the same paper is known by in every source: its address, else its own number, else its place in its source.

    An address that leads to a place of its own source only is that place too.
    """
    if paper.url:
        return paper.url
    own = next((str(name.identifier) for name in paper.identifiers), "")
    return f"{paper.stage.value} {own}" if own else f"{paper.source} {paper.reference}"


def _answer(told: list[AnswerBy]) -> AnswerBy | None:
    """The certain day; a day to be asked about when two that are certain differ, or none is."""
    certain = [answer for answer in told if answer.certain]
    if not certain:
        return next((answer for answer in told if answer.day), told[0] if told else None)
    agree = len({answer.day for answer in certain}) == 1
    return certain[0] if agree else replace(min(certain, key=lambda answer: str(answer.day)), certain=False)


def _rank(one: ParsedStage) -> tuple[int, str, str]:
    place = PRECEDENCE.index(one.source) if one.source in PRECEDENCE else len(PRECEDENCE)
    return place, one.source, one.reference
