"""What moves from a body that ends in this room: questions that wait for an answer. Lessons stay where they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.organisation.holdings import Told
from utblick.organisation.models import Body
from utblick.organisation.successions import Moving, provide_moving
from utblick.support.actions.questions import question_url
from utblick.support.models import SupportQuestion


def register() -> None:
    provide_moving(Moving("support_questions", _("Obesvarade frågor till samordnaren"), _questions, _tell, _move))


def _questions(body: Body) -> list[SupportQuestion]:
    return list(SupportQuestion.objects.filter(body=body, answered_on=None))


def _tell(row: SupportQuestion) -> Told:
    return Told(str(row), question_url(row), row.body_id)


def _move(opened: Change, row: SupportQuestion, to: Body) -> None:
    opened.alter(row, verb="support_question.move", body=to)
