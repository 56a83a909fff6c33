"""Pages of questions to the coordinator."""

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
from utblick.support.actions.questions import answer_question, ask_coordinator, question_url
from utblick.support.forms.questions import AnswerForm, QuestionFilter, QuestionForm
from utblick.support.models import SupportQuestion
from utblick.support.queries import questions as queries
from utblick.support.workbooks import send_table
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_questions(request: ActorRequest) -> HttpResponse:
    """Questions by words, nämnd and whether they have been answered; and how many came this year."""
    filters, asked, rows = _asked(request)
    day, sees_all = today(), may(request.actor, "support_question.answer")
    page = page_of(rows, request.GET)
    context = {
        "filters": filters,
        "filtered": any(asked.values()),
        "page": page,
        "rows": [(row, row.days(day)) for row in page],
        "year": day.year,
        "counted": queries.asked_by_body(request.actor, day.year) if sees_all else [],
        "may_ask": may(request.actor, "support_question.ask"),
    }
    return render(request, "support/questions.html", context)


@require_safe
def questions_table(request: ActorRequest) -> FileResponse:
    """The same as Excel."""
    return send_table(_asked(request)[2], _("Frågor till samordnaren"))


@require_safe
def show_question(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    context = {
        "question": row,
        "about": queries.about(request.actor, row.about),
        "days": row.days(today()),
        "may_answer": may(request.actor, "support_question.answer", row),
    }
    return render(request, "support/question.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Ask the coordinator; ``?om=`` is the Ref of what the question is about."""
    about = queries.about(request.actor, request.GET.get("om", ""))
    own = bodies_open_to(request.actor, "support_question.ask", today())
    initial = {"body": own.first(), "asked_by": request.actor.name, "reply_to": getattr(request.user, "email", "")}
    form = QuestionForm(request.POST or None, initial=initial, bodies=own)

    def save(told: dict[str, Any]) -> str:
        row = ask_coordinator(request.actor, about=str(about.ref) if about else "", **told)
        messages.success(request, _("Frågan är skickad till samordnaren."))
        return question_url(row)

    context = {
        "title": _("Fråga samordnaren"),
        "lead": _("Gäller: %s") % about.title if about else "",
        "back_url": about.url if about else reverse("support:questions"),
        "back_label": about.title if about else _("Frågor"),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "support_question.answer", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        kept = answer_question(request.actor, row, version=posted_version(request), **told)
        messages.success(request, _("Svaret är sparat."))
        return question_url(kept)

    form = AnswerForm(request.POST or None, instance=_seen(request, pk))
    context = {
        "title": _("Svara"),
        "lead": row.what,
        "back_url": question_url(row),
        "back_label": _("Frågan"),
        "row": row,
    }
    return save_or_show(request, form, save, context)


def _seen(request: ActorRequest, pk: UUID) -> SupportQuestion:
    return found(queries.question(request.actor, pk))


def _asked(request: ActorRequest) -> tuple[QuestionFilter, dict[str, Any], QuerySet[SupportQuestion]]:
    """The filters, what they ask for, and the questions that are asked for."""
    owners = [(row.code, row.name) for row in bodies(request.actor, today())]
    filters = QuestionFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    state, body_code = asked.get("lage", ""), asked.get("namnd", "")
    return filters, asked, queries.questions(
        request.actor, words=asked.get("q", ""), state=state, body_code=body_code
    )  # fmt: skip
