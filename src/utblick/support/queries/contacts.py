"""Reading who is the contact person for international cooperation in each administration and company (R5.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from utblick.audit.policy import visible
from utblick.clock.queries import today
from utblick.organisation.models import Assignment, Body
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class Contact:
    """One to ask: name, post and address at work."""

    name: str
    title: str
    email: str


def contacts_of(actor: Actor, bodies: Iterable[Body]) -> dict[str, tuple[Contact, ...]]:
    """The contact persons of the administrations that serve these bodies, by the body's code. One query."""
    asked = list(bodies)
    administrations = {body.administration_id for body in asked}
    rows = _held(actor, today()).filter(
        Q(administration_id__in=administrations) | Q(body_id__in={body.pk for body in asked})
    )
    found: dict[Any, list[Contact]] = defaultdict(list)
    for row in rows:
        told = Contact(row.person.name, row.person.title, row.person.email)
        found[row.administration_id or row.body_id].append(told)
    return {
        body.code: tuple(found[body.pk] or (found[body.administration_id] if body.administration_id else ()))
        for body in asked
    }


def _held(actor: Actor, day: date) -> QuerySet[Assignment]:
    """Assignments as contact person that hold on a day."""
    rows = Assignment.objects.filter(role=Assignment.Role.CONTACT, valid_from__lte=day)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return visible(rows.select_related("person"), actor).order_by("person__sort_name", "pk")
