"""Sources, their runs and their quarantine."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.sources.registry import known_codes


def sources(request: ActorRequest) -> HttpResponse:
    """Every source: when it was last complete, how the latest runs went, what is going on now."""
    context = {
        "pictures": queries.source_pictures(request.actor),
        "may_switch": may(request.actor, "source.switch"),
        "may_fetch": may(request.actor, "source.fetch"),
    }
    return render(request, "watch/sources.html", context)


@require_POST
def switch(request: ActorRequest, code: str) -> HttpResponse:
    """Turn the daily reading of a source on or off."""
    row = actions.ensure_source(request.actor, found(_known(code)))
    actions.switch_source(request.actor, row, enabled="on" in request.POST)
    told = _("Källan hämtas varje dag.") if row.enabled else _("Källan hämtas inte längre varje dag.")
    messages.success(request, told)
    return redirect("watch:sources")


@require_POST
def fetch(request: ActorRequest, code: str) -> HttpResponse:
    """Start a run now, in the background."""
    row = actions.ensure_source(request.actor, found(_known(code)))
    actions.ask_for_fetch(request.actor, row)
    messages.success(request, _("Hämtningen börjar inom någon minut. Du kan lämna sidan."))
    return redirect("watch:sources")


def quarantine(request: ActorRequest, code: str) -> HttpResponse:
    """The records of a source that could not be understood, the answers that could not be read, and why."""
    row = found(queries.source(request.actor, code))
    page = page_of(queries.quarantine(row), request.GET)
    unread = queries.unread_answers(row)
    return render(request, "watch/quarantine.html", {"source": row, "page": page, "unread": unread})


def _known(code: str) -> str | None:
    return code if code in known_codes() else None
