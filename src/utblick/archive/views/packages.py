"""Pages of archive packages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from utblick.archive.actions import ask_package
from utblick.archive.queries.packages import closed_matters, matter_to_archive
from utblick.audit.policy import may, policy, require, standing_of
from utblick.cases.queries import matter as matter_seen
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The closed matters, and which of them have a package."""
    require(request.actor, "archive_package.see")
    page = page_of(closed_matters(request.actor), request.GET)
    return render(
        request, "archive/matters.html", {"page": page, "may_extract": may(request.actor, "personal_data.extract")}
    )


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """What a matter's package holds, and the packages that have been made."""
    require(request.actor, "archive_package.see")
    told = found(matter_to_archive(request.actor, identifier))
    may_make = policy().allows(request.actor, "make", "archive_package", standing_of(told.matter))
    waits = any(package.waits for package in told.packages)
    context = {"told": told, "matter": told.matter, "may_make": may_make and not waits, "waits": waits}
    return render(request, "archive/matter.html", context)


@require_POST
def make(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = found(matter_seen(request.actor, identifier))
    try:
        ask_package(request.actor, matter)
        messages.success(request, _("Paketet görs nu. Ladda om sidan om en stund."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("archive:matter", identifier)
