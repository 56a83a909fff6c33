"""The page of a decision's anslag."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import may, require, standing_of
from utblick.cases import actions, queries
from utblick.cases.notice_forms import NoticeForm
from utblick.cases.queries.notices import notice_page, usual_places
from utblick.cases.views.common import save_or_show
from utblick.clock.queries import today
from utblick.organisation.views.saving import posted_version
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """When the minutes were announced, until when the decision may be appealed, and texts to put on the board."""
    decision = found(queries.decision(request.actor, identifier))
    page = found(notice_page(request.actor, decision, today()))
    if request.method == "POST":
        require(request.actor, "notice.record", standing_of(decision))
    noted = page.notice
    shown = {**(noted.values() if noted else usual_places(decision)), "appealed_on": decision.appealed_on}
    form = NoticeForm(request.POST if request.method == "POST" else None, initial=shown)

    def save(given: dict[str, Any]) -> str:
        version = posted_version(request) if noted else None
        actions.record_notice(request.actor, decision, version=version, **given)
        return reverse("cases:notice", args=[decision.pk])

    context = {
        "decision": decision,
        "page": page,
        "remarks": queries.remarks(decision),
        "may_record": decision.is_adjusted and may(request.actor, "notice.record", decision),
        "back_url": reverse("cases:decision", args=[decision.pk]),
    }
    return save_or_show(request, form, save, context, "cases/notice.html")
