"""Writing questions and answers."""

from __future__ import annotations

from django.urls import reverse

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.organisation.models import Body
from utblick.search.actions import store_entry
from utblick.search.models import SearchEntry
from utblick.support.answer_mail import mail_answer
from utblick.support.models import SupportQuestion
from utblick.values import Actor


def ask_coordinator(
    actor: Actor, *, body: Body, what: str, asked_by: str = "", reply_to: str = "", about: str = ""
) -> SupportQuestion:
    """Ask the coordinator something; ``about`` is the Ref of what it is about, as text."""
    row = SupportQuestion(
        body=body, what=what, asked_by=asked_by, reply_to=reply_to, about=about, asked_on=today()
    )  # fmt: skip
    with change(actor, "support_question.ask", Standing(body.code, draft=True)) as opened:
        return opened.add(row)


def answer_question(
    actor: Actor, question: SupportQuestion, *, version: int, answer: str, helps_more: bool = False
) -> SupportQuestion:
    """Answer a question, or change the answer; the first answer's day stays. Raises Stale.

    It is mailed to the address that was left, if any. One that helps more is read without who asked.
    """
    address, told = question.reply_to, question.answer
    asked_by, reply_to = ("", "") if helps_more else (question.asked_by, question.reply_to)
    with change(actor, "support_question.answer", standing_of(question)) as opened:
        opened.alter(
            question, version=version, answer=answer, helps_more=helps_more,
            answered_on=question.answered_on or today(), answered_by=opened.actor.label, asked_by=asked_by,
            reply_to=reply_to,
        )  # fmt: skip
        _index(opened, question)
        if address and answer != told:
            mail_answer(question, address)
    return question


def _index(opened: Change, question: SupportQuestion) -> None:
    """What helps more is found by everyone inside, other answers where drafts of the body are."""
    scope = SearchEntry.INTERNAL if question.helps_more else question.body_id
    text = f"{question.what} {question.answer}"
    store_entry(
        opened, question.ref, scope=scope, title=str(question), url=question_url(question), text=text,
        day=question.answered_on,
    )  # fmt: skip


def question_url(question: SupportQuestion) -> str:
    return reverse("support:question", args=[question.pk])
