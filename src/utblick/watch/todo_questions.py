"""What EU questions put on the start page: a remiss that waits for an answer, a last day that must be asked about."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.jobs.todo import TodoRow
from utblick.values import Actor
from utblick.watch.models import EuPaper, EuQuestion, PaperLink, QuestionMatch, QuestionStand
from utblick.watch.sources.stages import AnswerKind

MOST = 6
SOON = timedelta(days=120)


def questions_todo(actor: Actor, today: date) -> list[TodoRow]:
    """Rows for the coordinator, and for those whose body a remiss concerns; one query."""
    if not may(actor, "question_stand.take"):
        return []
    referred = _referred(actor, today).order_by("next_on", "pk").values("pk")[:MOST]
    unsure = _unsure().order_by("-last_paper_on", "pk").values("pk")[:MOST]
    asked = Q(pk__in=unsure) if may(actor, "eu_paper.settle") else Q(pk__in=[])
    rows = EuQuestion.objects.annotate(asked=asked, waits=Q(pk__in=referred)).filter(Q(asked=True) | Q(waits=True))
    found = list(rows.order_by("next_on", "pk"))
    return [
        *(_asking(question) for question in found if question.asked),
        *(_answering(question) for question in found if question.waits),
    ]


def _unsure() -> QuerySet[EuQuestion]:
    """Questions that concern a body here, with a last day that nobody has confirmed."""
    concerning = Exists(QuestionMatch.objects.filter(question=OuterRef("pk")))
    return EuQuestion.objects.filter(concerning, next_certain=False, merged_into=None)


def _referred(actor: Actor, today: date) -> QuerySet[EuQuestion]:
    """Remisser that concern one's bodies (every body, for a coordinator) and that nobody has said no to."""
    codes = actor.bodies
    matched = QuestionMatch.objects.filter(question=OuterRef("pk"))
    said = QuestionStand.objects.filter(question=OuterRef("pk"), choice__in=("not_for_us", "answered"))
    declined = PaperLink.objects.filter(
        question=OuterRef("pk"), paper__answer_kind=AnswerKind.REFERRAL, paper__addressee=EuPaper.Addressee.NO
    )
    return EuQuestion.objects.filter(
        Q(Exists(matched.filter(body_code__in=codes) if codes else matched)),
        ~Exists(said.filter(body_code__in=codes) if codes else said),
        ~Exists(declined),
        next_kind=AnswerKind.REFERRAL,
        next_on__range=(today, today + SOON),
        merged_into=None,
    )


def _asking(question: EuQuestion) -> TodoRow:
    return TodoRow(
        "waiting",
        _("Säg om sista dagen stämmer: %s") % _title(question),
        f"{question.get_absolute_url()}#sista-dag",
        question.next_on,
        _("Dagen är läst ur löptext och kan betyda något annat."),
    )


def _answering(question: EuQuestion) -> TodoRow:
    return TodoRow(
        "waiting",
        _("Svara på remissen, eller säg nej: %s") % _title(question),
        question.get_absolute_url(),
        question.next_on,
        _("Den berör ett bevakningsområde hos er."),
    )


def _title(question: EuQuestion) -> str:
    return question.titles.in_language(get_language() or "sv")
