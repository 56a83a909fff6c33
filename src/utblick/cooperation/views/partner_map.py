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
    rows = queries.partners(request.actor, **filters.chosen(today()))
    return render(request, "cooperation/partner_map.html", {"filters": filters, **map_page(rows, request.GET)})
