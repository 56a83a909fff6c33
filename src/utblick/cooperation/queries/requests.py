"""Reading partner requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from utblick.audit.policy import visible
from utblick.cooperation.models import PartnerRequest
from utblick.values import Actor

WAITING, ANSWERED, UNKNOWN = "waiting", "answered", "unknown"
WAITS = Q(answered_on__isnull=True, hold="")
"""Requests that still wait for an answer and that somebody is asked about."""
_CONFIRMED_WITHIN = timedelta(days=7)


def requests(actor: Actor, *, state: str = "", body_code: str = "") -> QuerySet[PartnerRequest]:
    """Requests, those that wait first and among them by the day an answer is wanted.

    ``state`` is "waiting", "answered", "unknown" (sender) or a stand; anything else is all but unknown senders.
    """
    rows = visible(PartnerRequest.objects.all(), actor)
    if state == UNKNOWN:
        rows = rows.filter(hold=PartnerRequest.Hold.SENDER)
    elif state == WAITING:
        rows = rows.filter(WAITS)
    elif state == ANSWERED:
        rows = rows.filter(answered_on__isnull=False)
    elif state in PartnerRequest.Stand.values:
        rows = rows.filter(stand=state, hold="")
    else:
        rows = rows.filter(hold="")
    rows = rows.filter(body_code=body_code) if body_code else rows
    waits = Case(When(WAITS, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(waits, F("answer_by").asc(nulls_last=True), "-received_on", "-pk")


def request(actor: Actor, id: UUID) -> PartnerRequest | None:
    """One request, or None when there is none that the actor may see."""
    return visible(PartnerRequest.objects.all(), actor).filter(pk=id).first()


def load_requests(ids: Sequence[UUID], actor: Actor) -> dict[UUID, PartnerRequest]:
    return {row.pk: row for row in visible(PartnerRequest.objects.filter(pk__in=ids), actor)}


def asked_openly(id: UUID) -> PartnerRequest | None:
    """A question from the open form, for the one who holds the link of its confirmation; None for all other rows."""
    return PartnerRequest.objects.filter(pk=id, came_by=PartnerRequest.Came.FORM).first()


def asked_today(address: str, day: date) -> int:
    """How many questions have been asked today in the open form with this address for the answer."""
    asked = PartnerRequest.objects.filter(came_by=PartnerRequest.Came.FORM, received_on=day)
    return asked.filter(contact_email=address.lower()).count()


def unconfirmed_since(day: date) -> QuerySet[PartnerRequest]:
    """Questions from the open form that have waited for their asker's confirmation longer than a week."""
    return PartnerRequest.objects.filter(hold="confirmation", received_on__lt=day - _CONFIRMED_WITHIN)
