"""Pages of networks: the list, one network, and what is written about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.agreement_facing import asked_bodies
from utblick.cooperation.agreement_gate import is_met
from utblick.cooperation.forms.agreements import EarlierDecisionForm
from utblick.cooperation.forms.networks import (
    JoinForm,
    LeaveForm,
    MeetingForm,
    NetworkFilter,
    NetworkForm,
    RepresentationForm,
)
from utblick.cooperation.hooks import network_url
from utblick.cooperation.models import Network
from utblick.cooperation.network_facing import network_page
from utblick.cooperation.network_gate import JOIN, LEAVE, judge
from utblick.cooperation.views.opening import open_asked
from utblick.organisation.views.saving import add_errors, posted_version, save_or_show
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_networks(request: ActorRequest) -> HttpResponse:
    """Networks by place, scope and how the membership stands."""
    filters = NetworkFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.networks(
        request.actor,
        network_kind=asked.get("slag", ""),
        geography=asked.get("var", ""),
        scope=asked.get("omfattar", ""),
        state=asked.get("lage", ""),
    )
    context = {
        "filters": filters,
        "filtered": any(asked.values()),
        "page": page_of(rows, request.GET),
        "today": today(),
        "may_register": may(request.actor, "network.register"),
    }
    return render(request, "cooperation/networks.html", context)


@require_safe
def show_network(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    return render(request, "cooperation/network.html", network_page(request.actor, row, row.state, today()))


@require_http_methods(["GET", "POST"])
def new_network(request: ActorRequest) -> HttpResponse:
    form = NetworkForm(request.POST or None, actor=request.actor, today=today())

    def save(_told: dict[str, Any]) -> str:
        return network_url(actions.register_network(request.actor, **form.values()))

    context = {"title": _("Nytt nätverk"), "back_url": reverse("cooperation:networks"), "back_label": _("Nätverk")}
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def alter_network(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, "network.alter", standing_of(row))
    form = NetworkForm(request.POST or None, instance=row, actor=request.actor, today=today())

    def save(_told: dict[str, Any]) -> str:
        return network_url(actions.alter_network(request.actor, row, version=posted_version(request), **form.values()))

    return save_or_show(request, form, save, _frame(row, _("Ändra nätverket")))


@require_http_methods(["GET", "POST"])
def appoint(request: ActorRequest, id: UUID) -> HttpResponse:
    """Say who represents the municipality."""
    row = _seen(request, id)
    form = RepresentationForm(request.POST or None, actor=request.actor)
    return _write(request, row, "network.appoint", form, actions.appoint, _("Ny företrädare"))


@require_http_methods(["GET", "POST"])
def note_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note a meeting attended."""
    row = _seen(request, id)
    form = MeetingForm(request.POST or None)
    return _write(request, row, "network.note_meeting", form, actions.note_meeting, _("Notera ett möte"))


@require_http_methods(["GET", "POST"])
def earlier_decision(request: ActorRequest, id: UUID) -> HttpResponse:
    """Write down a decision taken before Utblick kept the matter."""
    row = _seen(request, id)
    form = EarlierDecisionForm(request.POST or None, actor=request.actor, today=today())
    return _write(request, row, "network.state", form, actions.state_earlier_decision, _("Tidigare beslut"))


@require_http_methods(["GET", "POST"])
def join(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that the municipality is a member."""
    return _step(request, id, "network.join", JOIN, JoinForm, actions.join_network, _("Notera medlemskapet"))


@require_http_methods(["GET", "POST"])
def leave(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that the membership is left."""
    return _step(request, id, "network.leave", LEAVE, LeaveForm, actions.leave_network, _("Lämna nätverket"))


@require_POST
def open_matters_of(request: ActorRequest, id: UUID) -> HttpResponse:
    """Open a matter with each authority that must decide and that the reader may open one with."""
    row = _seen(request, id)
    require(request.actor, "network.join", standing_of(row))
    step = LEAVE if row.joined_on else JOIN
    open_asked(request, asked_bodies(judge(row, step, today())), _("Medlemskap: %s") % row.name, row.ref)
    return redirect(network_url(row))


def _write(
    request: ActorRequest, row: Network, verb: str, form: forms.BaseForm, act: Callable[..., Any], title: str
) -> HttpResponse:
    require(request.actor, verb, standing_of(row))

    def save(told: dict[str, Any]) -> str:
        act(request.actor, row, **told)
        return network_url(row)

    return save_or_show(request, form, save, _frame(row, title))


def _step(
    request: ActorRequest,
    id: UUID,
    verb: str,
    step: str,
    form_class: type[forms.Form],
    act: Callable[..., Network],
    title: str,
) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, verb, standing_of(row))
    verdict, form = judge(row, step, today()), form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(request.actor, row, version=posted_version(request), **form.cleaned_data)
        except actions.NotMetError as refused:
            verdict = refused.verdict
            form.add_error("reason", _("Riktlinjerna kräver mer än det som finns. Se svaret ovan."))
        except ValidationError as refused:
            add_errors(form, refused)
        except Stale as stale:
            return conflict(request, form, stale, network_url(row))
        else:
            return redirect(network_url(row))
    context = {
        **_frame(row, title),
        "form": form,
        "verdict": verdict,
        "is_met": is_met(verdict),
        "may_open": bool(asked_bodies(verdict)),
    }
    return render(request, "cooperation/network_step.html", context, status=422 if form.errors else 200)


def _seen(request: ActorRequest, id: UUID) -> Any:
    return found(queries.network(request.actor, id))


def _frame(row: Network, title: str) -> dict[str, Any]:
    return {"title": title, "back_url": network_url(row), "back_label": row.name, "row": row}
