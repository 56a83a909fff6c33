"""Writing people and their assignments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.accounts.models import User
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.organisation.models import Administration, Assignment, Body, Person
from utblick.search.fields import sort_key_of
from utblick.values import Actor


def register_person(actor: Actor, *, name: str, title: str = "", email: str = "", user: User | None = None) -> Person:
    """Register a person; the address may belong to one person only."""
    with change(actor, "person.register") as opened:
        _refuse_taken(email, None)
        return _add_person(opened, name, title, email, user)


def person_of(opened: Change, user: User) -> Person:
    """The person behind an account, registered inside an open change when there is none yet."""
    known = Person.objects.filter(user=user).first()
    if known is not None:
        return known
    by_address = Person.objects.filter(email=user.email.lower(), user=None).first()
    if by_address is not None:
        return opened.alter(by_address, verb="person.alter", user_id=user.pk)
    return _add_person(opened, user.name, user.title, user.email, user)


def alter_person(actor: Actor, person: Person, *, version: int, **new: Any) -> Person:
    """Change a person's name, title, email or user."""
    with change(actor, "person.alter") as opened:
        if "name" in new:
            new["sort_name"] = sort_key_of(new["name"])
        if "email" in new:
            new["email"] = new["email"].lower()
            _refuse_taken(new["email"], person)
        return opened.alter(person, version=version, **new)


def assign(
    actor: Actor,
    *,
    role: str,
    valid_from: date,
    person: Person | None = None,
    name: str = "",
    title: str = "",
    email: str = "",
    body: Body | None = None,
    administration: Administration | None = None,
    valid_to: date | None = None,
) -> Assignment:
    """Give a person a role in a body or an administration (one of them).

    The person is ``person``, or the one with the address ``email``, or else registered now by name, title and address.
    """
    if (body is None) == (administration is None):
        raise ValueError("an assignment is in one body or one administration")
    with change(actor, "assignment.add") as opened:
        if person is None:
            person = person_for(opened, name, title, email)
        given = {"person": person, "body": body, "administration": administration, "role": role}
        if Assignment.objects.filter(valid_from=valid_from, **given).exists():
            raise ValidationError({"role": _("Personen har redan uppdraget från den dagen.")})
        if valid_to is not None and valid_to < valid_from:
            raise ValidationError({"valid_to": _("Uppdraget slutar innan det börjar. Rätta datumen.")})
        return opened.add(Assignment(valid_from=valid_from, valid_to=valid_to, **given))


def end_assignment(actor: Actor, assignment: Assignment, *, version: int, valid_to: date) -> Assignment:
    """Say on which day an assignment is held for the last time."""
    if valid_to < assignment.valid_from:
        raise ValidationError({"valid_to": _("Uppdraget slutar innan det börjar. Rätta datumen.")})
    with change(actor, "assignment.end") as opened:
        return opened.alter(assignment, version=version, valid_to=valid_to)


def confirm_contact(actor: Actor, assignment: Assignment) -> Assignment:
    """Say that a contact person is still the one to ask (R5.7)."""
    with change(actor, "assignment.confirm") as opened:
        return opened.alter(assignment, confirmed_on=today())


def person_for(opened: Change, name: str, title: str, email: str) -> Person:
    """The person with that address, or else registered now, inside an open change."""
    known = Person.objects.filter(email=email.lower()).first() if email else None
    return known or _add_person(opened, name, title, email, None)


def _add_person(opened: Change, name: str, title: str, email: str, user: User | None) -> Person:
    person = Person(name=name, sort_name=sort_key_of(name), title=title, email=email.lower(), user=user)
    return opened.add(person, verb="person.register")


def _refuse_taken(email: str, person: Person | None) -> None:
    others = Person.objects.filter(email=email.lower())
    if person is not None:
        others = others.exclude(pk=person.pk)
    if email and others.exists():
        raise ValidationError({"email": _("En annan person har redan adressen. Använd den personen.")})
