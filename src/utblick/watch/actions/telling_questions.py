"""EU questions as they stand in a mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import Change
from utblick.jobs.mail import HERE
from utblick.values import Text
from utblick.watch.models import EuPaper, EuQuestion, QuestionMatch, QuestionStand, Subscription
from utblick.watch.queries.telling import may_answer_question
from utblick.watch.queries.telling_questions import DayMoved, QuestionNews, source_address
from utblick.watch.question_facts import next_chance

ANSWERS = (QuestionStand.Choice.INTERESTING, QuestionStand.Choice.NOT_FOR_US, QuestionStand.Choice.TAKEN)


@dataclass(frozen=True)
class ToldQuestion:
    """An EU question as it stands in a mail: ``answers`` are the (label, address) of its three links, none for those
    who may only read. ``chance`` is the paper with the next last day."""

    question: EuQuestion
    url: str
    reason: str
    chance: EuPaper | None
    answers: list[tuple[str, str]]
    stage: str = ""
    moved: list[DayMoved] = field(default_factory=list)
    papers: list[EuPaper] = field(default_factory=list)


def told_questions(
    opened: Change, row: Subscription, news: QuestionNews, day: date
) -> tuple[list[ToldQuestion], list[ToldQuestion]]:
    """The new questions, and those to which something has happened, with links to answer by."""
    matches = [*news.new, *(one.match for one in news.happened)]
    may = may_answer_question(row.person, row.body_code, day) if matches else False
    wanted = [_link(row, match, choice) for match in matches for choice in ANSWERS] if may else []
    addresses = iter(issue_links(opened, wanted) if wanted else [])
    links = [[(str(choice.label), next(addresses)) for choice in ANSWERS] if may else [] for _ in matches]
    first, rest = links[: len(news.new)], links[len(news.new) :]
    new = [_told(row, match, day, answers) for match, answers in zip(news.new, first, strict=True)]
    happened = [
        _told(row, one.match, day, answers, one.stage, one.moved, one.papers)
        for one, answers in zip(news.happened, rest, strict=True)
    ]
    return new, happened


def _told(
    row: Subscription,
    match: QuestionMatch,
    day: date,
    answers: list[tuple[str, str]],
    stage: str = "",
    moved: list[DayMoved] | None = None,
    papers: list[EuPaper] | None = None,
) -> ToldQuestion:
    question = match.question
    url = HERE + question.get_absolute_url() if row.person.user_id else source_address(question)
    found = match.reasons[0] if match.reasons else {}
    reason = Text(found.get("sv", ""), found.get("en", "")).in_language(row.language)
    chance = next_chance([link.paper for link in question.links.all()], day)
    return ToldQuestion(question, url, reason, chance, answers, stage, moved or [], papers or [])


def _link(row: Subscription, match: QuestionMatch, choice: QuestionStand.Choice) -> NewLink:
    return NewLink(
        act=f"question_stand.{choice.value}",
        subject=match.question.ref,
        body_code=row.body_code,
        holder=row.person.ref,
        name=row.person.name,
        email=row.person.email,
        language=row.language,
        question=f"question_stand:{match.question_id}:{row.body_code}:{row.person_id}",
    )
