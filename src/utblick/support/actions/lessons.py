"""Writing lessons."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.organisation.models import Body
from utblick.projects.models import Application, Project
from utblick.search.actions import store_entry
from utblick.search.models import SearchEntry
from utblick.support.models import Lesson
from utblick.support.programmes import programmes_in
from utblick.values import Actor

LONGEST_PROGRAMME = 120


def write_lesson(
    actor: Actor, *, body: Body, advice: str, programme: str = "", worked: str = "", avoid: str = "",
    application: Application | None = None,
) -> Lesson:  # fmt: skip
    """Write a lesson for the next one; without a programme that of the application is taken."""
    with change(actor, "lesson.write", Standing(body.code)) as opened:
        told = {"programme": programme or programme_told(application), "worked": worked, "avoid": avoid}
        return _add(opened, Lesson(body=body, application=application, advice=advice, **told))


def keep_advice(opened: Change, project: Project, advice: str) -> None:
    """The lesson that a project gives when it is closed, inside that change."""
    application = project.application
    told = {"programme": programme_told(application), "advice": advice}
    _add(opened, Lesson(body_id=project.body_id, application=application, **told))


def alter_lesson(actor: Actor, lesson: Lesson, *, version: int, **new: Any) -> Lesson:
    """Change a lesson's texts or programme. Raises Stale."""
    with change(actor, "lesson.alter", standing_of(lesson)) as opened:
        opened.alter(lesson, version=version, **new)
        _index(opened, lesson)
    return lesson


def programme_told(application: Application | None) -> str:
    """The programme of an application as it is known: that of its call, of its funding test, or of its title."""
    if application is None:
        return ""
    call = application.idea.call
    tests = [test.programme for test in application.idea.tests.all() if test.programme]
    told = [call.programme_sv or call.programme_en, call.identifier] if call else []
    known = next((text for text in (*told, *tests) if text), "")
    if not known and (found := programmes_in(application.title)):
        known = found[0].name
    return known[:LONGEST_PROGRAMME]


def _add(opened: Change, lesson: Lesson) -> Lesson:
    lesson.written_on, lesson.written_by = today(), opened.actor.label
    opened.add(lesson, verb="lesson.write")
    _index(opened, lesson)
    return lesson


def _index(opened: Change, lesson: Lesson) -> None:
    """Found inside the municipality, also by every way to write its programme."""
    known = " ".join(programme.name for programme in programmes_in(lesson.programme, lesson.advice))
    about = lesson.application.title if lesson.application else ""
    store_entry(
        opened, lesson.ref, scope=SearchEntry.INTERNAL, title=str(lesson), url=lesson_url(lesson),
        text=" ".join((lesson.programme, known, about, lesson.advice, lesson.worked, lesson.avoid)),
        day=lesson.written_on,
    )  # fmt: skip


def lesson_url(lesson: Lesson) -> str:
    return reverse("support:lesson", args=[lesson.pk])
