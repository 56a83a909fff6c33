"""The map of partners."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.clock.queries import today
from utblick.cooperation import queries
from utblick.cooperation.forms.partners import PartnerFilter
from utblick.cooperation.map_facing import map_page
from utblick.ui.requests import ActorRequest


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Where the partners lie, as a picture and as the table that says the same."""
    filters = PartnerFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.partners(
        request.actor,
        words=asked.get("q", ""),
        country_code=asked.get("land", ""),
        twin_towns=asked.get("vanort", False),
        quiet_on=today() if asked.get("tyst") else None,
    )
    return render(request, "cooperation/partner_map.html", {"filters": filters, **map_page(rows, request.GET)})
