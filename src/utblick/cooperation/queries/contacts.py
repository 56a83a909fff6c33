"""Reading contact persons."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.cooperation.models import ContactPerson, Partner
from utblick.values import Actor


def contacts(actor: Actor, partner: Partner) -> QuerySet[ContactPerson]:
    """A partner's contact persons, as far as the actor may see them; the longest confirmed last."""
    return visible(ContactPerson.objects.filter(partner=partner), actor).order_by("-confirmed_on", "id")


def contact(actor: Actor, id: UUID) -> ContactPerson | None:
    """One contact person, or None when there is none that the actor may see."""
    return visible(ContactPerson.objects.select_related("partner"), actor).filter(pk=id).first()
