"""The page that shows a matter's way to the council: each body's proposal and decision beside each other."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from utblick.cases.actions.matters import may_open
from utblick.cases.queries.council_road import council_road
from utblick.cases.views.common import seen_matter
from utblick.clock.queries import today
from utblick.ui.requests import ActorRequest


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    road = council_road(request.actor, matter, today())
    openable = {
        row.body.code
        for row in road.rows
        if row.matter is None and row.body.parent_id is None and may_open(request.actor, row.body.code)
    }
    context = {
        "matter": matter,
        "road": road,
        "openable": openable,
        "open_url": f"{reverse('cases:open')}?om={road.subject}",
    }
    return render(request, "cases/council_road.html", context)
