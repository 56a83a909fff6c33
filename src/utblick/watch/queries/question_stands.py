"""Which EU questions wait for a stand, body by body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from utblick.audit.policy import visible
from utblick.values import Actor
from utblick.watch.models import EuQuestion, QuestionMatch, QuestionStand
from utblick.watch.queries.fields import OwnField, own_fields


@dataclass(frozen=True)
class BodyQuestions:
    """How many EU questions with time left wait for a body's stand."""

    body: OwnField
    new: int


def body_questions(body_code: str, day: date, *, choice: str = "") -> QuerySet[Any]:
    """A body's matches with their question, while something can be said, with the stand (``choice``, "new" when none)
    and its version; Ny first, then by last day. The caller has checked that the actor may see the body's stands."""
    rows = _with_time_left(_with_stand(QuestionMatch.objects.filter(body_code=body_code)), day)
    if choice:
        rows = rows.filter(choice=choice)
    first = Case(When(choice=QuestionStand.Choice.NEW, then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered = rows.order_by(first, F("question__next_on").asc(nulls_last=True), "-score", "pk")
    return ordered.select_related("question")


def questions_by_body(actor: Actor, day: date) -> list[BodyQuestions]:
    """For each body the actor follows: how many questions wait for a stand. Two queries."""
    followed = own_fields(actor)
    rows = _with_stand(QuestionMatch.objects.filter(body_code__in=[body.code for body in followed]))
    waiting = _with_time_left(rows, day).filter(choice=QuestionStand.Choice.NEW)
    counted = waiting.order_by().values("body_code").annotate(new=Count("pk"))
    numbers = {row["body_code"]: row["new"] for row in counted}
    return [BodyQuestions(body, numbers.get(body.code, 0)) for body in followed]


def question_stand_of(actor: Actor, question: EuQuestion, body_code: str) -> QuestionStand | None:
    """The stand a body has taken, or None when it has taken none that the actor may see."""
    return visible(QuestionStand.objects.filter(question=question, body_code=body_code), actor).first()


def _with_time_left(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    return rows.filter(Q(question__next_on__gte=day) | Q(question__next_certain=False))


def _with_stand(rows: QuerySet[QuestionMatch]) -> QuerySet[Any]:
    taken = QuestionStand.objects.filter(question=OuterRef("question"), body_code=OuterRef("body_code"))
    return rows.annotate(
        choice=Coalesce(Subquery(taken.values("choice")[:1]), Value(QuestionStand.Choice.NEW.value)),
        stand_version=Coalesce(Subquery(taken.values("version")[:1]), Value(0)),
    )
