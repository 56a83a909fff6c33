"""Pages of agreements: the list, one agreement, registering and changing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases.views.common import kept
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.agreement_facing import agreement_page
from utblick.cooperation.agreement_states import TONES
from utblick.cooperation.forms.agreements import AgreementFilter, AgreementForm, EarlierDecisionForm, FileForm
from utblick.cooperation.hooks import agreement_url
from utblick.cooperation.models import Agreement
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_agreements(request: ActorRequest) -> HttpResponse:
    """Agreements by words, kind and how they stand."""
    filters = AgreementFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.agreements(
        request.actor, words=asked.get("q", ""), agreement_kind=asked.get("slag", ""), state=asked.get("lage", "")
    )
    context = {
        "filters": filters,
        "filtered": any(asked.values()),
        "page": page_of(rows, request.GET),
        "tones": {str(state): tone for state, tone in TONES.items()},
        "today": today(),
        "may_register": may(request.actor, "agreement.register"),
    }
    return render(request, "cooperation/agreements.html", context)


@require_safe
def show_agreement(request: ActorRequest, id: UUID) -> HttpResponse:
    """An agreement: how it stands, what to do, decisions, papers."""
    row = seen_agreement(request, id)
    return render(request, "cooperation/agreement.html", agreement_page(request.actor, row, row.state, today()))


@require_http_methods(["GET", "POST"])
def new_agreement(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        made = actions.register_agreement(request.actor, **told)
        messages.success(request, _("Avtalet är registrerat. Är det redan undertecknat noterar du det här."))
        return agreement_url(made)

    context = {"title": _("Nytt avtal"), "back_url": reverse("cooperation:agreements"), "back_label": _("Avtal")}
    first = {"partners": request.GET.getlist("partner")} if request.GET.get("partner") else None
    form = AgreementForm(request.POST or None, actor=request.actor, today=today(), initial=first)
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def alter_agreement(request: ActorRequest, id: UUID) -> HttpResponse:
    row = seen_agreement(request, id)
    require(request.actor, "agreement.alter", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        return agreement_url(actions.alter_agreement(request.actor, row, version=posted_version(request), **told))

    form = AgreementForm(request.POST or None, instance=row, actor=request.actor, today=today())
    return save_or_show(request, form, save, _frame(row, _("Ändra avtalet")))


@require_http_methods(["GET", "POST"])
def earlier_decision(request: ActorRequest, id: UUID) -> HttpResponse:
    """Write down a decision taken before Utblick kept the matter."""
    row = seen_agreement(request, id)
    require(request.actor, "agreement.state", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        actions.state_earlier_decision(request.actor, row, **told)
        return agreement_url(row)

    form = EarlierDecisionForm(request.POST or None, actor=request.actor, today=today())
    lead = _("Beslut som tas nu registreras i ärendet. Här skriver du upp dem som togs innan Utblick användes.")
    return save_or_show(request, form, save, {**_frame(row, _("Tidigare beslut")), "lead": lead})


@require_http_methods(["GET", "POST"])
def add_file(request: ActorRequest, id: UUID) -> HttpResponse:
    """Put a file with an agreement."""
    row = seen_agreement(request, id)
    require(request.actor, "agreement.file", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        file = kept(told["file"])
        assert file is not None
        actions.file_with_agreement(request.actor, row, file)
        return agreement_url(row)

    form = FileForm(request.POST or None, request.FILES or None)
    return save_or_show(request, form, save, {**_frame(row, _("Lägg till fil")), "multipart": True})


@require_POST
def wake(request: ActorRequest, id: UUID) -> HttpResponse:
    row = seen_agreement(request, id)
    actions.wake_agreement(request.actor, row)
    messages.success(request, _("Samarbetet vilar inte längre."))
    return redirect(agreement_url(row))


def seen_agreement(request: ActorRequest, id: UUID) -> Any:
    return found(queries.agreement(request.actor, id))


def _frame(row: Agreement, title: str) -> dict[str, Any]:
    return {"title": title, "back_url": agreement_url(row), "back_label": row.title, "row": row}
