"""Moving the demo's date from the banner, and what is known of the municipality whose guidelines it follows."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from utblick.audit.actions import DateNotForwardError
from utblick.clock.queries import is_demo, today
from utblick.demo.actions import TooFarError, move_date
from utblick.demo.queries import what_passed
from utblick.demo.real_history import real_history
from utblick.ui import formats
from utblick.ui.requests import ActorRequest


@require_POST
def move(request: ActorRequest) -> HttpResponse:
    """Move the demo's date forward to the posted ``date`` and say what has happened; 404 in a real installation."""
    if not is_demo():
        raise Http404
    language = get_language() or "sv"
    try:
        moved = move_date(request.actor, date.fromisoformat(request.POST.get("date", "")))
    except ValueError:
        messages.error(request, _("Det där är inget datum. Skriv det som 2026-09-08."))
    except DateNotForwardError:
        told = _("Demon står på %s. Datumet kan bara flyttas framåt.")
        messages.error(request, told % formats.day(today(), language))
    except TooFarError:
        messages.error(request, _("Flytta högst 400 dagar åt gången."))
    else:
        messages.success(request, what_passed(request.actor, moved.before, moved.after, language))
    return redirect(_where_from(request))


@require_safe
def tyreso(request: ActorRequest) -> HttpResponse:
    """Tyresö's real cooperation, with sources: the guidelines that come with Utblick are theirs."""
    return render(request, "demo/tyreso.html", {"history": real_history()})


def _where_from(request: ActorRequest) -> str:
    """The page the banner was on, when it is one of ours; else the start page."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if ours else "/"
