"""Pages of lessons: who has done it before, one lesson, and writing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.organisation.queries import bodies, bodies_open_to
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.support.actions.lessons import alter_lesson, lesson_url, programme_told, write_lesson
from utblick.support.experience_facing import shown
from utblick.support.forms.lessons import LessonFilter, LessonForm, NewLessonForm
from utblick.support.models import Lesson
from utblick.support.programmes import programme_named
from utblick.support.queries import lessons as queries
from utblick.support.queries.contacts import contacts_of
from utblick.support.queries.experience import experience, programme_of
from utblick.support.workbooks import send_table
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found, render_part
from utblick.watch.queries import call as call_seen

MOST_BESIDE, MOST_LISTED = 5, 25


@require_safe
def list_lessons(request: ActorRequest) -> HttpResponse:
    """Lessons by programme, word and nämnd; for a programme also who has applied or run a project in it."""
    filters, asked, rows = _asked(request)
    earlier = experience(request.actor, programme_named(asked.get("q", "")), MOST_LISTED)
    context = {
        "filters": filters,
        "filtered": any(asked.values()),
        "page": page_of(rows, request.GET),
        "earlier": earlier,
        "done": shown(earlier.done),
        "may_write": may(request.actor, "lesson.write"),
    }
    return render(request, "support/lessons.html", context)


@require_safe
def lessons_table(request: ActorRequest) -> FileResponse:
    """The same as Excel."""
    return send_table(_asked(request)[2], _("Lärdomar"))


@require_safe
def show_before(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who has done what a call is about: a part of the call's page, or a page of its own."""
    call = found(call_seen(request.actor, pk))
    earlier = experience(request.actor, programme_of(call), MOST_BESIDE)
    context = {
        "call": call,
        "earlier": earlier,
        "done": shown(earlier.done),
        "may_ask": may(request.actor, "support_question.ask"),
    }
    return render_part(request, "support/before.html", "support/parts/before.html", context)


@require_safe
def show_lesson(request: ActorRequest, pk: UUID) -> HttpResponse:
    row: Lesson = found(queries.lesson(request.actor, pk))
    context = {
        "lesson": row,
        "contacts": contacts_of(request.actor, [row.body])[row.body_id],
        "may_alter": may(request.actor, "lesson.alter", row),
    }
    return render(request, "support/lesson.html", context)


@require_http_methods(["GET", "POST"])
def new_lesson(request: ActorRequest) -> HttpResponse:
    """Write a lesson, of an application or project (``?ansokan=``) or of anything."""

    learnt_in = queries.application_of(request.actor, request.GET.get("ansokan", ""))
    own = bodies_open_to(request.actor, "lesson.write", today())
    initial = {"programme": programme_told(learnt_in), "body": learnt_in.body_id if learnt_in else own.first()}
    form = NewLessonForm(request.POST or None, initial=initial, bodies=own)

    def save(told: dict[str, Any]) -> str:
        row = write_lesson(request.actor, application=learnt_in, **told)
        messages.success(request, _("Lärdomen är sparad. Den visas bredvid nya utlysningar i samma program."))
        return lesson_url(row)

    context = {
        "title": _("Skriv en lärdom"),
        "lead": learnt_in.title if learnt_in else "",
        "back_url": reverse("support:lessons"),
        "back_label": _("Lärdomar"),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def change_lesson(request: ActorRequest, pk: UUID) -> HttpResponse:
    row: Lesson = found(queries.lesson(request.actor, pk))
    require(request.actor, "lesson.alter", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        return lesson_url(alter_lesson(request.actor, row, version=posted_version(request), **told))

    form = LessonForm(request.POST or None, instance=found(queries.lesson(request.actor, pk)))
    context = {"title": _("Ändra lärdomen"), "back_url": lesson_url(row), "back_label": _("Lärdom"), "row": row}
    return save_or_show(request, form, save, context)


def _asked(request: ActorRequest) -> tuple[LessonFilter, dict[str, Any], QuerySet[Lesson]]:
    """The filters, what they ask for, and the lessons that are asked for."""
    owners = [(row.code, row.name) for row in bodies(request.actor, today())]
    filters = LessonFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    words = asked.get("q", "")
    rows = queries.lessons_about(
        request.actor, words, programme_named(words), asked.get("namnd", ""), asked.get("ansokan")
    )
    return filters, asked, rows
