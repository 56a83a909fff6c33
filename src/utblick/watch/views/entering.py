"""Entering a call by hand, correcting one, and the rounds that come back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.actions import AlreadyKnownError
from utblick.watch.forms import EntryForm, values_of_entry
from utblick.watch.models import Call, PageChange
from utblick.watch.pages import added_lines


def new_call(request: ActorRequest) -> HttpResponse:
    """A call by hand; ``?omgang=`` names the expected round that has now been announced, ``?andring=`` the change on a
    watched page that told of it."""
    forecast, change = _forecast(request), _change(request)
    initial = _announced(forecast) if forecast else _told_by(change) if change else {}
    form = EntryForm(request.POST or None, initial=initial)
    context = {"form": form, "forecast": forecast, "change": change}
    if request.method != "POST":
        return render(request, "watch/new_call.html", context)
    if not form.is_valid():
        return render(request, "watch/new_call.html", context, status=422)
    try:
        call = actions.register_call(request.actor, form.entry, replaces=forecast, answers=change)
    except AlreadyKnownError as known:
        form.add_error("title", _("Utlysningen finns redan. Ändra den i stället, eller skriv omgången i namnet."))
        return render(request, "watch/new_call.html", {**context, "known": known.call}, status=422)
    messages.success(request, _("Utlysningen är registrerad. Berörda nämnder ser den under Ta ställning."))
    return redirect("watch:call", call.pk)


def alter_call(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Correct a call that was entered by hand, or the days of an expected one."""
    call: Call = found(queries.call(request.actor, pk))
    entry = queries.entry_of(call)
    if entry is None:
        messages.info(request, _("Utlysningen kommer från en källa. Det som är fel rättas där."))
        return redirect("watch:call", call.pk)
    form = EntryForm(request.POST or None, initial={**values_of_entry(entry), "version": call.version})
    context = {"form": form, "call": call}
    if request.method != "POST":
        return render(request, "watch/alter_call.html", context)
    if not form.is_valid():
        return render(request, "watch/alter_call.html", context, status=422)
    corrected = replace(
        form.entry, reference=call.topic_id, forecast=entry.forecast, basis=entry.basis, expected_as=entry.expected_as
    )
    try:
        actions.alter_call(request.actor, call, corrected, version=form.cleaned_data["version"])
    except Stale as stale:
        return conflict(request, form, Stale(stale.version, values_of_entry(entry)), request.path)
    messages.success(request, _("Sparat."))
    return redirect("watch:call", call.pk)


def rounds(request: ActorRequest) -> HttpResponse:
    """The rounds that usually come back, each with its next window."""
    context = {
        "pictures": queries.round_pictures(request.actor, today()),
        "may_register": may(request.actor, "call.register"),
    }
    return render(request, "watch/rounds.html", context)


def _asked(request: ActorRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def _change(request: ActorRequest) -> PageChange | None:
    """The change that the address names, if it waits and the reader may answer it."""
    asked = _asked(request, "andring")
    row = queries.page_change(request.actor, asked) if asked else None
    waits = row is not None and row.answer == PageChange.Answer.WAITING
    return row if waits and may(request.actor, "page_change.answer", row) else None


def _told_by(change: PageChange) -> dict[str, str]:
    """What a change says of a call: its heading, what is new, and where."""
    lines = [change.new_text] if change.title else added_lines(change.old_text, change.new_text)
    return {
        "title": change.title or (lines[0][:300] if lines else ""),
        "programme": change.page.name,
        "url": change.link or change.page.url,
        "text": "\n".join(lines)[:4_000],
    }


def _forecast(request: ActorRequest) -> Call | None:
    """The expected call that the address names, if there is one that still waits."""
    asked = _asked(request, "omgang")
    call = queries.call(request.actor, asked) if asked else None
    return call if call is not None and call.forecast and call.replaced_by_id is None else None


def _announced(forecast: Call) -> dict[str, str]:
    """What is known of the round beforehand; its days are what the reader is to fill in."""
    entry = queries.entry_of(forecast)
    if entry is None:
        return {"title": forecast.title}
    return {**values_of_entry(entry), "opens": "", "closes": "", "note": ""}
