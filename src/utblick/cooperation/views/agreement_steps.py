"""Steps in an agreement's life: each with what the guidelines ask for, and the matters that give it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.audit.policy import may, require, standing_of
from utblick.cases.queries import matters
from utblick.clock.queries import today
from utblick.cooperation import actions
from utblick.cooperation.agreement_facing import asked_bodies
from utblick.cooperation.agreement_gate import ENTER, RENEW, REST, TERMINATE, is_met, judge
from utblick.cooperation.forms.agreements import RenewForm, RestForm, ReviewAgreementForm, SignForm, TerminateForm
from utblick.cooperation.hooks import agreement_url
from utblick.cooperation.models import Agreement
from utblick.cooperation.partnership_gate import lacking_of_agreement
from utblick.cooperation.views.agreements import seen_agreement
from utblick.cooperation.views.opening import open_asked
from utblick.organisation.views.saving import add_errors, posted_version, save_or_show
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest

WAYS = {ENTER: "inga", RENEW: "forlanga", TERMINATE: "saga-upp", REST: "lata-vila"}
Act = Callable[..., Agreement]


@require_http_methods(["GET", "POST"])
def sign(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that an agreement is signed."""
    return _step(request, id, "agreement.sign", ENTER, SignForm, actions.sign_agreement, _("Notera undertecknandet"))


@require_http_methods(["GET", "POST"])
def renew(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that an agreement is signed anew."""
    return _step(request, id, "agreement.renew", RENEW, RenewForm, actions.renew_agreement, _("Förläng avtalet"))


@require_http_methods(["GET", "POST"])
def terminate(request: ActorRequest, id: UUID) -> HttpResponse:
    """End an agreement: who decides, their matters, and at last the notice."""
    act = actions.terminate_agreement
    return _step(request, id, "agreement.terminate", TERMINATE, TerminateForm, act, _("Säg upp avtalet"))


@require_http_methods(["GET", "POST"])
def rest(request: ActorRequest, id: UUID) -> HttpResponse:
    """Let a cooperation rest."""
    return _step(request, id, "agreement.rest", REST, RestForm, actions.rest_agreement, _("Låt samarbetet vila"))


@require_http_methods(["GET", "POST"])
def review(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note what a review came to."""
    row = seen_agreement(request, id)
    require(request.actor, "agreement.review", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        return agreement_url(actions.review_agreement(request.actor, row, version=posted_version(request), **told))

    context = {"title": _("Notera översynen"), "back_url": agreement_url(row), "back_label": row.title, "row": row}
    return save_or_show(request, ReviewAgreementForm(request.POST or None), save, context)


@require_POST
def open_matters_of(request: ActorRequest, id: UUID) -> HttpResponse:
    """Open a matter with each authority that must decide about a step and that the reader may open one with."""
    row = seen_agreement(request, id)
    require(request.actor, "agreement.sign", standing_of(row))
    if not_ready := lacking_of_agreement(row, today()):
        messages.error(request, " ".join(not_ready))
        return redirect(agreement_url(row))
    step = next((step for step, word in WAYS.items() if word == request.GET.get("steg")), ENTER)
    asked = asked_bodies(judge(row, step, today()))
    title = {ENTER: _("Avtal: %s"), RENEW: _("Förlängning: %s"), TERMINATE: _("Uppsägning: %s")}
    open_asked(request, asked, title.get(step, "%s") % row.title, row.ref)
    return redirect(agreement_url(row))


def _step(
    request: ActorRequest, id: UUID, verb: str, step: str, form_class: type[forms.Form], act: Act, title: str
) -> HttpResponse:
    row = seen_agreement(request, id)
    require(request.actor, verb, standing_of(row))
    verdict = judge(row, step, today())
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(request.actor, row, version=posted_version(request), **form.cleaned_data)
        except actions.NotMetError as refused:
            verdict = refused.verdict
            form.add_error("reason", _("Riktlinjerna kräver mer än det som finns. Se svaret ovan."))
        except ValidationError as refused:
            add_errors(form, refused)
        except Stale as stale:
            return conflict(request, form, stale, agreement_url(row))
        else:
            messages.success(request, _("Noterat."))
            return redirect(agreement_url(row))
    context = {
        "form": form,
        "row": row,
        "title": title,
        "back_url": agreement_url(row),
        "verdict": verdict,
        "is_met": is_met(verdict),
        "way": WAYS[step],
        "matters": matters(request.actor, subject=row.ref).filter(closed_on=None),
        "may_open": may(request.actor, "agreement.sign", row)
        and may(request.actor, "matter.open")
        and bool(asked_bodies(verdict)),
    }
    return render(request, "cooperation/agreement_step.html", context, status=422 if form.errors else 200)
