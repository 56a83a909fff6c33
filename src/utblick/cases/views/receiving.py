"""The registrar's page for taking in what was sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.access import Standing
from utblick.audit.policy import require
from utblick.cases.actions.receiving import RECEIVE, receive_dispatches
from utblick.cases.queries.receiving import arrived
from utblick.cases.receiving_forms import ReceiveForm
from utblick.cases.views.common import save_or_show, seen_matter
from utblick.cases.views.matters import warn_of_same_number
from utblick.clock.queries import today
from utblick.organisation.views.saving import posted_version
from utblick.ui.requests import ActorRequest


@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """What was sent, when and by whom; then its number, its day and a receipt."""
    matter = seen_matter(request, identifier)
    require(request.actor, RECEIVE, Standing(matter.body_id, restricted=bool(matter.restriction_provision)))
    packages = arrived(request.actor, matter)
    sender = next((package.address for package in packages if package.address), "")
    form = ReceiveForm(
        request.POST or None,
        has_number=bool(matter.case_number),
        may_mail=not matter.restriction_provision,
        initial={"received_on": today(), "receipt_to": sender},
    )

    def save(given: dict[str, Any]) -> str:
        receive_dispatches(request.actor, matter, version=posted_version(request), **given)
        if given.get("receipt_to"):
            messages.success(request, _("Mottagandet är antecknat, och kvittensen går till %s.") % given["receipt_to"])
        else:
            messages.success(request, _("Mottagandet är antecknat."))
        if given.get("outside_number"):
            warn_of_same_number(request, matter)
        return reverse("cases:matter", args=[matter.pk])

    context = {
        "matter": matter,
        "packages": packages,
        "back_url": reverse("cases:matter", args=[matter.pk]),
        "row": matter,
    }
    return save_or_show(request, form, save, context, "cases/receive.html")
