"""Health and the event log."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from utblick.accounts.queries import names_of
from utblick.audit.policy import may, require
from utblick.audit.queries import latest
from utblick.operations.health import all_health
from utblick.ui.requests import ActorRequest

EVENTS_A_PAGE = 50


def alive(request: ActorRequest) -> HttpResponse:
    """Answers as soon as the web server does; touches nothing."""
    return HttpResponse("levande", content_type="text/plain; charset=utf-8")


def health(request: ActorRequest) -> HttpResponse:
    """Everyone learns whether all is well; those who may see the event log also learn what and why."""
    found = all_health()
    stopped = any(check.state == "stop" for check in found)
    status = 503 if stopped else 200
    detailed = may(request.actor, "event.see")
    if request.GET.get("format") == "json":
        shown = [asdict(check) for check in found] if detailed else []
        return JsonResponse({"ok": not stopped, "checks": shown}, status=status)
    context = {"checks": found if detailed else [], "stopped": stopped, "detailed": detailed}
    return render(request, "operations/health.html", context, status=status)


def events(request: ActorRequest) -> HttpResponse:
    """The event log, latest first."""
    require(request.actor, "event.see")
    before = request.GET.get("fore", "")
    found = latest(int(before) if before.isdecimal() and len(before) < 19 else None, EVENTS_A_PAGE)
    names = names_of({event.actor for event in found})
    context = {
        "rows": [(event, names.get(event.actor, event.actor), ", ".join(event.fields)) for event in found],
        "before": found[-1].seq if len(found) == EVENTS_A_PAGE else None,
    }
    return render(request, "operations/events.html", context)
