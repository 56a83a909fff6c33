"""What moves from a body that ends in this room: what waits for an answer, a contact, a decision or a report."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.audit.models import Record
from utblick.clock.queries import today
from utblick.cooperation.grant_hooks import grant_url, scheme_url
from utblick.cooperation.grant_states import STAGES, Stage
from utblick.cooperation.models import AssociationGrant, GrantScheme, PartnerRequest, WantedContact
from utblick.cooperation.wanted_contact_hooks import wanted_contact_url
from utblick.organisation.holdings import Told
from utblick.organisation.models import Body
from utblick.organisation.successions import Moving, provide_moving


def register() -> None:
    provide_moving(
        Moving("partner_requests", _("Obesvarade partnerförfrågningar"), _requests, _tell_request, _move_request),
        Moving("wanted_contacts", _("Kontakter som företag söker"), _wanted, _tell_wanted, _move),
        Moving("grant_schemes", _("Medel att fördela"), _schemes, _tell_scheme, _move),
        Moving("association_grants", _("Föreningsbidrag som inte är klara"), _grants, _tell_grant, _move),
    )


def _requests(body: Body) -> list[PartnerRequest]:
    return list(PartnerRequest.objects.filter(body_code=body.code, answered_on=None))


def _tell_request(row: PartnerRequest) -> Told:
    return Told(row.what, reverse("cooperation:request", args=[row.pk]))


def _move_request(opened: Change, row: PartnerRequest, to: Body) -> None:
    opened.alter(row, verb="partner_request.move", body_code=to.code)


def _wanted(body: Body) -> list[WantedContact]:
    return list(WantedContact.objects.filter(body=body, made_on=None, closed_on=None))


def _tell_wanted(row: WantedContact) -> Told:
    return Told(str(row), wanted_contact_url(row))


def _schemes(body: Body) -> list[GrantScheme]:
    """This year's pots and later ones."""
    return list(GrantScheme.objects.filter(body=body, year__gte=today().year))


def _tell_scheme(row: GrantScheme) -> Told:
    return Told(str(row), scheme_url(row))


def _grants(body: Body) -> list[AssociationGrant]:
    """Those that wait for a decision, for money or for a whole report."""
    waits = Q()
    for stage in (Stage.APPLIED, Stage.GRANTED, Stage.PAID, Stage.INCOMPLETE):
        waits |= STAGES[stage]
    return list(AssociationGrant.objects.filter(waits, body=body))


def _tell_grant(row: AssociationGrant) -> Told:
    return Told(str(row), grant_url(row))


def _move(opened: Change, row: Record, to: Body) -> None:
    told: dict[str, Any] = {"body": to}
    opened.alter(row, verb=f"{row.kind}.move", **told)
