"""Pages of visits."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.forms.visits import (
    AfterVisitForm,
    AlterVisitForm,
    AskToTellForm,
    CancelVisitForm,
    VisitFilter,
    VisitForm,
)
from utblick.cooperation.models import Visit
from utblick.cooperation.queries.names import places
from utblick.cooperation.visit_facing import visit_note, visit_page
from utblick.organisation.queries import bodies, bodies_open_to
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of_many
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_visits(request: ActorRequest) -> HttpResponse:
    """Visits, those to come first."""
    day = today()
    hosts = [(row.code, row.name) for row in bodies(request.actor, day)]
    filters = VisitFilter(request.GET, bodies=hosts)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.visits(
        request.actor,
        day,
        state=asked.get("lage", ""),
        body_code=asked.get("namnd", ""),
        direction=asked.get("riktning", ""),
        words=asked.get("q", ""),
    )
    context = {
        "filters": filters,
        "page": page_of_many(rows, request.GET),
        "filtered": any(asked.values()),
        "may_register": may(request.actor, "visit.register"),
        "may_ask": may(request.actor, "visit.ask"),
        "today": day,
    }
    return render(request, "cooperation/visits.html", context)


@require_http_methods(["GET", "POST"])
def new_visit(request: ActorRequest) -> HttpResponse:
    """Five required fields; saving informs the coordinators."""

    def save(told: dict[str, Any]) -> str:
        visit = actions.register_visit(request.actor, **told)
        messages.success(request, _("Besöket är anmält och samordnaren är informerad."))
        return reverse("cooperation:visit", args=[visit.pk])

    context = {
        "title": _("Anmäl ett besök"),
        "lead": _("När du sparar är kommunstyrelseförvaltningen informerad. Inget visas för allmänheten."),
        "back_url": reverse("cooperation:visits"),
        "back_label": _("Besök"),
    }
    hosts = bodies_open_to(request.actor, "visit.register", today())
    known = {"contact": request.actor.name, "place": request.GET.get("plats", "")[:200]}
    form = VisitForm(request.POST or None, hosts=hosts, names=places(request.actor), initial=known)
    return save_or_show(request, form, save, context, "cooperation/form_with_more.html")


@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Mail a colleague without an account a link that tells of one visit."""

    def save(told: dict[str, Any]) -> str:
        actions.ask_to_tell_of_visit(request.actor, told["person"], told["host"])
        messages.success(request, _("Länken är skickad till %s.") % told["person"].name)
        return reverse("cooperation:visits")

    context = {
        "title": _("Be någon anmäla ett besök"),
        "lead": _("Personen får ett mejl med en länk. Den gäller en gång, i 30 dagar."),
        "back_url": reverse("cooperation:visits"),
        "back_label": _("Besök"),
    }
    hosts = bodies_open_to(request.actor, "visit.ask", today())
    return save_or_show(request, AskToTellForm(request.POST or None, hosts=hosts), save, context)


@require_safe
def show_visit(request: ActorRequest, id: UUID) -> HttpResponse:
    """One visit: how it stands, what to do next, what is known of it."""
    return render(request, "cooperation/visit.html", visit_page(request.actor, _visit(request, id)))


@require_http_methods(["GET", "POST"])
def alter(request: ActorRequest, id: UUID) -> HttpResponse:
    visit = _visit(request, id)
    require(request.actor, "visit.alter", standing_of(visit))

    def save(told: dict[str, Any]) -> str:
        actions.alter_visit(request.actor, _visit(request, id), version=posted_version(request), **told)
        return reverse("cooperation:visit", args=[id])

    hosts = bodies_open_to(request.actor, "visit.alter", today())
    form = AlterVisitForm(request.POST or None, visit=visit, hosts=hosts, names=places(request.actor))
    context = {**_back_to(visit), "title": _("Ändra besöket"), "row": visit}
    return save_or_show(request, form, save, context, "cooperation/form_with_more.html")


@require_http_methods(["GET", "POST"])
def cancel(request: ActorRequest, id: UUID) -> HttpResponse:
    visit = _visit(request, id)
    require(request.actor, "visit.cancel", standing_of(visit))

    def save(told: dict[str, Any]) -> str:
        actions.cancel_visit(request.actor, visit, told["reason"])
        messages.success(request, _("Besöket är inställt och samordnaren är informerad."))
        return reverse("cooperation:visit", args=[id])

    context = {
        **_back_to(visit),
        "title": _("Ställ in besöket"),
        "lead": _("Besöket står kvar i registret som inställt."),
    }
    return save_or_show(request, CancelVisitForm(request.POST or None), save, context)


@require_http_methods(["GET", "POST"])
def tell(request: ActorRequest, id: UUID) -> HttpResponse:
    """What came of it."""
    visit = _visit(request, id)
    require(request.actor, "visit.tell", standing_of(visit))

    def save(_told: dict[str, Any]) -> str:
        told = form.told_now()
        actions.tell_of_visit(request.actor, _visit(request, id), version=posted_version(request), **told)
        messages.success(request, _("Sparat."))
        return reverse("cooperation:visit", args=[id])

    cost = None if visit.own_cost_minor is None else visit.own_cost_minor // 100
    shown = {name: getattr(visit, name) for name in ("told", "promised", "work_related", "own_hours")}
    form = AfterVisitForm(request.POST or None, initial={**shown, "own_cost": cost})
    context = {**_back_to(visit), "title": _("Efter besöket"), "row": visit}
    if not visit.has_begun(today()):
        messages.info(request, _("Besöket har inte börjat än."))
        return redirect("cooperation:visit", id)
    return save_or_show(request, form, save, context)


@require_POST
def keep(request: ActorRequest, id: UUID) -> HttpResponse:
    """What we promised has been done."""
    visit = _visit(request, id)
    require(request.actor, "visit.tell", standing_of(visit))
    if visit.promised:
        actions.keep_promise(request.actor, visit)
        messages.success(request, _("Löftet är infriat."))
    return redirect("cooperation:visit", id)


@require_safe
def note(request: ActorRequest, id: UUID) -> HttpResponse:
    """A page to print for the one who speaks at the visit."""
    return render(request, "cooperation/visit_note.html", visit_note(request.actor, _visit(request, id)))


def _visit(request: ActorRequest, id: UUID) -> Visit:
    return found(queries.visit(request.actor, id))


def _back_to(visit: Visit) -> dict[str, str]:
    return {"back_url": reverse("cooperation:visit", args=[visit.pk]), "back_label": str(visit)}
