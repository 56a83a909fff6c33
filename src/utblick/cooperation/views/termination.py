"""The page that leads through the termination of an agreement."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.clock.queries import today
from utblick.cooperation.termination_facing import termination_page
from utblick.cooperation.views.agreements import seen_agreement
from utblick.ui.requests import ActorRequest


@require_safe
def lead(request: ActorRequest, id: UUID) -> HttpResponse:
    row = seen_agreement(request, id)
    return render(request, "cooperation/termination.html", termination_page(request.actor, row, today()))
