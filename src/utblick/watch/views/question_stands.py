"""*Ta ställning* to EU questions: what waits for a body, and its answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.models import EuQuestion, QuestionStand
from utblick.watch.queries import question_stands as stands
from utblick.watch.queries import questions as reading
from utblick.watch.question_forms import QuestionStandForm
from utblick.watch.views.questions import page_with_mistakes
from utblick.watch.views.stands import QUICK
from utblick.watch.views.undoing import own_address, take_back, tell_stand


def bodies(request: ActorRequest) -> HttpResponse:
    """What waits, body by body; straight on when there is only one."""
    waiting = stands.questions_by_body(request.actor, today())
    if len(waiting) == 1:
        return redirect("questions:body_stands", waiting[0].body.code)
    return render(request, "watch/question_stands.html", {"waiting": waiting})


def body(request: ActorRequest, body_code: str) -> HttpResponse:
    """One body's EU questions with time left, new ones first, with a button for each stand and each reason."""
    row = found(queries.watch_field(request.actor, body_code))
    day, asked = today(), request.GET.get("choice", "")
    choice = asked if asked in QuestionStand.Choice.values else ""
    waiting = {one.body.code: one for one in stands.questions_by_body(request.actor, day)}
    context = {
        "waiting": waiting[row.body_code],
        "page": page_of(stands.body_questions(row.body_code, day, choice=choice), request.GET),
        "choices": QuestionStand.Choice.choices,
        "choice": choice,
        "quick": [(one.value, one.label) for one in QUICK],
        "reasons": QuestionStand.Reason.choices,
        "today": day,
        "may_take": may(request.actor, "question_stand.take", QuestionStand(body_code=row.body_code)),
        "here": request.get_full_path(),
    }
    return render(request, "watch/body_question_stands.html", context)


@require_POST
def take(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Take a body's stand, from the list or from the question's page."""
    row: EuQuestion = found(reading.question(request.actor, pk))
    field = found(queries.watch_field(request.actor, body_code))
    form = QuestionStandForm(request.POST)
    if not form.is_valid():
        return page_with_mistakes(request, row, form)
    told = form.cleaned_data
    try:
        stand = actions.take_question_stand(
            request.actor,
            row,
            field.body_code,
            told["choice"],
            reason=told["reason"],
            owner=told["owner"] or request.actor.name,
            version=told["version"],
        )
    except Stale as stale:
        return conflict(request, form, stale, row.get_absolute_url())
    back = own_address(request.POST.get("back", ""))
    tell_stand(request, stand, reverse("questions:undo_stand", args=[row.pk, field.body_code]), back)
    return HttpResponseRedirect(back or row.get_absolute_url())


@require_POST
def undo(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Put back what stood before a stand of the last minute."""
    row: EuQuestion = found(reading.question(request.actor, pk))
    take_back(request, stands.question_stand_of(request.actor, row, body_code), actions.undo_question_stand)
    return HttpResponseRedirect(own_address(request.GET.get("back", "")) or row.get_absolute_url())
