"""Watched web pages and feeds, and what a person says of what is new on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.forms_of_pages import PageForm
from utblick.watch.models import PageChange, WatchedPage
from utblick.watch.pages import side_by_side


def pages(request: ActorRequest) -> HttpResponse:
    """Every watched page, and first what waits for an answer."""
    context = {
        "page": page_of(queries.watched_pages(request.actor), request.GET),
        "waiting": list(queries.page_changes(request.actor)[:25]),
        "may_register": may(request.actor, "watched_page.register"),
        "today": today(),
    }
    return render(request, "watch/pages.html", context)


def new_page(request: ActorRequest) -> HttpResponse:
    form = PageForm(request.POST or None, actor=request.actor)
    if request.method != "POST":
        return render(request, "watch/new_page.html", {"form": form})
    if not form.is_valid():
        return render(request, "watch/new_page.html", {"form": form}, status=422)
    page = actions.register_page(request.actor, **form.told())
    messages.success(request, _("Sidan bevakas. Den läses första gången inom någon minut."))
    return redirect("watch:page", page.pk)


def page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One page: how it fares, what has changed on it, and its facts to alter."""
    row = found(queries.watched_page(request.actor, pk))
    may_alter = may(request.actor, "watched_page.alter", row)
    if request.method != "POST":
        return render(request, "watch/page.html", _context(request, row, PageForm(row=row, actor=request.actor)))
    form = PageForm(request.POST, row=row, actor=request.actor)
    if not may_alter or not form.is_valid():
        return render(request, "watch/page.html", _context(request, row, form), status=422 if may_alter else 403)
    try:
        actions.alter_page(request.actor, row, version=form.cleaned_data["version"], **form.told())
    except Stale as stale:
        return conflict(request, form, stale, row.get_absolute_url())
    messages.success(request, _("Sparat."))
    return redirect("watch:page", row.pk)


@require_POST
def look(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Read the page in the background."""
    row = found(queries.watched_page(request.actor, pk))
    actions.ask_for_look(request.actor, row)
    messages.success(request, _("Sidan läses inom någon minut."))
    return redirect("watch:page", row.pk)


def change(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What is new, before and after; and the answer: nothing for us, or (through *Ny utlysning*) a call."""
    row = found(queries.page_change(request.actor, pk))
    if request.method == "POST":
        nothing = "nothing" in request.POST
        actions.answer_change(request.actor, row, PageChange.Answer.NOTHING if nothing else PageChange.Answer.WAITING)
        messages.success(request, _("Inget för oss.") if nothing else _("Ändringen väntar på svar igen."))
        return redirect("watch:pages" if nothing else row.get_absolute_url())
    context = {
        "change": row,
        "lines": side_by_side(row.old_text, row.new_text) if row.page.form == WatchedPage.Form.PAGE else [],
        "may_answer": may(request.actor, "page_change.answer", row),
        "may_register": may(request.actor, "call.register"),
        "register_query": f"?andring={row.pk}",
    }
    return render(request, "watch/page_change.html", context)


def _context(request: ActorRequest, row: WatchedPage, form: PageForm) -> dict[str, Any]:
    return {
        "row": row,
        "form": form,
        "changes": page_of(queries.page_changes(request.actor, row), request.GET),
        "may_alter": may(request.actor, "watched_page.alter", row),
        "may_look": may(request.actor, "watched_page.look", row),
    }
