"""What a person holds, as the page of a handover shows it, and the handovers that have been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from utblick.access import Standing
from utblick.audit.models import Record
from utblick.audit.policy import policy, standing_of, visible
from utblick.audit.queries import history
from utblick.clock.queries import today
from utblick.organisation.holdings import Holder, Holding, Told, holdings, label_of
from utblick.organisation.models import Assignment, Person
from utblick.values import Actor, Ref

SHOWN = 50
"""So many rows of one sort are written out."""
Role = Assignment.Role
ELECTED = (Role.CHAIR, Role.FIRST_VICE_CHAIR, Role.SECOND_VICE_CHAIR, Role.MEMBER, Role.SUBSTITUTE)
"""Assignments that only an election gives to another (förtroendevalda)."""


@dataclass(frozen=True)
class HeldRows:
    """One sort of thing on the page; ``unread`` are rows that the actor may not read, and that are moved as well."""

    label: str | Promise
    rows: tuple[Told, ...]
    count: int
    unread: int
    more: int


@dataclass(frozen=True)
class Handover:
    """A handover that has been: when, to whom, and how many of each sort."""

    on: date
    to: str
    counts: tuple[tuple[str, int], ...]


def holder(actor: Actor, id: UUID) -> Holder | None:
    """A person as one who holds things, or None when there is none that the actor may see."""
    namesakes = Person.objects.filter(name=OuterRef("name")).exclude(pk=OuterRef("pk"))
    found = visible(Person.objects.filter(pk=id), actor).annotate(shares_name=Exists(namesakes)).first()
    return Holder(found, found.shares_name) if found else None


def held_by(holder: Holder, actor: Actor) -> list[HeldRows]:
    """Everything a person answers for, by sort; one query a sort."""
    return [found for holding in holdings() if (found := _held(holding, holder, actor)) is not None]


def duties_of(holder: Holder) -> QuerySet[Assignment]:
    """The assignments that a person may hand over: those of officials, that have not ended."""
    rows = Assignment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today()), person=holder.person)
    return rows.exclude(role__in=ELECTED).select_related("body", "administration")


def may_take_over(person: Person) -> QuerySet[Person]:
    """Those to whom a person can hand over: everyone else who has an account or an official's assignment today."""
    day = today()
    held = Q(assignments__valid_from__lte=day) & (Q(assignments__valid_to=None) | Q(assignments__valid_to__gte=day))
    official = Person.objects.filter(held & ~Q(assignments__role__in=ELECTED)).values("pk")
    return Person.objects.filter(Q(user__isnull=False) | Q(pk__in=official)).exclude(pk=person.pk)


def handovers_of(person: Person) -> list[Handover]:
    """The handovers a person has made, latest first."""
    events = [event for event in history(person.ref) if event.verb == "person.hand_over"]
    names = Person.objects.in_bulk([Ref.parse(event.fields["to"][1]).id for event in events])
    return [
        Handover(
            event.effective_on,
            names[Ref.parse(event.fields["to"][1]).id].name,
            tuple((label_of(name), pair[1]) for name, pair in event.fields.items() if name != "to"),
        )
        for event in events
    ]


def _held(holding: Holding, holder: Holder, actor: Actor) -> HeldRows | None:
    rows = list(cast(Iterable[Record], holding.rows(holder)))
    if not rows:
        return None
    read = [row for row in rows if _may_see(row, actor)]
    told = tuple(holding.tell(row) for row in read[:SHOWN])
    return HeldRows(holding.label, told, len(rows), len(rows) - len(read), len(read) - len(told))


def _may_see(row: Record, actor: Actor) -> bool:
    standing: Standing = standing_of(row)
    return policy().allows(actor, "see", row.kind, standing)
