"""From the papers of a file to what an EU question says: its title, its stage, and the next day to be heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from utblick.matching import CodeList, PaperCode, PaperText
from utblick.watch.models.questions import EuPaper
from utblick.watch.sources.stages import ParsedStage, Stage

FOUNDING = frozenset(
    {Stage.CONSULTATION, Stage.PROPOSAL, Stage.COMMUNICATION, Stage.MEMORANDUM, Stage.PARLIAMENT}
    | {Stage.INQUIRY_TERMS, Stage.INQUIRY_REPORT, Stage.MINISTRY_REPORT, Stage.REFERRAL}
    | {Stage.LEGISLATION_COUNCIL, Stage.BILL, Stage.GOVERNMENT_COMMUNICATION}
)
"""Papers that make a question by themselves. The others – acts, statutes, agendas, news – only join one: alone there is
nothing left to be heard on, or nothing yet."""

NAMED_BY = (
    Stage.PROPOSAL, Stage.BILL, Stage.COMMUNICATION, Stage.INQUIRY_REPORT, Stage.MINISTRY_REPORT, Stage.MEMORANDUM,
    Stage.REFERRAL, Stage.CONSULTATION, Stage.INQUIRY_TERMS, Stage.LEGISLATION_COUNCIL, Stage.GOVERNMENT_COMMUNICATION,
    Stage.PARLIAMENT,
)  # fmt: skip
"""The papers whose title names the question, best first."""

COURSE = (
    Stage.INQUIRY_TERMS, Stage.CONSULTATION, Stage.INQUIRY_REPORT, Stage.MINISTRY_REPORT, Stage.COMMUNICATION,
    Stage.PROPOSAL, Stage.MEMORANDUM, Stage.REFERRAL, Stage.COUNCIL_DOCUMENT, Stage.PARLIAMENT, Stage.ADOPTED_TEXT,
    Stage.ADOPTED_ACT, Stage.LEGISLATION_COUNCIL, Stage.GOVERNMENT_COMMUNICATION, Stage.BILL, Stage.COMMITTEE_REPORT,
    Stage.STATUTE,
)  # fmt: skip
"""Stages in the order they are reached."""

LONGEST_SUMMARY = 20_000


def facts_of(paper: ParsedStage) -> dict[str, Any]:
    """The fields of `EuPaper` whose change is an event."""
    answer = paper.answer_by
    return {
        "stage": paper.stage.value,
        "title_sv": paper.title_sv[:500],
        "title_en": paper.title_en[:500],
        "published_on": paper.published_on,
        "withdrawn": paper.withdrawn,
        "answer_on": answer.day if answer else None,
        "answer_kind": answer.kind.value if answer else "",
        "answer_certain": answer.certain if answer else True,
    }


def carried_of(paper: ParsedStage) -> dict[str, Any]:
    """The other fields of `EuPaper`."""
    return {
        "url": paper.url[:1000],
        "answer_sentence": paper.answer_by.sentence[:600] if paper.answer_by else "",
        "summary": paper.summary[:LONGEST_SUMMARY],
        "codes": [[code.scheme.value, code.value] for code in paper.codes],
        "attachments": [[link.name[:300], link.url[:1000]] for link in paper.attachments[:50]],
    }


def founds(papers: Iterable[EuPaper]) -> bool:
    """Whether papers make a question: one of them is of a founding kind and has a title."""
    return any(Stage(paper.stage) in FOUNDING and (paper.title_sv or paper.title_en) for paper in papers)


def question_facts(papers: Sequence[EuPaper]) -> dict[str, str]:
    """Title and stage of a question, from its papers in order of day."""
    titled = sorted(papers, key=lambda paper: _place(NAMED_BY, paper))
    reached = [Stage(paper.stage) for paper in papers if Stage(paper.stage) in COURSE]
    return {
        "title_sv": next((paper.title_sv for paper in titled if paper.title_sv), ""),
        "title_en": next((paper.title_en for paper in titled if paper.title_en), ""),
        "stage": max(reached, key=COURSE.index, default=Stage.OTHER).value,
    }


def is_later(stage: str, before: str) -> bool:
    """Whether a question has come further on its way than before."""
    places = [COURSE.index(Stage(one)) if Stage(one) in COURSE else -1 for one in (stage, before)]
    return places[0] > places[1]


def next_chance(papers: Iterable[EuPaper], day: date) -> EuPaper | None:
    """The paper with the first last day to be heard that has not passed on ``day``."""
    ahead = [(paper.last_day, paper.key, paper) for paper in papers if paper.last_day and paper.last_day >= day]
    return min(ahead, key=lambda found: found[:2])[2] if ahead else None


def measured_of(papers: Sequence[EuPaper], day: date) -> dict[str, Any]:
    """The fields of `EuQuestion` that follow from its papers and the day."""
    chance = next_chance(papers, day)
    days = [paper.published_on for paper in papers if paper.published_on]
    return {
        "next_on": chance.last_day if chance else None,
        "next_kind": chance.answer_kind if chance else "",
        "next_certain": not any(paper.needs_asking for paper in papers),
        "last_paper_on": max(days, default=None),
        "papers": len(papers),
    }


def to_match(papers: Sequence[EuPaper]) -> PaperText:
    """A question as the matcher reads it: the title that names it, the fullest summary, and every paper's codes."""
    named = min(papers, key=lambda paper: _place(NAMED_BY, paper))
    summary = next((paper.summary for paper in sorted(papers, key=_summaries) if paper.summary), "")
    codes = {(scheme, value) for paper in papers for scheme, value in paper.codes if scheme in set(CodeList)}
    return PaperText(
        named.titles.sv, summary, tuple(PaperCode(CodeList(scheme), value) for scheme, value in sorted(codes))
    )


def _place(order: tuple[Stage, ...], paper: EuPaper) -> tuple[int, str, str]:
    stage = Stage(paper.stage)
    return (order.index(stage) if stage in order else len(order), str(paper.published_on or ""), paper.key)


def _summaries(paper: EuPaper) -> tuple[bool, int, str]:
    """Swedish summaries first: those of the government's memoranda tell most."""
    return not paper.title_sv, -len(paper.summary), paper.key
