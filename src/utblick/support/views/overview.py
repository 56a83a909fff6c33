"""The room's first page: what help there is, and where."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.audit.policy import may
from utblick.support.queries.questions import common_answers
from utblick.ui.requests import ActorRequest

MOST_COMMON = 8


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """What one may need, each with a line and its page."""
    context = {
        "common": common_answers(request.actor, MOST_COMMON),
        "may_ask": may(request.actor, "support_question.ask"),
    }
    return render(request, "support/index.html", context)
