"""Reading lessons."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from utblick.audit.policy import visible
from utblick.projects.models import Application
from utblick.projects.queries import applications
from utblick.support.models import Lesson
from utblick.support.programmes import Programme
from utblick.values import Actor

_TEXTS = ("advice", "worked", "avoid", "programme", "application__title")


def lessons(actor: Actor) -> QuerySet[Lesson]:
    """Lessons, the latest first, with what a row shows."""
    return visible(Lesson.objects.select_related("body", "application__project"), actor)


def lesson(actor: Actor, pk: UUID) -> Lesson | None:
    return lessons(actor).filter(pk=pk).first()


def lessons_about(
    actor: Actor,
    words: str = "",
    programme: Programme | None = None,
    body_code: str = "",
    learnt_in: UUID | None = None,
) -> QuerySet[Lesson]:
    """Lessons that hold the words, or speak of the programme that the words mean; of a body, of an application."""
    rows = lessons(actor).filter(body_id=body_code) if body_code else lessons(actor)
    rows = rows.filter(application_id=learnt_in) if learnt_in else rows
    if not words:
        return rows
    wanted = Q()
    for word in words.split()[:8]:
        wanted &= any_holds(_TEXTS, (word,))
    if programme is not None:
        wanted |= any_holds(("programme", "application__idea__call__programme_sv"), programme.names)
    return rows.filter(wanted)


def any_holds(fields: Sequence[str], texts: Sequence[str]) -> Q:
    """Rows of which one of the fields holds one of the texts."""
    found = Q(pk__in=[])
    for field in fields:
        for text in texts:
            found |= Q(**{f"{field}__icontains": text})
    return found


def load_lessons(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Lesson]:
    return {row.pk: row for row in lessons(actor).filter(pk__in=ids)}


def application_of(actor: Actor, identifier: str) -> Application | None:
    """The application that a lesson is to be written of, or None for anything else."""
    try:
        return applications(actor).filter(pk=UUID(identifier)).first()
    except ValueError:
        return None
