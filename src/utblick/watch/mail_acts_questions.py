"""What people answer by mail on an EU question: the body's stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.clock.queries import today
from utblick.organisation.models import Person
from utblick.organisation.queries import body
from utblick.ui import formats
from utblick.ui.languages import page_language, spoken
from utblick.values import Ref
from utblick.watch.actions.question_stands import set_question_stand
from utblick.watch.actions.telling_questions import ANSWERS
from utblick.watch.models import EuQuestion, QuestionStand
from utblick.watch.queries.telling import may_answer_question

Choice = QuestionStand.Choice


def register() -> None:
    for choice in ANSWERS:
        mail_acts.register(
            MailAct(
                name=f"question_stand.{choice.value}",
                verb="question_stand.take",
                role="mail_stand",
                button=choice.label,
                ask=partial(_ask, choice),
                perform=partial(_take, choice),
            )
        )


def _ask(choice: QuestionStand.Choice, link: MailLink) -> Asked | None:
    question = _question(link)
    person = Person.objects.select_related("user").filter(pk=Ref.parse(link.holder).id).first()
    if question is None or person is None or not may_answer_question(person, link.body_code, today()):
        return None
    stand = QuestionStand.objects.filter(question=question, body_code=link.body_code).first()
    if stand and stand.choice == Choice.ANSWERED:
        return None
    lines = [_MEANS[choice]() % {"body": _body_name(link)}]
    if question.next_on and question.next_on >= today():
        lines.append(
            _("Det går att säga något till och med %s.") % formats.weekday_day(question.next_on, page_language())
        )
    if stand and stand.choice != Choice.NEW:
        earlier = {"stand": stand.get_choice_display(), "day": formats.day(stand.decided_on, page_language())}
        lines.append(_("Nämnden har redan svarat %(stand)s, %(day)s. Ditt svar ersätter det.") % earlier)
    return Asked(spoken(question.titles), tuple(lines), Standing(link.body_code))


_MEANS = {
    Choice.INTERESTING: lambda: _("Svaret är att %(body)s vill följa frågan. Det binder er inte."),
    Choice.NOT_FOR_US: lambda: _("Svaret är att frågan inte är något för %(body)s. Ni får inga fler besked om den."),
    Choice.TAKEN: lambda: _("Svaret är att %(body)s tar hand om frågan. Du står som den som tittar på den."),
}


def _take(choice: QuestionStand.Choice, opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    question = _question(link)
    assert question is not None
    owner = link.name if choice == Choice.TAKEN else ""
    stand = set_question_stand(opened, question, link.body_code, choice, owner=owner)
    return _("%(body)s: %(stand)s.") % {"body": _body_name(link), "stand": stand.get_choice_display()}


def _question(link: MailLink) -> EuQuestion | None:
    """The question asked about, or the one that it turned out to be the same as."""
    row = EuQuestion.objects.select_related("merged_into").filter(pk=Ref.parse(link.subject).id).first()
    return row.merged_into or row if row else None


def _body_name(link: MailLink) -> str:
    found = body(link.body_code)
    return spoken(found.names) if found else link.body_code
