"""Pages of municipal partnerships."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.eligible_countries import countries_on
from utblick.cooperation.forms.partnerships import (
    MeasureForm,
    PartnershipForm,
    PhaseForm,
    ReportForm,
    ResultForm,
    SeatForm,
)
from utblick.cooperation.models import Partnership
from utblick.cooperation.partnership_gate import lacking
from utblick.cooperation.partnership_hooks import partnership_url
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_partnerships(request: ActorRequest) -> HttpResponse:
    context = {
        "page": page_of(queries.partnerships(request.actor), request.GET),
        "may_register": may(request.actor, "partnership.register"),
        "today": today(),
    }
    return render(request, "cooperation/partnerships.html", context)


@require_safe
def show_partnership(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    day = today()
    context = {
        "partnership": row,
        "lacking": lacking(row, day),
        "listed": countries_on(day) if row.funder == Partnership.ICLD else None,
        "phases": list(row.phases.all()),
        "results": list(row.results.all()),
        "seats": list(row.seats.all()),
        "reports": list(row.reports.all()),
        "today": day,
        "may_alter": may(request.actor, "partnership.alter", row),
        "may_note": may(request.actor, "partnership.note", row),
    }
    return render(request, "cooperation/partnership.html", context)


@require_http_methods(["GET", "POST"])
def new_partnership(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        return partnership_url(actions.register_partnership(request.actor, **told))

    context = {
        "title": _("Nytt partnerskap"),
        "back_url": reverse("cooperation:partnerships"),
        "back_label": _("Kommunala partnerskap"),
    }
    form = PartnershipForm(request.POST or None, actor=request.actor, today=today())
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def alter_partnership(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, "partnership.alter", standing_of(row))
    form = PartnershipForm(request.POST or None, instance=row, actor=request.actor, today=today())

    def save(told: dict[str, Any]) -> str:
        kept = _seen(request, id)
        return partnership_url(actions.alter_partnership(request.actor, kept, version=posted_version(request), **told))

    return save_or_show(request, form, save, {**_frame(row, _("Ändra partnerskapet")), "row": row})


@require_http_methods(["GET", "POST"])
def add_phase(request: ActorRequest, id: UUID) -> HttpResponse:
    return _note(request, id, PhaseForm(request.POST or None), actions.add_phase, _("Ny fas"))


@require_http_methods(["GET", "POST"])
def add_result(request: ActorRequest, id: UUID) -> HttpResponse:
    return _note(request, id, ResultForm(request.POST or None), actions.add_result, _("Ny rad i resultatramen"))


@require_http_methods(["GET", "POST"])
def add_seat(request: ActorRequest, id: UUID) -> HttpResponse:
    return _note(request, id, SeatForm(request.POST or None), actions.add_seat, _("Ny i styrgruppen"))


@require_http_methods(["GET", "POST"])
def add_report(request: ActorRequest, id: UUID) -> HttpResponse:
    return _note(request, id, ReportForm(request.POST or None), actions.add_report, _("Ny rapport"))


@require_http_methods(["GET", "POST"])
def measure(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note where an indicator is."""
    result = found(queries.partnership_result(request.actor, id))
    row = result.partnership
    require(request.actor, "partnership.note", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        actions.measure_result(request.actor, result, version=posted_version(request), **told)
        return partnership_url(row)

    shown = {"value": result.value, "valued_on": result.valued_on}
    context = {**_frame(row, _("Mät: %s") % result.indicator), "row": result}
    return save_or_show(request, MeasureForm(request.POST or None, initial=shown), save, context)


@require_POST
def send_report(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that a report has gone to the funder."""
    report = found(queries.partnership_report(request.actor, id))
    actions.send_report(request.actor, report)
    messages.success(request, _("Rapporten är noterad som skickad."))
    return redirect(partnership_url(report.partnership))


def _note(request: ActorRequest, id: UUID, form: forms.BaseForm, act: Callable[..., Any], title: str) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, "partnership.note", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        act(request.actor, row, **told)
        return partnership_url(row)

    return save_or_show(request, form, save, _frame(row, title))


def _seen(request: ActorRequest, id: UUID) -> Partnership:
    return found(queries.partnership(request.actor, id))


def _frame(row: Partnership, title: str) -> dict[str, Any]:
    return {"title": title, "back_url": partnership_url(row), "back_label": row.title}
