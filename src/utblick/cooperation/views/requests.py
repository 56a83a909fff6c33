"""Pages of partner requests, for those who work with them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.facing import request_page
from utblick.cooperation.forms.requests import AnsweredForm, RequestFilter, ReviewForm, TakeInForm
from utblick.cooperation.letters.paragraphs import paragraphs
from utblick.cooperation.models import PartnerRequest
from utblick.documents.uploads import checked_size
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

COMPANIES_AND_COMMITTEES = (
    Body.Kind.EXECUTIVE_BOARD, Body.Kind.COMMITTEE, Body.Kind.JOINT, Body.Kind.COMPANY_BOARD,
)  # fmt: skip


@require_safe
def list_requests(request: ActorRequest) -> HttpResponse:
    """Partner requests, those that wait first."""
    names = _bodies(request)
    filters = RequestFilter(request.GET, bodies=names)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.requests(request.actor, state=asked.get("lage", ""), body_code=asked.get("namnd", ""))
    context = {
        "filters": filters,
        "page": page_of(rows, request.GET),
        "filtered": any(asked.values()),
        "may_register": may(request.actor, "partner_request.register"),
        "may_review": may(request.actor, "partner_request.review"),
        "today": today(),
    }
    return render(request, "cooperation/requests.html", context)


@require_http_methods(["GET", "POST"])
def take_in(request: ActorRequest) -> HttpResponse:
    """Files, or a pasted letter, as requests; the good ones are kept although others are refused."""
    form = TakeInForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require(request.actor, "partner_request.register")
        if form.is_valid() and (target := _take(request, form)):
            return redirect(target)
    return render(request, "cooperation/take_in.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def show_request(request: ActorRequest, id: UUID) -> HttpResponse:
    """One request: how it stands, what to do next, what it says."""
    row = _request(request, id)
    return render(request, "cooperation/request.html", request_page(request.actor, row, AnsweredForm(initial=_now())))


@require_http_methods(["GET", "POST"])
def review(request: ActorRequest, id: UUID) -> HttpResponse:
    """Confirm what was read out of it, and send it to a nämnd."""
    row = _request(request, id)
    require(request.actor, "partner_request.review", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        actions.review_request(
            request.actor, found(queries.request(request.actor, id)), version=posted_version(request), **told
        )
        messages.success(request, _("Förfrågan är genomgången."))
        return reverse("cooperation:request", args=[id])

    context = {
        "title": _("Gå igenom förfrågan"),
        "lead": _("Uppgifterna är lästa ur förfrågan. Rätta det som är fel."),
        "back_url": reverse("cooperation:request", args=[id]),
        "back_label": row.what,
        "row": row,
        "paragraphs": paragraphs(row.text),
    }
    form = ReviewForm(request.POST or None, instance=row, bodies=_bodies(request))
    return save_or_show(request, form, save, context, "cooperation/review.html")


@require_POST
def stand(request: ActorRequest, id: UUID) -> HttpResponse:
    """Say *Tittar på*, *Ja* or *Nej*."""
    row = _request(request, id)
    require(request.actor, "partner_request.stand", standing_of(row))
    told = request.POST.get("stand", "")
    if told in (PartnerRequest.Stand.LOOKING, PartnerRequest.Stand.YES, PartnerRequest.Stand.NO):
        actions.stand_on_request(request.actor, row, told)
        messages.success(request, _("Sparat. Ingen har fått svar: det skickar du själv."))
    return redirect("cooperation:request", id)


@require_POST
def answered(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that somebody has answered."""
    row = _request(request, id)
    require(request.actor, "partner_request.answer", standing_of(row))
    form = AnsweredForm(request.POST)
    if form.is_valid():
        try:
            actions.note_answered(request.actor, row, form.cleaned_data["on"])
        except actions.NotYetError:
            form.add_error("on", _("Dagen har inte varit än. Skriv en dag till och med i dag."))
        else:
            messages.success(request, _("Noterat att förfrågan är besvarad."))
            return redirect("cooperation:request", id)
    return render(request, "cooperation/request.html", request_page(request.actor, row, form), status=422)


@require_POST
def accept_sender(request: ActorRequest, id: UUID) -> HttpResponse:
    """Let in a letter from an unknown sender."""
    row = _request(request, id)
    require(request.actor, "partner_request.review", standing_of(row))
    actions.accept_sender(request.actor, row)
    messages.success(request, _("Förfrågan är insläppt."))
    return redirect("cooperation:request", id)


def _request(request: ActorRequest, id: UUID) -> PartnerRequest:
    return found(queries.request(request.actor, id))


def _bodies(request: ActorRequest) -> list[tuple[str, str]]:
    """The bodies of today that a request may be sent to, as choices."""
    rows = bodies(request.actor, today()).filter(body_kind__in=COMPANIES_AND_COMMITTEES)
    return [(row.code, row.name) for row in rows]


def _now() -> dict[str, Any]:
    return {"on": today()}


def _take(request: ActorRequest, form: TakeInForm) -> str:
    """Take in what was given; where to go then, "" when something was refused (the reasons stand in the form)."""
    taken: list[actions.Received] = []
    for upload in form.cleaned_data["letters"]:
        try:
            taken.append(_one(request, upload))
        except ValidationError as refused:
            form.add_error("letters", [f"{upload.name}: {told}" for told in refused.messages])
    if form.cleaned_data["text"].strip():
        taken.append(actions.take_text(request.actor, form.cleaned_data["text"]))
    new = sum(1 for one in taken if one.new)
    if new:
        messages.success(request, ngettext("%d ny förfrågan.", "%d nya förfrågningar.", new) % new)
    if old := len(taken) - new:
        messages.info(request, ngettext("%d fanns redan.", "%d fanns redan.", old) % old)
    if form.errors:
        return ""
    if len(taken) == 1:
        return reverse("cooperation:request", args=[taken[0].request.pk])
    return reverse("cooperation:requests")


def _one(request: ActorRequest, upload: UploadedFile) -> actions.Received:
    checked_size(upload.size or 0)
    return actions.take_file(request.actor, upload.name or "", upload.read())
