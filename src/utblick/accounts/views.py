"""Signing in to the demo with one click, and answering by a mail link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from utblick.accounts import mail_acts
from utblick.accounts.actions import LinkClosedError, use_link
from utblick.accounts.models import MailLink
from utblick.accounts.queries import demo_account, demo_accounts, link_of
from utblick.clock.queries import is_demo, today


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


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mail_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a mail link: what it means and one button. Only the button does anything (mail scanners open links).

    The token itself is what the answer rests on, not a cookie, so that there is nothing to forge from another site;
    a mail program may post to it without having seen the page (RFC 8058).
    """
    link = link_of(token)
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    with translation.override(link.language if link and not chosen else translation.get_language()):
        response = _answered(request, link) if link else render(request, "accounts/mail_link_closed.html", status=404)
        response.headers["Content-Language"] = translation.get_language() or "sv"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest, link: MailLink) -> HttpResponse:
    act = mail_acts.act(link.act)
    if link.state_on(today()) != MailLink.State.OPEN:
        return _closed(request, link)
    asked = act.ask(link)
    if asked is None:
        return _closed(request, link)
    form = act.form(link, request.POST if request.method == "POST" else None) if act.form else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            answer = use_link(link, form.cleaned_data if form else {})
        except LinkClosedError:
            return _closed(request, MailLink.objects.get(pk=link.pk))
        except ValidationError as refused:
            return _asking(request, link, asked, act, form, refused.messages)
        return render(request, "accounts/mail_link_done.html", {"answer": answer, "asked": asked})
    return _asking(request, link, asked, act, form)


def _asking(
    request: HttpRequest,
    link: MailLink,
    asked: mail_acts.Asked,
    act: mail_acts.MailAct,
    form: BaseForm | None,
    problems: list[str] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"link": link, "asked": asked, "act": act, "form": form, "problems": problems}
    wrong = problems or (form is not None and form.errors)
    return render(request, "accounts/mail_link.html", context, status=422 if wrong else 200)


def _closed(request: HttpRequest, link: MailLink) -> HttpResponse:
    """Used, run out, or no longer asked of this person."""
    return render(
        request, "accounts/mail_link_closed.html", {"link": link, "state": link.state_on(today())}, status=410
    )
