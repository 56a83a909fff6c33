"""The support that the administrations got in a year, in figures (R5.7)."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.audit.policy import may, visible
from utblick.support.models import Gathering, Lesson
from utblick.support.queries.questions import Asked, asked_by_body
from utblick.values import Actor


@dataclass(frozen=True)
class SupportYear:
    """Questions by nämnd, the gatherings that were held, and how many lessons were written."""

    questions: tuple[Asked, ...]
    gatherings: tuple[Gathering, ...]
    lessons: int

    @property
    def asked(self) -> int:
        return sum(row.asked for row in self.questions)

    @property
    def answered(self) -> int:
        return sum(row.answered for row in self.questions)

    @property
    def attended(self) -> int:
        return sum(row.attended or 0 for row in self.gatherings)


def support_of_year(actor: Actor, year: int) -> SupportYear | None:
    """What a year's support was; None for one who may not see all questions, and for a year without any support.

    Three queries. A gathering counts when it is noted how many came.
    """
    if not may(actor, "support_question.answer"):
        return None
    held = visible(Gathering.objects.filter(starts_on__year=year, attended__isnull=False), actor)
    told = SupportYear(
        tuple(asked_by_body(actor, year)),
        tuple(held.order_by("starts_on", "pk")),
        visible(Lesson.objects.filter(written_on__year=year), actor).count(),
    )
    return told if told.questions or told.gatherings or told.lessons else None
