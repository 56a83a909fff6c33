"""Pages on which a body ends and its successors take over, and on which newly elected members are entered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require, standing_of
from utblick.clock.queries import today
from utblick.organisation import queries
from utblick.organisation.actions.reorganising import elect, reorganise
from utblick.organisation.models import Body
from utblick.organisation.queries.reorganising import leaving
from utblick.organisation.reorganising_forms import ElectedForm, SuccessorsForm
from utblick.organisation.views.bodies import seen_body
from utblick.organisation.views.saving import save_or_show
from utblick.ui.requests import ActorRequest

PREFIX = "val:"


@require_http_methods(["GET", "HEAD", "POST"])
def reorganise_body(request: ActorRequest, code: str) -> HttpResponse:
    """First the day and the successors; then what moves and each choice; then one press."""
    body = seen_body(request, code)
    require(request.actor, "body.reorganise", standing_of(body))
    form = _successors(request, body)
    if not (form.is_bound and form.is_valid()):
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "organisation/reorganise.html", {"body": body, "form": form}, status=status)
    refused: list[str] = []
    if request.method == "POST":
        try:
            return _moved(request, body, form)
        except ValidationError as problem:
            refused = problem.messages
    return _preview(request, seen_body(request, code), form, refused)


def _successors(request: ActorRequest, body: Body) -> SuccessorsForm:
    others = queries.bodies(request.actor, today()).exclude(pk=body.pk)
    data = request.POST if request.method == "POST" else request.GET
    initial = {"sista": body.valid_to, "till": [body.successor.code] if body.successor else []}
    return SuccessorsForm(data if "sista" in data else None, others, initial=initial)


def _moved(request: ActorRequest, body: Body, form: SuccessorsForm) -> HttpResponse:
    last_day = form.cleaned_data["sista"]
    successors = list(form.cleaned_data["till"])
    moved = reorganise(request.actor, body, last_day=last_day, successors=successors, choices=_choices(request))
    if last_day >= today():
        messages.success(request, _("Dagen är sparad. När den har gått säger organets sida vad som ska flyttas."))
    else:
        messages.success(request, _("Flyttat till de nya organen: %d poster.") % sum(moved.values()))
    return redirect("organisation:body", code=body.code)


def _choices(request: ActorRequest) -> dict[str, str]:
    return {key.removeprefix(PREFIX): str(text) for key, text in request.POST.items() if key.startswith(PREFIX)}


def _preview(request: ActorRequest, body: Body, form: SuccessorsForm, refused: list[str]) -> HttpResponse:
    body.valid_to = form.cleaned_data["sista"]
    context = {
        "body": body,
        "form": form,
        "successors": list(form.cleaned_data["till"]),
        "last_day": body.valid_to,
        "has_ended": body.valid_to < today(),
        "leaving": leaving(body, request.actor),
        "chosen": _choices(request),
        "refused": refused,
        "prefix": PREFIX,
    }
    return render(request, "organisation/reorganise_check.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def after_election(request: ActorRequest, code: str) -> HttpResponse:
    """The elected assignments of a body end on a day, and the new ones are entered."""
    body = seen_body(request, code)
    require(request.actor, "assignment.add", standing_of(body))

    def save(told: dict[str, Any]) -> str:
        begun = elect(request.actor, body, **told)
        messages.success(request, _("%d uppdrag börjar efter valet.") % begun)
        return reverse("organisation:body", args=[body.code])

    context = {
        "title": _("Efter valet: %s") % body.name,
        "lead": _("De valdas uppdrag upphör den dagen, och de nya börjar dagen efter. Allt sparas på en gång."),
        "back_url": reverse("organisation:body", args=[body.code]),
        "back_label": body.name,
    }
    return save_or_show(request, ElectedForm(request.POST or None), save, context)
