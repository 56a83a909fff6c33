"""The room's first page: what help there is, and where."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.ui.requests import ActorRequest


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """What one may need, each with a line and its page."""
    return render(request, "support/index.html", {})
