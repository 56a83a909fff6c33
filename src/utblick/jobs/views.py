"""*Utskick*: what Utblick has mailed, to whom and when."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.clock.queries import is_demo
from utblick.jobs.mail import addressed
from utblick.jobs.queries import mails
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """Every mail, latest first."""
    context = {"page": page_of(mails(request.actor), request.GET), "demo": is_demo()}
    return render(request, "jobs/mails.html", context)


@require_safe
def shown(request: ActorRequest, number: int) -> HttpResponse:
    """One mail as its reader gets it. Links that act for its reader are shown in the demo only."""
    mail = found(mails(request.actor).filter(pk=number).first())
    readable = is_demo() or not mail.personal
    context = {
        "mail": mail,
        "readable": readable,
        "html": addressed(mail.html, "") if readable else "",
        "text": addressed(mail.body, request.build_absolute_uri("/").rstrip("/")) if readable else "",
        "demo": is_demo(),
    }
    return render(request, "jobs/mail.html", context)
