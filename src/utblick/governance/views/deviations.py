"""*Avvikelser*."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from utblick.governance import queries
from utblick.ui.requests import ActorRequest


def deviations(request: ActorRequest) -> HttpResponse:
    """Every deviation the reader may see."""
    return render(request, "governance/deviations.html", {"deviations": queries.deviations(request.actor)[:500]})
