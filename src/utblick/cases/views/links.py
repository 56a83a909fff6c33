"""The page of the chain a decision belongs to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from utblick.audit.policy import may, require, standing_of
from utblick.cases import actions, queries
from utblick.cases.link_forms import ChainFilter, LinkForm, NumberFilter
from utblick.cases.queries.links import chain as chain_of
from utblick.cases.queries.links import earlier_decisions
from utblick.cases.queries.links import link as link_of
from utblick.cases.views.common import save_or_show
from utblick.clock.queries import today
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def chain(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """What stands of a chain of decisions on any day, as known on any day; and what this decision does is noted."""
    decision = found(queries.decision(request.actor, identifier))
    may_note = may(request.actor, "decision_link.note", decision)
    if request.method == "POST":
        require(request.actor, "decision_link.note", standing_of(decision))
    filters = ChainFilter(request.GET)
    on, known = filters.days(today())
    number = NumberFilter(request.GET).number
    choices = earlier_decisions(request.actor, decision, number) if may_note else []
    form = LinkForm(request.POST if request.method == "POST" else None, decisions=choices)

    def save(given: dict[str, Any]) -> str:
        chosen = given.pop("earlier")
        earlier = next(row for row in choices if str(row.pk) == chosen)
        actions.link_decisions(request.actor, decision, earlier, **given)
        return reverse("cases:chain", args=[decision.pk])

    context = {
        "decision": decision,
        "chain": chain_of(request.actor, decision, on=on, known=known),
        "filters": ChainFilter({"gallde": on, "kant": known}),
        "number": number,
        "may_note": may_note,
        "has_choices": bool(choices),
        "back_url": reverse("cases:decision", args=[decision.pk]),
    }
    return save_or_show(request, form, save, context, "cases/chain.html")


@require_POST
def strike(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Strike what was noted by mistake."""
    link = found(link_of(request.actor, identifier))
    actions.strike_link(request.actor, link)
    return redirect("cases:chain", link.later_id)
