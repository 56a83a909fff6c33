"""Signing in to the demo with one click."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from utblick.accounts.queries import demo_account, demo_accounts
from utblick.clock.queries import is_demo


@require_http_methods(["GET", "POST"])
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """The demo's accounts, one a role; in a real installation the page does not exist."""
    if not is_demo():
        raise Http404
    if request.method == "GET":
        return render(request, "accounts/demo.html", {"accounts": demo_accounts()})
    user = demo_account(request.POST.get("account", ""))
    if user is None:
        raise Http404
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("/")
