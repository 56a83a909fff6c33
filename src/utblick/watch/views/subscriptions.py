"""*Utskick*: how often one is told of a body's calls, colleagues who are told, and one's own feeds."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.audit.policy import may, require
from utblick.organisation.queries import body
from utblick.organisation.views.saving import add_errors
from utblick.ui.languages import page_language
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import queries
from utblick.watch.actions import subscriptions as actions
from utblick.watch.forms_telling import InviteForm, SubscribeForm
from utblick.watch.queries import telling
from utblick.watch.queries.sharing import feed_address


@require_http_methods(["GET", "HEAD", "POST"])
def subscriptions(request: ActorRequest) -> HttpResponse:
    """One's own choices, body by body; and for the coordinator the colleagues."""
    followed = queries.own_fields(request.actor)
    stored = telling.own_subscriptions(request.user.pk)
    form = SubscribeForm(request.POST or None, followed, stored)
    if request.method == "POST" and form.is_valid():
        for code, frequency in form.changed():
            actions.subscribe(request.actor, request.user, code, frequency, page_language())  # type: ignore[arg-type]
        messages.success(request, _("Sparat. Sådant som redan har hänt skickas inte i efterhand."))
        return redirect("watch:subscriptions")
    return render(request, "watch/subscriptions.html", _context(request, form, InviteForm(None, followed)))


@require_POST
def invite(request: ActorRequest) -> HttpResponse:
    """Let a colleague without an account be told."""
    followed = queries.own_fields(request.actor)
    form = InviteForm(request.POST, followed)
    if form.is_valid():
        told = form.cleaned_data
        try:
            row = actions.invite(request.actor, found(body(told.pop("body_code"))), **told)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            asked = _("%s får ett mejl med en länk att bekräfta. Inget annat skickas förrän dess.")
            messages.success(request, asked % row.person.name)
            return redirect("watch:subscriptions")
    own = SubscribeForm(None, followed, telling.own_subscriptions(request.user.pk))
    return render(request, "watch/subscriptions.html", _context(request, own, form), status=422)


@require_POST
def end(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Stop the mail to a colleague."""
    row = found(telling.subscriptions(request.actor).filter(pk=pk).first())
    require(request.actor, "subscription.end")
    actions.end_subscription(request.actor, row)
    messages.success(request, _("%s får inga fler mejl.") % row.person.name)
    return redirect("watch:subscriptions")


def _context(request: ActorRequest, form: SubscribeForm, invite_form: InviteForm) -> dict[str, Any]:
    may_invite = may(request.actor, "subscription.invite")
    others = telling.subscriptions(request.actor).exclude(person__user=request.user.pk)
    return {
        "form": form,
        "may_invite": may_invite,
        "invite_form": invite_form if may_invite else None,
        "page": page_of(others, request.GET) if may_invite else None,
        "feeds": _feeds(request),
        "may_see_mail": may(request.actor, "mail.see"),
        "address": request.user.email,  # type: ignore[union-attr]
    }


def _feeds(request: ActorRequest) -> list[dict[str, str]]:
    """The addresses of one's own feeds, body by body; none until they have been asked for."""
    row = feed_address(request.user)  # type: ignore[arg-type]
    if row is None:
        return []
    return [
        {
            "code": own.code,
            "name": own.name,
            "calendar": _absolute(request, "watch:calendar", row.pk, row.token, own.code),
            "atom": _absolute(request, "watch:atom", row.pk, row.token, own.code),
        }
        for own in queries.own_fields(request.actor)
    ]


def _absolute(request: ActorRequest, name: str, *parts: object) -> str:
    return request.build_absolute_uri(reverse(name, args=parts))
