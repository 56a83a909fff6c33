"""The open form, for anyone without an account."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from utblick.cooperation import actions
from utblick.cooperation.forms.requests import AskForm
from utblick.ui.requests import ActorRequest

GONE, TOO_MANY = 410, 429


@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Jag söker partner, har en idé, vill komma på besök."""
    form = AskForm(request.POST if request.method == "POST" else None)
    status = 422
    if form.is_valid():
        if form.is_by_program:
            return redirect("cooperation:asked")
        try:
            actions.ask_openly(
                request.actor,
                visitor=visitor_of(request),
                link=lambda token: request.build_absolute_uri(reverse("cooperation:confirm", args=[token])),
                **form.question(),
            )
        except actions.TooManyError:
            form.add_error(None, _("Du har frågat flera gånger på kort tid. Vänta en timme, eller mejla kommunen."))
            status = TOO_MANY
        else:
            return redirect("cooperation:asked")
    return render(request, "cooperation/ask.html", {"form": form}, status=status if form.errors else 200)


@require_safe
def asked(request: ActorRequest) -> HttpResponse:
    """What happens now; says nothing of what was asked."""
    return render(request, "cooperation/asked.html", {"days": actions.DAYS_TO_CONFIRM})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActorRequest, token: str) -> HttpResponse:
    """A button that confirms; opening the link changes nothing, since mail filters open links."""
    try:
        if request.method != "POST":
            actions.question_of(token)
            return render(request, "cooperation/confirm.html", {"done": False})
        actions.confirm_question(request.actor, token)
    except actions.ExpiredLinkError:
        return render(request, "cooperation/expired.html", status=GONE)
    return render(request, "cooperation/confirm.html", {"done": True})


def visitor_of(request: ActorRequest) -> str:
    """The visitor's network address; behind a proxy the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
