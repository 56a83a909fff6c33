"""Pages of people and their assignments."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.forms.bodies import AssignmentForm, EndAssignmentForm, PersonForm
from utblick.organisation.models import Administration, Body
from utblick.organisation.views.bodies import seen_administration, seen_body
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_people(request: ActorRequest) -> HttpResponse:
    """Everyone, in Swedish order, with what they do."""
    context = {
        "page": page_of(queries.persons(request.actor), request.GET),
        "today": today(),
        "may_end": may(request.actor, "assignment.end"),
        "may_alter": may(request.actor, "person.alter"),
        "may_hand_over": may(request.actor, "person.hand_over"),
        "may_hand_over_own": may(request.actor, "person.hand_over_own"),
    }
    return render(request, "organisation/people.html", context)


@require_http_methods(["GET", "POST"])
def alter_person(request: ActorRequest, id: UUID) -> HttpResponse:
    person = found(queries.person(request.actor, id))

    def save(told: dict[str, Any]) -> str:
        actions.alter_person(request.actor, person, version=posted_version(request), **told)
        return reverse("organisation:people")

    context = {
        "title": _("Ändra personen"),
        "back_url": reverse("organisation:people"),
        "back_label": _("Personer"),
        "row": person,
    }
    return save_or_show(request, PersonForm(request.POST or None, instance=person), save, context)


@require_http_methods(["GET", "POST"])
def assign_in_body(request: ActorRequest, code: str) -> HttpResponse:
    body = seen_body(request, code)
    return _assign(request, body=body, place=body, back_url=reverse("organisation:body", args=[code]))


@require_http_methods(["GET", "POST"])
def assign_in_administration(request: ActorRequest, code: str) -> HttpResponse:
    row = seen_administration(request, code)
    back_url = reverse("organisation:administration", args=[code])
    return _assign(request, administration=row, place=row, back_url=back_url)


@require_http_methods(["GET", "POST"])
def end_assignment(request: ActorRequest, id: UUID) -> HttpResponse:
    assignment = found(queries.assignment(request.actor, id))

    def save(told: dict[str, Any]) -> str:
        actions.end_assignment(request.actor, assignment, version=posted_version(request), **told)
        return reverse("organisation:people")

    context = {
        "title": _("Avsluta uppdraget"),
        "lead": f"{assignment.person.name}, {assignment.get_role_display()}",
        "back_url": reverse("organisation:people"),
        "back_label": _("Personer"),
        "row": assignment,
    }
    return save_or_show(request, EndAssignmentForm(request.POST or None), save, context)


def _assign(
    request: ActorRequest,
    *,
    place: Body | Administration,
    back_url: str,
    body: Body | None = None,
    administration: Administration | None = None,
) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        actions.assign(request.actor, body=body, administration=administration, **told)
        return back_url

    form = AssignmentForm(request.POST or None, initial={"valid_from": today(), "role": request.GET.get("uppdrag", "")})
    context = {
        "title": _("Nytt uppdrag"),
        "lead": _("Ett uppdrag är en uppgift om vem som gör vad. Rättigheter i Utblick ges av administratören."),
        "back_url": back_url,
        "back_label": place.name,
    }
    return save_or_show(request, form, save, context)
