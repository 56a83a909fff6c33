"""Pages of ideas that look for a partner."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of, visible
from utblick.clock.queries import today
from utblick.cooperation.countries import country_name
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.projects.models import Applicant, Idea
from utblick.support.actions import partner_searches as actions
from utblick.support.forms.partner_searches import CloseForm, SearchFilter, SearchForm
from utblick.support.invitation import invitation
from utblick.support.models import PartnerSearch
from utblick.support.queries import partner_searches as queries
from utblick.support.workbooks import send_table
from utblick.ui.languages import spoken
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_searches(request: ActorRequest) -> HttpResponse:
    """Ideas that look for a partner, by nämnd and whether they still do."""
    owners = [(row.code, row.name) for row in bodies(request.actor, today())]
    filters = SearchFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.partner_searches(request.actor, state=asked.get("lage", ""), body_code=asked.get("namnd", ""))
    context = {"filters": filters, "filtered": any(asked.values()), "page": page_of(rows, request.GET)}
    return render(request, "support/partner_searches.html", context)


@require_safe
def searches_table(request: ActorRequest) -> FileResponse:
    """All of them as Excel."""
    return send_table(queries.partner_searches(request.actor), _("Söker partner"))


@require_safe
def show_search(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What is sought, who may suit, and the texts to send."""
    row = _seen(request, pk)
    programmes = queries.programmes_of(row.idea)
    applicant = visible(Applicant.objects.all(), request.actor).first()
    context = {
        "search": row,
        "countries": ", ".join(spoken(country_name(code)) for code in row.countries),
        "partners": queries.partners_suiting(request.actor, row, programmes),
        "requests": queries.requests_suiting(request.actor, row, programmes),
        "swedish": invitation(row, applicant, "sv"),
        "english": invitation(row, applicant, "en"),
        "lacks_english": not (row.what_en and row.sought_en),
        "may_alter": may(request.actor, "partner_search.alter", row),
        "may_close": row.closed_on is None and may(request.actor, "partner_search.close", row),
        "may_reopen": row.closed_on is not None and may(request.actor, "partner_search.seek", row),
    }
    return render(request, "support/partner_search.html", context)


@require_http_methods(["GET", "POST"])
def seek(request: ActorRequest, pk: UUID) -> HttpResponse:
    """From an idea: say that it looks for a partner, or see that it does."""
    idea: Idea = found(queries.idea_seen(request.actor, pk))
    known = queries.search_of(request.actor, idea)
    if known is not None:
        return redirect(actions.search_url(known))
    require(request.actor, "partner_search.seek", standing_of(idea))

    def save(told: dict[str, Any]) -> str:
        return actions.search_url(actions.seek_partner(request.actor, idea, **told))

    context = {
        "title": _("Söker partner"),
        "lead": idea.what,
        "back_url": reverse("projects:idea", args=[idea.pk]),
        "back_label": _("Idén"),
    }
    return save_or_show(request, SearchForm(request.POST or None), save, context)


@require_http_methods(["GET", "POST"])
def change_search(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "partner_search.alter", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        return actions.search_url(actions.alter_search(request.actor, row, version=posted_version(request), **told))

    form = SearchForm(request.POST or None, instance=_seen(request, pk))
    return save_or_show(request, form, save, {"title": _("Ändra vad som söks"), "row": row, **_back(row)})


@require_http_methods(["GET", "POST"])
def close(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "partner_search.close", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        messages.success(request, _("Idén söker inte partner längre."))
        return actions.search_url(actions.close_search(request.actor, row, **told))

    return save_or_show(request, CloseForm(request.POST or None), save, {"title": _("Sluta söka"), **_back(row)})


@require_POST
def reopen(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    require(request.actor, "partner_search.seek", standing_of(row))
    return redirect(actions.search_url(actions.reopen_search(request.actor, row)))


def _seen(request: ActorRequest, pk: UUID) -> PartnerSearch:
    return found(queries.partner_search(request.actor, pk))


def _back(row: PartnerSearch) -> dict[str, str]:
    return {"back_url": actions.search_url(row), "back_label": row.idea.what}
