"""Pages of partners."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.forms.partners import PartnerFilter, PartnerForm
from utblick.cooperation.hooks import partner_url
from utblick.cooperation.partner_facing import partner_page
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_partners(request: ActorRequest) -> HttpResponse:
    """Partners, found by name (also former and own names), country, or being a twin town."""
    filters = PartnerFilter(request.GET)
    rows = queries.partners(request.actor, **filters.chosen(today()))
    context = {
        "filters": filters,
        "page": page_of(rows, request.GET),
        "today": today(),
        "may_register": may(request.actor, "partner.register"),
    }
    return render(request, "cooperation/partners.html", context)


@require_safe
def show_partner(request: ActorRequest, id: UUID) -> HttpResponse:
    partner = found(queries.partner(request.actor, id))
    return render(request, "cooperation/partner.html", partner_page(request.actor, partner, today()))


@require_http_methods(["GET", "POST"])
def new_partner(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        return partner_url(actions.register_partner(request.actor, **told))

    context = {"title": _("Ny partner"), "back_url": reverse("cooperation:partners"), "back_label": _("Partner")}
    return save_or_show(request, PartnerForm(request.POST or None, actor=request.actor), save, context)


@require_http_methods(["GET", "POST"])
def alter_partner(request: ActorRequest, id: UUID) -> HttpResponse:
    partner = found(queries.partner(request.actor, id))

    def save(told: dict[str, Any]) -> str:
        return partner_url(actions.alter_partner(request.actor, partner, version=posted_version(request), **told))

    context = {
        "title": _("Ändra partnern"),
        "back_url": partner_url(partner),
        "back_label": partner.name,
        "row": partner,
    }
    return save_or_show(
        request, PartnerForm(request.POST or None, instance=partner, actor=request.actor), save, context
    )
