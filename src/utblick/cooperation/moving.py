"""What moves from a body that ends in this room: partner requests that wait for an answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.cooperation.models import PartnerRequest
from utblick.organisation.holdings import Told
from utblick.organisation.models import Body
from utblick.organisation.successions import Moving, provide_moving


def register() -> None:
    provide_moving(Moving("partner_requests", _("Obesvarade partnerförfrågningar"), _requests, _tell, _move))


def _requests(body: Body) -> list[PartnerRequest]:
    return list(PartnerRequest.objects.filter(body_code=body.code, answered_on=None))


def _tell(row: PartnerRequest) -> Told:
    return Told(row.what, reverse("cooperation:request", args=[row.pk]))


def _move(opened: Change, row: PartnerRequest, to: Body) -> None:
    opened.alter(row, verb="partner_request.move", body_code=to.code)
