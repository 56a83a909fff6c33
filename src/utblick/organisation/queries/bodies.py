"""Reading bodies, administrations, people, and where records are kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from utblick.access import Standing
from utblick.audit.policy import policy, visible
from utblick.organisation.models import Administration, Assignment, Body, Keeping, Person
from utblick.values import Actor

_LONGEST_SUCCESSION = 20


def bodies(actor: Actor, on: date | None = None) -> QuerySet[Body]:
    """The bodies, in Swedish order; with ``on`` those that exist that day."""
    rows = visible(Body.objects.select_related("administration", "parent", "successor"), actor)
    return rows.filter(_in_force(on)) if on else rows


def body(code: str, on: date | None = None) -> Body | None:
    """The body of that code; with ``on`` only when it exists that day."""
    rows = Body.objects.select_related("administration", "parent", "successor").filter(code=code)
    return (rows.filter(_in_force(on)) if on else rows).first()


def codes_by_name() -> dict[str, str]:
    """Each body's code by its name and by its code, both in small letters: for what people write in tables."""
    known: dict[str, str] = {}
    for code, name in Body.objects.values_list("code", "name"):
        known |= {code.lower(): code, name.lower(): code}
    return known


def body_in_charge(code: str, on: date) -> Body | None:
    """The body itself or, when it has ended, the successor that exists on this day (users.md § 6)."""
    current = body(code)
    for _ in range(_LONGEST_SUCCESSION):
        if current is None or current.exists_on(on):
            return current
        current = current.successor and body(current.successor.code)
    return None


def bodies_open_to(actor: Actor, verb: str, on: date) -> QuerySet[Body]:
    """The bodies that exist on a day and in which the actor may do ``kind.act``."""
    kind, _, act = verb.partition(".")
    rows = bodies(actor).filter(_still(on))
    open_to = [row.code for row in rows if policy().allows(actor, act, kind, Standing(row.code))]
    return rows.filter(code__in=open_to)


def administrations(actor: Actor) -> QuerySet[Administration]:
    """The administrations, in Swedish order, with the bodies they serve."""
    return visible(Administration.objects.prefetch_related("bodies"), actor)


def keepings(body: Body) -> list[Keeping]:
    """Where the body's records are and were kept, latest first."""
    return list(Keeping.objects.filter(body=body))


def keeping_of(code: str, on: date) -> Keeping:
    """Where a body's minutes and register are kept on this day; in some other system when nothing is said."""
    found = Keeping.objects.filter(body__code=code, valid_from__lte=on).order_by("-valid_from").first()
    return found or Keeping(valid_from=on)


def people_of(
    actor: Actor, *, body: Body | None = None, administration: Administration | None = None, on: date | None = None
) -> QuerySet[Assignment]:
    """The assignments in a body or an administration; with ``on`` those held that day."""
    rows = visible(Assignment.objects.select_related("person"), actor)
    rows = rows.filter(body=body) if body else rows.filter(administration=administration)
    rows = rows.filter(_in_force(on)) if on else rows
    return rows.order_by("person__sort_name", "valid_from", "id")


def persons(actor: Actor) -> QuerySet[Person]:
    """People in Swedish order, with their assignments."""
    held = Assignment.objects.select_related("body", "administration")
    return visible(Person.objects.prefetch_related(Prefetch("assignments", held)), actor)


def person(actor: Actor, id: UUID) -> Person | None:
    """One person with their assignments, or None when there is none that the actor may see."""
    return persons(actor).filter(pk=id).first()


def assignment(actor: Actor, id: UUID) -> Assignment | None:
    """One assignment, or None when there is none that the actor may see."""
    return visible(Assignment.objects.select_related("person", "body", "administration"), actor).filter(pk=id).first()


def _still(on: date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=on)


def _in_force(on: date) -> Q:
    return _still(on) & (Q(valid_from__isnull=True) | Q(valid_from__lte=on))


def works_for(person: Person, body_code: str, on: date) -> bool:
    """Whether the person has an assignment that day in the body or in the administration that serves it. One query."""
    served = Q(body__code=body_code) | Q(administration__bodies__code=body_code)
    return Assignment.objects.filter(_in_force(on), served, person=person).exists()
