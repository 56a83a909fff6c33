"""Pages of bodies and administrations."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.forms.bodies import (
    AdministrationForm,
    BodyForm,
    KeepingForm,
    NewAdministrationForm,
    NewBodyForm,
)
from utblick.organisation.models import Administration, Body
from utblick.organisation.queries.reorganising import has_left
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """The municipality's bodies and administrations."""
    day = today()
    rows = list(queries.bodies(request.actor))
    context = {
        "bodies": [row for row in rows if row.valid_to is None or row.valid_to >= day],
        "ended": [row for row in rows if row.valid_to is not None and row.valid_to < day],
        "administrations": queries.administrations(request.actor),
        "may_register_body": may(request.actor, "body.register"),
        "may_register_administration": may(request.actor, "administration.register"),
        "may_import": may(request.actor, "meeting.import"),
    }
    return render(request, "organisation/overview.html", context)


@require_safe
def show_body(request: ActorRequest, code: str) -> HttpResponse:
    """One body: its meetings, where its records are kept, lead times, people."""
    body, day = seen_body(request, code), today()
    kept = queries.keepings(body)
    meetings = queries.meetings_from(request.actor, body, day)
    context = {
        "body": body,
        "today": day,
        "meetings": meetings,
        "next_meeting": next((meeting for meeting in meetings if meeting.as_date.is_regular), None),
        "keeping": next((row for row in kept if row.valid_from <= day), None),
        "keepings": kept,
        "people": queries.people_of(request.actor, body=body, on=day),
        "exists": body.exists_on(day),
        "may_alter": may(request.actor, "body.alter", body),
        "may_keep": may(request.actor, "body.keep", body),
        "may_assign": may(request.actor, "assignment.add"),
        "may_reorganise": may(request.actor, "body.reorganise", body),
        "has_left": may(request.actor, "body.reorganise", body) and has_left(body),
    }
    return render(request, "organisation/body.html", context)


@require_http_methods(["GET", "POST"])
def new_body(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        return _body_url(actions.register_body(request.actor, **told))

    context = {"title": _("Nytt organ"), **_to_overview()}
    return save_or_show(request, NewBodyForm(request.POST or None), save, context)


@require_http_methods(["GET", "POST"])
def alter_body(request: ActorRequest, code: str) -> HttpResponse:
    body = seen_body(request, code)

    def save(told: dict[str, Any]) -> str:
        return _body_url(actions.alter_body(request.actor, body, version=posted_version(request), **told))

    context = {"title": _("Ändra organet"), "back_url": _body_url(body), "back_label": body.name, "row": body}
    return save_or_show(request, BodyForm(request.POST or None, instance=body), save, context)


@require_http_methods(["GET", "POST"])
def keep_records(request: ActorRequest, code: str) -> HttpResponse:
    body = seen_body(request, code)

    def save(told: dict[str, Any]) -> str:
        actions.keep_records(request.actor, body, **told)
        return _body_url(body)

    form = KeepingForm(request.POST or None, initial={"valid_from": today()})
    context = {
        "title": _("Var protokoll och diarium förs"),
        "back_url": _body_url(body),
        "back_label": body.name,
        "lead": _("Förs de i ett annat system skriver Utblick varken paragrafer eller diarienummer för organet."),
    }
    return save_or_show(request, form, save, context)


@require_safe
def show_administration(request: ActorRequest, code: str) -> HttpResponse:
    """One administration: the bodies it serves, its resting weeks, its people."""
    administration = seen_administration(request, code)
    context = {
        "administration": administration,
        "people": queries.people_of(request.actor, administration=administration, on=today()),
        "may_alter": may(request.actor, "administration.alter", administration),
        "may_assign": may(request.actor, "assignment.add"),
    }
    return render(request, "organisation/administration.html", context)


@require_http_methods(["GET", "POST"])
def new_administration(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        return _administration_url(actions.register_administration(request.actor, **told))

    context = {"title": _("Ny förvaltning"), **_to_overview()}
    return save_or_show(request, NewAdministrationForm(request.POST or None), save, context)


@require_http_methods(["GET", "POST"])
def alter_administration(request: ActorRequest, code: str) -> HttpResponse:
    row = seen_administration(request, code)

    def save(told: dict[str, Any]) -> str:
        actions.alter_administration(request.actor, row, version=posted_version(request), **told)
        return _administration_url(row)

    context = {
        "title": _("Ändra förvaltningen"),
        "back_url": _administration_url(row),
        "back_label": row.name,
        "row": row,
    }
    return save_or_show(request, AdministrationForm(request.POST or None, instance=row), save, context)


def seen_body(request: ActorRequest, code: str) -> Body:
    """The body of that code, or 404."""
    return found(queries.bodies(request.actor).filter(code=code).first())


def seen_administration(request: ActorRequest, code: str) -> Administration:
    """The administration of that code, or 404."""
    return found(queries.administrations(request.actor).filter(code=code).first())


def _to_overview() -> dict[str, str]:
    return {"back_url": reverse("organisation:overview"), "back_label": _("Organisationen")}


def _body_url(body: Body) -> str:
    return reverse("organisation:body", args=[body.code])


def _administration_url(administration: Administration) -> str:
    return reverse("organisation:administration", args=[administration.code])
