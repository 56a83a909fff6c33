"""Pages on which a matter is closed, archived and opened again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require, standing_of
from utblick.cases import actions, queries
from utblick.cases.forms import ArchiveForm, CloseForm, ReopenForm
from utblick.cases.models import Matter
from utblick.cases.views.common import save_or_show, seen_matter
from utblick.clock.queries import today
from utblick.organisation.views.saving import posted_version
from utblick.ui.requests import ActorRequest


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.close", standing_of(matter))
    drafts = queries.documents_of(request.actor, matter).filter(shared_at=None)
    form = CloseForm(request.POST or None, drafts, initial={"closed_on": today()})

    def save(given: dict[str, Any]) -> str:
        kept = {row.pk for row in given.pop("kept", ())}
        not_kept = [row for row in drafts if row.pk not in kept]
        actions.close_matter(request.actor, matter, not_kept=not_kept, **given)
        messages.success(request, _("Ärendet är avslutat. Registratorn gör arkivpaketet under Arkiv."))
        return _url(matter)

    told = _("När ärendet är avslutat är dess handlingar allmänna (TF 2:10) och syns i registret.")
    return save_or_show(request, form, save, _frame(_("Avsluta ärendet"), matter, told))


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.close", standing_of(matter))
    initial = {"archive_on": matter.archive_on, "archived_on": matter.archived_on}
    form = ArchiveForm(request.POST or None, initial=initial)

    def save(given: dict[str, Any]) -> str:
        actions.archive_matter(request.actor, matter, version=posted_version(request), **given)
        return _url(matter)

    return save_or_show(request, form, save, {**_frame(_("Arkivering"), matter), "row": matter})


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.reopen", standing_of(matter))
    form = ReopenForm(request.POST or None)

    def save(given: dict[str, Any]) -> str:
        return _url(actions.reopen_matter(request.actor, matter, given["reason"]))

    told = _("Skälet står kvar i ärendets historik. Dagarna för avslut och arkivering tas bort.")
    return save_or_show(request, form, save, _frame(_("Öppna ärendet igen"), matter, told))


def _frame(title: str, matter: Matter, told: str = "") -> dict[str, Any]:
    return {"title": title, "back_url": _url(matter), "submit": title, "told": told}


def _url(matter: Matter) -> str:
    return reverse("cases:matter", args=[matter.pk])
