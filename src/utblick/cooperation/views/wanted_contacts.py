"""Pages of contacts wanted by companies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases.queries import history_of
from utblick.clock.queries import today
from utblick.cooperation import queries
from utblick.cooperation.actions import wanted_contacts as actions
from utblick.cooperation.happenings import called
from utblick.cooperation.models import PartnerRequest, WantedContact
from utblick.cooperation.queries.wanted_contacts import business_networks, wanted_contact, wanted_contacts
from utblick.cooperation.wanted_contact_forms import (
    CloseForm,
    ContactMadeForm,
    PassOnForm,
    WantedContactFilter,
    WantedContactForm,
)
from utblick.cooperation.wanted_contact_hooks import wanted_contact_url
from utblick.cooperation.wanted_contact_states import TONES, stage_of
from utblick.organisation.queries import bodies_open_to
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

_FORM = "cooperation/form_with_more.html"


@require_safe
def list_wanted_contacts(request: ActorRequest) -> HttpResponse:
    """What companies look for, those that wait first, and the networks for business beside (R3.8)."""
    filters = WantedContactFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = wanted_contacts(
        request.actor, stage=asked.get("lage", ""), country_code=asked.get("land", ""), words=asked.get("q", "")
    )
    page = page_of(rows, request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": [(row, stage := stage_of(row), TONES[stage]) for row in page],
        "filtered": any(asked.values()),
        "networks": business_networks(request.actor),
        "may_register": may(request.actor, "wanted_contact.register"),
        "today": today(),
    }
    return render(request, "cooperation/wanted_contacts.html", context)


@require_http_methods(["GET", "POST"])
def new_wanted_contact(request: ActorRequest) -> HttpResponse:
    """Three required fields; from a partner request (``forfragan``) what is known of it stands there already."""
    asked = _asked_request(request)
    owners = bodies_open_to(request.actor, "wanted_contact.register", today())
    known = _known_from(asked) if asked else {"body": owners.filter(body_kind="executive_board").first()}
    form = WantedContactForm(request.POST or None, bodies=owners, initial=known)

    def save(told: dict[str, Any]) -> str:
        return wanted_contact_url(actions.register_wanted_contact(request.actor, **told, request=asked))

    context = {
        "title": _("Kontakt som ett företag söker"),
        "lead": _("Skriv upp det företaget frågar efter. Samordnaren eller näringslivsansvarig förmedlar det vidare."),
        "back_url": reverse("cooperation:wanted_contacts"),
        "back_label": _("Företag som söker kontakter"),
    }
    return save_or_show(request, form, save, context, _FORM)


@require_safe
def show_wanted_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    may_close = may(request.actor, "wanted_contact.close", row)
    stage = stage_of(row)
    context = {
        "row": row,
        "stage": stage,
        "tone": TONES[stage],
        "asked": row.request if row.request and may(request.actor, "partner_request.see", row.request) else None,
        "history": [(event, who, called(event.verb)) for event, who in history_of(row.ref)],
        "may_alter": may(request.actor, "wanted_contact.alter", row),
        "may_pass_on": row.is_open and may(request.actor, "wanted_contact.pass_on", row),
        "may_note": row.closed_on is None and may_close,
        "may_close": row.is_open and may_close,
    }
    return render(request, "cooperation/wanted_contact.html", context)


@require_http_methods(["GET", "POST"])
def alter_wanted_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, "wanted_contact.alter", standing_of(row))
    owners = bodies_open_to(request.actor, "wanted_contact.alter", today())
    form = WantedContactForm(request.POST or None, instance=row, bodies=owners)

    def save(told: dict[str, Any]) -> str:
        kept = _seen(request, id)
        actions.alter_wanted_contact(request.actor, kept, version=posted_version(request), **told)
        return wanted_contact_url(row)

    return save_or_show(request, form, save, _frame(row, _("Ändra uppgifterna")), _FORM)


@require_http_methods(["GET", "POST"])
def pass_on(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note to whom it was passed on."""
    known = {"on": today()}
    form = PassOnForm(request.POST or None, actor=request.actor, initial=known)
    return _step(request, id, "wanted_contact.pass_on", form, actions.pass_on, _("Förmedla till"))


@require_http_methods(["GET", "POST"])
def contact_made(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that the company has got its contact; again changes what it gave."""
    row = _seen(request, id)
    known = {"on": row.made_on or today(), "outcome": row.outcome}
    form = ContactMadeForm(request.POST or None, initial=known)
    return _step(request, id, "wanted_contact.close", form, actions.note_contact_made, _("Kontakten är knuten"))


@require_http_methods(["GET", "POST"])
def close(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that it ended without a contact."""
    form = CloseForm(request.POST or None, initial={"on": today()})
    return _step(request, id, "wanted_contact.close", form, actions.close_wanted_contact, _("Avsluta utan kontakt"))


def _step(
    request: ActorRequest, id: UUID, verb: str, form: forms.Form, act: Callable[..., Any], title: str
) -> HttpResponse:
    row = _seen(request, id)
    require(request.actor, verb, standing_of(row))

    def save(told: dict[str, Any]) -> str:
        act(request.actor, row, version=posted_version(request), **told)
        return wanted_contact_url(row)

    return save_or_show(request, form, save, _frame(row, title))


def _seen(request: ActorRequest, id: UUID) -> WantedContact:
    return found(wanted_contact(request.actor, id))


def _frame(row: WantedContact, title: str) -> dict[str, Any]:
    return {"title": title, "back_url": wanted_contact_url(row), "back_label": str(row), "row": row}


def _asked_request(request: ActorRequest) -> PartnerRequest | None:
    """The partner request that the wish came with, when the reader may see it; 404 for another."""
    written = request.GET.get("forfragan", "")
    if not written:
        return None
    try:
        return found(queries.request(request.actor, UUID(written)))
    except ValueError:
        return found(None)


def _known_from(asked: PartnerRequest) -> dict[str, Any]:
    return {
        "company": asked.organisation,
        "seeks": asked.what,
        "country_code": asked.country_code,
        "contact_name": asked.contact_name,
        "contact_email": asked.contact_email,
        "body": asked.body_code or asked.suggested_body,
    }
