"""Reading questions to the coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from utblick.audit.policy import visible
from utblick.support.models import SupportQuestion
from utblick.support.queries.lessons import any_holds
from utblick.ui import kinds
from utblick.ui.kinds import Link
from utblick.values import Actor, Ref

WAITING, ANSWERED, COMMON = "vantar", "besvarade", "vanliga"
_STATES = {WAITING: Q(answered_on=None), ANSWERED: Q(answered_on__isnull=False), COMMON: Q(helps_more=True)}
_ABOUT = ("call", "application", "project", "idea", "partner", "eu_question")


@dataclass(frozen=True, slots=True)
class Asked:
    """How many questions of a nämnd came in a year, and how many of them have been answered."""

    body: str
    asked: int
    answered: int


def questions(actor: Actor, *, words: str = "", state: str = "", body_code: str = "") -> QuerySet[SupportQuestion]:
    """Questions the actor may see: those that wait first, the longest waiting at the top; then the latest answers."""
    rows = visible(SupportQuestion.objects.select_related("body"), actor)
    rows = rows.filter(body_id=body_code) if body_code else rows
    rows = rows.filter(_STATES[state]) if state in _STATES else rows
    for word in words.split()[:8]:
        rows = rows.filter(any_holds(("what", "answer"), (word,)))
    return rows.order_by(F("answered_on").desc(nulls_first=True), "asked_on", "pk")


def question(actor: Actor, pk: UUID) -> SupportQuestion | None:
    return questions(actor).filter(pk=pk).first()


def common_answers(actor: Actor, most: int) -> QuerySet[SupportQuestion]:
    """The latest answers that can help more."""
    return questions(actor, state=COMMON).order_by("-answered_on", "-pk")[:most]


def asked_by_body(actor: Actor, year: int) -> list[Asked]:
    """The support log of a year in figures, per nämnd (R5.7). One query."""
    rows = visible(SupportQuestion.objects.filter(asked_on__year=year), actor).order_by()
    counted = rows.values("body__name").annotate(asked=Count("pk"), answered=Count("answered_on"))
    return [Asked(row["body__name"], row["asked"], row["answered"]) for row in counted.order_by("body__sort_name")]


def about(actor: Actor, text: str) -> Link | None:
    """What a question is about, as a link; None for a wrong Ref and for what the actor may not see."""
    try:
        ref = Ref.parse(text)
    except ValueError:
        return None
    return kinds.link(ref, actor) if ref.kind in _ABOUT else None


def load_questions(ids: Sequence[UUID], actor: Actor) -> dict[UUID, SupportQuestion]:
    return {row.pk: row for row in questions(actor).filter(pk__in=ids)}
