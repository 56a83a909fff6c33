"""Pages of contact persons, and the review of a cooperation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.cooperation import actions, queries
from utblick.cooperation.forms.contacts import ContactForm, ReviewPartnerForm
from utblick.cooperation.hooks import partner_url
from utblick.cooperation.models import ContactPerson, Partner
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "POST"])
def new_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    """Add a contact person to a partner."""
    partner = found(queries.partner(request.actor, id))

    def save(told: dict[str, Any]) -> str:
        actions.add_contact(request.actor, partner, **told)
        return partner_url(partner)

    return save_or_show(request, ContactForm(request.POST or None), save, _frame(partner, _("Ny kontaktperson")))


@require_http_methods(["GET", "POST"])
def alter_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _contact(request, id)

    def save(told: dict[str, Any]) -> str:
        actions.alter_contact(request.actor, row, version=posted_version(request), **told)
        return partner_url(row.partner)

    context = {**_frame(row.partner, _("Ändra kontaktpersonen")), "row": row}
    return save_or_show(request, ContactForm(request.POST or None, instance=row), save, context)


@require_POST
def confirm_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    row = actions.confirm_contact(request.actor, _contact(request, id))
    messages.success(request, _("Bekräftad i dag."))
    return redirect(partner_url(row.partner))


@require_POST
def ask_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    """Mail the contact person a link by which they confirm or correct what is kept of them."""
    row = _contact(request, id)
    try:
        actions.ask_contact(request.actor, row)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Länken är skickad till %s.") % row.name)
    return redirect(partner_url(row.partner))


@require_POST
def remove_contact(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _contact(request, id)
    partner = row.partner
    actions.remove_contact(request.actor, row)
    messages.success(request, _("Kontaktpersonen är borttagen."))
    return redirect(partner_url(partner))


@require_http_methods(["GET", "POST"])
def review_partner(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note what a review of the cooperation came to."""
    partner = found(queries.partner(request.actor, id))

    def save(told: dict[str, Any]) -> str:
        return partner_url(actions.review_partner(request.actor, partner, version=posted_version(request), **told))

    context = {**_frame(partner, _("Se över samarbetet")), "row": partner}
    return save_or_show(request, ReviewPartnerForm(request.POST or None), save, context)


def _contact(request: ActorRequest, id: UUID) -> ContactPerson:
    return found(queries.contact(request.actor, id))


def _frame(partner: Partner, title: str) -> dict[str, Any]:
    return {"title": title, "back_url": partner_url(partner), "back_label": partner.name}
