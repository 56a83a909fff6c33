"""Pages of disposal (gallring)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.access import Standing
from utblick.accounts.queries import names_of
from utblick.archive import actions
from utblick.archive.forms import DecisionForm
from utblick.archive.queries.disposal import disposal_list, item, items_of, lists
from utblick.audit.policy import may, policy, require
from utblick.clock.queries import today
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The disposal lists, and the authorities for which one can be gathered."""
    require(request.actor, "disposal_list.see")
    own = [body for body in bodies(request.actor, today()) if _may(request, "gather", Standing(body.code))]
    return render(request, "archive/lists.html", {"page": page_of(lists(request.actor), request.GET), "own": own})


@require_POST
def gather(request: ActorRequest) -> HttpResponse:
    require(request.actor, "disposal_list.gather")
    try:
        gathered = actions.gather_list(request.actor, request.POST.get("body", ""))
    except ValidationError as refused:
        messages.info(request, " ".join(refused.messages))
        return redirect("archive:lists")
    return redirect("archive:list", gathered.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """A list with its documents; posting carries it out by a decision."""
    require(request.actor, "disposal_list.see")
    shown = found(disposal_list(request.actor, identifier))
    form = DecisionForm(request.POST or None, initial={"decided_on": today()})

    def save(given: dict[str, Any]) -> str:
        actions.decide_list(request.actor, shown, **given)
        messages.success(request, _("Handlingarna är gallrade."))
        return reverse("archive:list", args=[shown.pk])

    names = names_of({shown.first_by, shown.second_by})
    context = {
        "shown": shown,
        "row": shown,
        "items": items_of(request.actor, shown),
        "first": names.get(shown.first_by, shown.first_by),
        "second": names.get(shown.second_by, shown.second_by),
        "may_review": not shown.second_by and may(request.actor, "disposal_list.review", shown),
        "may_decide": shown.second_by and not shown.done_at and may(request.actor, "disposal_list.decide", shown),
        "may_spare": not shown.done_at and may(request.actor, "disposal_list.gather", shown),
        "back_url": reverse("archive:lists"),
    }
    return save_or_show(request, form, save, context, "archive/list.html")


@require_POST
def review(request: ActorRequest, identifier: UUID) -> HttpResponse:
    reviewed = found(disposal_list(request.actor, identifier))
    try:
        actions.review_list(request.actor, reviewed)
        messages.success(request, _("Din granskning är antecknad."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("archive:list", identifier)


@require_POST
def spare(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Take one document off a list."""
    spared = found(item(request.actor, identifier))
    try:
        actions.spare(request.actor, spared)
        messages.success(request, _("Handlingen är borttagen från listan. Den ska granskas på nytt."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("archive:list", spared.on_list_id)


def _may(request: ActorRequest, act: str, standing: Standing) -> bool:
    return policy().allows(request.actor, act, "disposal_list", standing)
