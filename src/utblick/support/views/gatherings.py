"""Pages of gatherings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.support.actions import gatherings as actions
from utblick.support.calendar import calendar_day
from utblick.support.forms.gatherings import GatheringFilter, GatheringForm, OutcomeForm
from utblick.support.models import Gathering
from utblick.support.queries import gatherings as queries
from utblick.support.workbooks import send_table
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch.feeds import calendar

_WITH_PEOPLE = (Body.Kind.EXECUTIVE_BOARD, Body.Kind.COMMITTEE, Body.Kind.JOINT, Body.Kind.COMPANY_BOARD)


@require_safe
def list_gatherings(request: ActorRequest) -> HttpResponse:
    """Gatherings that come and have been."""
    filters = GatheringFilter(request.GET)
    state = filters.cleaned_data["nar"] if filters.is_valid() else ""
    context = {
        "filters": filters,
        "filtered": bool(state),
        "page": page_of(queries.gatherings(request.actor, today(), state=state), request.GET),
        "today": today(),
        "may_arrange": may(request.actor, "gathering.arrange"),
    }
    return render(request, "support/gatherings.html", context)


@require_safe
def gatherings_table(request: ActorRequest) -> FileResponse:
    """All of them as Excel."""
    return send_table(queries.gatherings(request.actor, today()), _("Träffar och utbildningar"))


@require_safe
def show_gathering(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    names = {body.code: body.name for body in bodies(request.actor)}
    context = {
        "gathering": row,
        "invited": [names.get(code, code) for code in row.invited],
        "is_over": row.is_over(today()),
        "may_note": row.starts_on <= today() and may(request.actor, "gathering.note", row),
        "may_alter": may(request.actor, "gathering.alter", row),
        "may_call_off": not row.is_over(today()) and may(request.actor, "gathering.call_off", row),
    }
    return render(request, "support/gathering.html", context)


@require_safe
def gathering_calendar(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A gathering to put in one's own calendar."""
    row = _seen(request, pk)
    told = calendar(row.what, [calendar_day(row, request.build_absolute_uri("/").rstrip("/"))])
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="traff.ics"'
    return answer


@require_http_methods(["GET", "POST"])
def new_gathering(request: ActorRequest) -> HttpResponse:
    form = GatheringForm(request.POST or None, bodies=_bodies(request))

    def save(told: dict[str, Any]) -> str:
        row = actions.arrange(request.actor, **told)
        messages.success(request, _("Träffen står på Att göra hos dem som är inbjudna från en månad innan."))
        return actions.gathering_url(row)

    context = {
        "title": _("Ny träff"),
        "back_url": reverse("support:gatherings"),
        "back_label": _("Träffar och utbildningar"),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def change_gathering(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "gathering.alter")

    def save(told: dict[str, Any]) -> str:
        return actions.gathering_url(
            actions.alter_gathering(request.actor, row, version=posted_version(request), **told)
        )  # fmt: skip

    form = GatheringForm(request.POST or None, instance=_seen(request, pk), bodies=_bodies(request))
    return save_or_show(request, form, save, {"title": _("Ändra träffen"), "row": row, **_back(row)})


@require_http_methods(["GET", "POST"])
def note_outcome(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "gathering.note")

    def save(told: dict[str, Any]) -> str:
        return actions.gathering_url(
            actions.note_outcome(request.actor, row, version=posted_version(request), **told)
        )  # fmt: skip

    form = OutcomeForm(request.POST or None, instance=_seen(request, pk))
    return save_or_show(request, form, save, {"title": _("Vad det gav"), "row": row, **_back(row)})


@require_POST
def call_off(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    try:
        actions.call_off(request.actor, row)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("support:gathering", pk)
    messages.success(request, _("Träffen är borttagen."))
    return redirect("support:gatherings")


def _seen(request: ActorRequest, pk: UUID) -> Gathering:
    return found(queries.gathering(request.actor, pk))


def _bodies(request: ActorRequest) -> list[tuple[str, str]]:
    """The bodies that have people to invite: no council, subcommittee or advisory group."""
    rows = bodies(request.actor, today()).filter(body_kind__in=_WITH_PEOPLE)
    return [(row.code, row.name) for row in rows]


def _back(row: Gathering) -> dict[str, str]:
    return {"back_url": actions.gathering_url(row), "back_label": row.what}
