"""Reading who is the contact person for international cooperation in each administration and company (R5.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from utblick.audit.policy import visible
from utblick.clock.queries import today
from utblick.organisation.models import Administration, Assignment, Body
from utblick.organisation.queries import administrations, bodies
from utblick.values import Actor

ASKED_AGAIN_AFTER = timedelta(days=365)
"""So long a contact person counts as right after somebody has said so."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One to ask: name, post and address at work."""

    name: str
    title: str
    email: str


@dataclass(frozen=True)
class Unit:
    """An administration or a company, the bodies it serves, and its contact persons (none: it lacks one)."""

    place: Administration | Body
    bodies: tuple[str, ...]
    contacts: tuple[Assignment, ...]

    @property
    def is_company(self) -> bool:
        return isinstance(self.place, Body)


def units(actor: Actor, day: date) -> list[Unit]:
    """Every administration and company there is on a day, in Swedish order. Four queries."""
    held: dict[Any, list[Assignment]] = defaultdict(list)
    for row in held_on(visible(Assignment.objects.select_related("person"), actor), day):
        held[row.administration_id or row.body_id].append(row)
    offices = [
        Unit(row, tuple(body.code for body in row.bodies.all() if body.exists_on(day)), tuple(held[row.pk]))
        for row in administrations(actor)
    ]
    companies = [
        Unit(row, (), tuple(held[row.pk])) for row in bodies(actor, day) if row.body_kind == Body.Kind.COMPANY_BOARD
    ]
    return [*offices, *companies]


def held_on(rows: QuerySet[Assignment], day: date) -> QuerySet[Assignment]:
    """The assignments as contact person that hold on a day."""
    rows = rows.filter(role=Assignment.Role.CONTACT, valid_from__lte=day)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return rows.order_by("person__sort_name", "pk")


def unconfirmed(day: date) -> QuerySet[Assignment]:
    """Contact persons of whom nobody has said for a year that they are right; a new one is right for a year."""
    since = day - ASKED_AGAIN_AFTER
    old = Q(confirmed_on__lt=since) | Q(confirmed_on__isnull=True, valid_from__lt=since)
    return held_on(Assignment.objects.filter(old), day)


def lacking(day: date) -> tuple[QuerySet[Administration], QuerySet[Body]]:
    """The administrations and the companies that have no contact person."""
    held = held_on(Assignment.objects.all(), day).order_by()
    offices = Administration.objects.exclude(Exists(held.filter(administration=OuterRef("pk"))))
    companies = Body.objects.filter(body_kind=Body.Kind.COMPANY_BOARD)
    companies = companies.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))
    companies = companies.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return offices, companies.exclude(Exists(held.filter(body=OuterRef("pk"))))


def contacts_of(actor: Actor, asked: Iterable[Body]) -> dict[str, tuple[Contact, ...]]:
    """The contact persons of these bodies, else of the administrations behind them, by the body's code. One query."""
    rows = list(asked)
    administrations = {body.administration_id for body in rows}
    there = Q(administration_id__in=administrations) | Q(body_id__in={body.pk for body in rows})
    found: dict[Any, list[Contact]] = defaultdict(list)
    for row in held_on(visible(Assignment.objects.select_related("person").filter(there), actor), today()):
        told = Contact(row.person.name, row.person.title, row.person.email)
        found[row.administration_id or row.body_id].append(told)
    return {
        body.code: tuple(found[body.pk] or (found[body.administration_id] if body.administration_id else ()))
        for body in rows
    }
