"""The start page *Att göra*, and the pages every public service must have."""

from __future__ import annotations

from datetime import date

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.accounts.queries import demo_accounts
from utblick.audit.policy import may
from utblick.clock.queries import is_demo, today
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.web.handbook import handbook_pages, page_of, picture_of
from utblick.web.queries import contact, is_to_be_set_up, start_page

ASSESSED_ON = date(2026, 11, 22)
"""When the accessibility of the whole service was last gone through, and its statement last updated."""


@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """What waits for the person signed in; for others what this is and how to sign in."""
    if request.actor.is_anonymous:
        register_open = may(request.actor, "register_entry.see")
        accounts = demo_accounts() if is_demo() else None
        return render(request, "web/welcome.html", {"accounts": accounts, "register_open": register_open})
    page = start_page(request.actor, today())
    is_new = not page.changed.count and is_to_be_set_up(request.actor)
    return render(request, "web/start.html", {"page": page, "is_new": is_new})


@require_safe
def accessibility(request: ActorRequest) -> HttpResponse:
    """Tillgänglighetsredogörelse (DOS-lagen 13 §)."""
    return render(request, "web/accessibility.html", {"contact": contact(), "assessed": ASSESSED_ON})


@require_safe
def cookies(request: ActorRequest) -> HttpResponse:
    """Which cookies there are and why no consent is asked (LEK 9:28)."""
    return render(request, "web/cookies.html")


@require_safe
def contact_page(request: ActorRequest) -> HttpResponse:
    """Whom to write to."""
    return render(request, "web/contact.html", {"contact": contact()})


@require_safe
def handbook(request: ActorRequest) -> HttpResponse:
    """The handbook's pages."""
    return render(request, "web/handbook.html", {"pages": handbook_pages()})


@require_safe
def handbook_page(request: ActorRequest, slug: str) -> HttpResponse:
    """One page of the handbook."""
    return render(request, "web/handbook_page.html", {"page": found(page_of(slug)), "pages": handbook_pages()})


@require_safe
def handbook_picture(request: ActorRequest, slug: str) -> FileResponse:
    """One of the handbook's pictures."""
    return FileResponse(found(picture_of(slug)).open("rb"), content_type="image/png")
