"""The papers of a meeting as one PDF: ask for it, see how far it has come, what is in it and what is not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from utblick.audit.policy import may, require
from utblick.cases.actions.folders import ask_folder
from utblick.cases.models import MeetingFolder
from utblick.cases.queries import folders as queries
from utblick.cases.queries.minutes import minutes_of
from utblick.documents.merging.folder import State
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

TOLD = {
    State.OTHER: gettext_lazy("ingen PDF: en sida namnger filen"),
    State.LOCKED: gettext_lazy("skyddad med lösenord: en sida säger det"),
    State.DAMAGED: gettext_lazy("skadad: en sida säger det"),
    State.TOO_LARGE: gettext_lazy("för stor: en sida säger det"),
    State.LOST: gettext_lazy("saknas: en sida säger det"),
}
"""What became of a document that could not be shown."""


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """The newest folder of a meeting."""
    require(request.actor, "meeting_folder.see")
    minutes = found(minutes_of(request.actor, identifier))
    made = queries.latest_folder(request.actor, minutes)
    context: dict[str, Any] = {
        "minutes": minutes,
        "folder": made,
        "may_make": may(request.actor, "meeting_folder.make", MeetingFolder(minutes=minutes)),
    }
    if made is None:
        return render(request, "cases/meeting_folder.html", context)
    context["is_open"] = queries.is_open_to(request.actor, made)
    if not made.file_id:
        context["progress"] = queries.progress_of(made)
    elif context["is_open"]:
        context["is_current"] = queries.is_current(made)
        context["rows"] = [
            (listed, [(document, TOLD.get(state, ""), pages) for document, state, pages in listed.papers])
            for listed in queries.contents_of(made)
        ]
    return render(request, "cases/meeting_folder.html", context)


@require_POST
def make(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Ask for the folder, or for a new one in its place."""
    minutes = found(minutes_of(request.actor, identifier))
    require(request.actor, "meeting_folder.make")
    ask_folder(request.actor, minutes)
    messages.success(request, _("Filen är beställd. Du kan lämna sidan, arbetet går vidare."))
    return redirect("cases:meeting_folder", identifier)
