"""Reading partner requests."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When, Window

from utblick.audit.policy import visible
from utblick.cooperation.models import PartnerRequest
from utblick.values import Actor

WAITING, ANSWERED, UNKNOWN = "waiting", "answered", "unknown"
WAITS = Q(answered_on__isnull=True, hold="")
"""Requests that still wait for an answer and that somebody is asked about."""
MOST_TOLD = 6
"""So many requests are told one by one on *Att göra*."""
_CONFIRMED_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an answer: the ``first`` ones by day, how many in all, and letters from unknown senders."""

    first: list[PartnerRequest]
    number: int
    unknown: int


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


def waiting(actor: Actor, body_codes: Collection[str] | None = None) -> Waiting:
    """What waits for an answer, in all bodies or in these. One query."""
    rows = visible(PartnerRequest.objects.filter(answered_on__isnull=True, hold__in=("", "sender")), actor)
    if body_codes is not None:
        rows = rows.filter(body_code__in=body_codes)
    counted: QuerySet[Any] = rows.annotate(
        number=Window(Count("pk", filter=Q(hold=""))), unknown=Window(Count("pk", filter=Q(hold="sender")))
    )
    found = list(counted.order_by("hold", F("answer_by").asc(nulls_last=True), "-received_on", "-pk")[:MOST_TOLD])
    if not found:
        return Waiting([], 0, 0)
    return Waiting([row for row in found if not row.hold], found[0].number, found[0].unknown)


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
