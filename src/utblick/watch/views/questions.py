"""The list of EU questions, the page of one, and what people say of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.cases.actions.matters import may_open
from utblick.clock.queries import today
from utblick.ui import kinds
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.models import EuPaper, EuQuestion, QuestionStand
from utblick.watch.queries import questions as reading
from utblick.watch.queries.calls import ANY
from utblick.watch.question_forms import AddresseeForm, LinkForm, QuestionFilter, QuestionStandForm, SettleForm


def questions(request: ActorRequest) -> HttpResponse:
    """EU questions, remisser first, by last day; every filter stands in the address."""
    day, bodies = today(), queries.own_fields(request.actor)
    filters = QuestionFilter({"body": ANY if bodies else "", **request.GET.dict()}, bodies)
    page = page_of(reading.questions(request.actor, day, bodies=bodies, **filters.chosen()), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": [_row(row) for row in page],
        "today": day,
        "follows": bool(bodies),
        "may_see_sources": may(request.actor, "source.switch"),
        "any_stored": bool(page) or reading.any_questions(request.actor),
    }
    return render(request, "watch/questions.html", context)


def question(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One question: how far it has come, what can be said until when, and its papers. A merged one leads on."""
    page = reading.question_page(request.actor, pk, today())
    if page is not None:
        return _shown(request, page)
    row: EuQuestion = found(reading.question(request.actor, pk))
    return redirect(found(row.merged_into))


@require_POST
def settle(request: ActorRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Say that the last day read is right, is another, or is none."""
    row, one = _found(request, pk, paper)
    form = SettleForm(request.POST, prefix=None)
    if not form.is_valid():
        return page_with_mistakes(request, row, form)
    told = form.cleaned_data
    try:
        actions.settle_last_day(request.actor, one, told["answer"], on=told["on"], version=told["version"])
    except ValidationError as error:
        form.add_error(None, error.messages[0])
        return page_with_mistakes(request, row, form)
    except Stale as stale:
        return conflict(request, form, stale, row.get_absolute_url())
    messages.success(request, _("Tack. Dagen gäller tills källan skriver något annat."))
    return redirect(row)


@require_POST
def addressee(request: ActorRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Answer *Är vi remissinstans?*."""
    row, one = _found(request, pk, paper)
    form = AddresseeForm(request.POST)
    if not form.is_valid():
        return page_with_mistakes(request, row, form)
    told = form.cleaned_data
    try:
        actions.answer_addressee(request.actor, one, told["answer"], version=told["version"])
    except Stale as stale:
        return conflict(request, form, stale, row.get_absolute_url())
    messages.success(request, _("Svaret är sparat."))
    return redirect(row)


@require_POST
def link(request: ActorRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Put a paper in the file of another question too."""
    row, one = _found(request, pk, paper)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return page_with_mistakes(request, row, form)
    try:
        joined = actions.link_paper(request.actor, one, form.cleaned_data["number"])
    except ValidationError as error:
        form.add_error("number", error.messages[0])
        return page_with_mistakes(request, row, form)
    messages.success(request, _("Papperet är kopplat."))
    return redirect(joined or row)


@require_POST
def unlink(request: ActorRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Take a paper out of the question's file."""
    row, one = _found(request, pk, paper)
    actions.unlink_paper(request.actor, row, one)
    messages.success(request, _("Papperet hör inte längre till frågan."))
    return redirect(row)


@require_POST
def answer(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Open the matter in which a body answers the remiss."""
    row: EuQuestion = found(reading.question(request.actor, pk))
    field = found(queries.watch_field(request.actor, body_code))
    remiss = found(found(reading.question_page(request.actor, pk, today())).open_referral)
    try:
        matter = actions.open_answer(request.actor, row, remiss, field.body_code)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(row)
    messages.success(request, _("Ärendet är öppnat."))
    return redirect(kinds.kind(matter.kind).url(matter))


def page_with_mistakes(request: ActorRequest, row: EuQuestion, wrong: Form) -> HttpResponse:
    """The page again, with what was wrong in a form."""
    return _shown(request, found(reading.question_page(request.actor, row.pk, today())), wrong, 422)


def _shown(
    request: ActorRequest, page: reading.QuestionPage, wrong: Form | None = None, status: int = 200
) -> HttpResponse:
    actor, row = request.actor, page.question
    concerns = []
    for concern in page.concerns:
        may_take = may(actor, "question_stand.take", concern.stand or QuestionStand(body_code=concern.body.code))
        initial = {
            "owner": (concern.stand.owner if concern.stand else "") or actor.name,
            "version": concern.stand.version if concern.stand else 0,
        }
        form = QuestionStandForm(initial=initial, auto_id=f"id_{concern.body.code}_%s") if may_take else None
        concerns.append((concern, form))
    context: dict[str, Any] = {
        "page": page,
        "question": row,
        "concerns": concerns,
        "today": today(),
        "wrong": wrong,
        "may_settle": may(actor, "eu_paper.settle"),
        "may_answer": may(actor, "eu_paper.answer"),
        "may_link": may(actor, "eu_paper.link"),
        "asking": [(paper, _settle_form(paper)) for paper in page.asking],
        "link_form": LinkForm(auto_id=False),
        "reasons": QuestionStand.Reason.choices,
        "answered_by": [concern.body for concern in page.concerns if may_open(actor, concern.body.code)],
    }
    return render(request, "watch/question.html", context, status=status)


def _settle_form(paper: EuPaper) -> SettleForm:
    initial = {"on": paper.answer_on, "version": paper.version}
    return SettleForm(initial=initial, auto_id=f"id_{paper.pk}_%s")


def _found(request: ActorRequest, pk: UUID, paper: UUID) -> tuple[EuQuestion, EuPaper]:
    row: EuQuestion = found(reading.question(request.actor, pk))
    return row, found(reading.paper_of(request.actor, row, paper))


def _row(row: Any) -> dict[str, Any]:
    stands = {stand.body_code: stand for stand in row.own_stands}
    return {
        "question": row,
        "concerns": [(match.body_code, stands.get(match.body_code)) for match in row.own_matches],
    }
