"""Reading the log of what has been asked for and given out."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, QuerySet

from utblick.audit.policy import visible
from utblick.cases.models import Disclosure
from utblick.values import Actor

REASONED = (Disclosure.Outcome.PARTLY, Disclosure.Outcome.REFUSED)
"""The answers that name a provision, and that can be appealed."""


def disclosures(actor: Actor, matter: UUID | None = None) -> QuerySet[Disclosure]:
    """The requests that the actor may see, of one matter or all: those without an answer first, then the latest."""
    rows = visible(Disclosure.objects.select_related("matter__body"), actor)
    rows = rows.filter(matter_id=matter) if matter else rows
    return rows.order_by(F("answered_on").desc(nulls_first=True), "-asked_on", "-id")


def disclosure(actor: Actor, identifier: UUID) -> Disclosure | None:
    """One request, or None when there is none that the actor may see."""
    return disclosures(actor).filter(pk=identifier).first()
