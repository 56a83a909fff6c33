"""Handing everything a person answers for to another person (överlämna)."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.organisation.holdings import Holder, holdings
from utblick.organisation.models import Assignment, Person
from utblick.values import Actor


def hand_over(actor: Actor, person: Person, to: Person) -> dict[str, int]:
    """Give all that a person holds to another, whole or not at all; returns how many rows of each sort were moved.

    Also what the actor may not read is moved. Nothing held: nothing happens. Rights are not moved.
    """
    if person.pk == to.pk:
        raise ValidationError({"to": _("Välj en annan person än den som lämnar över.")})
    with change(actor, verb_for(actor, person)) as opened:
        holder = Holder.of(person)
        held = [(holding, list(holding.rows(holder))) for holding in holdings()]
        moved = {holding.name: len(rows) for holding, rows in held if rows}
        for holding, rows in held:
            for row in rows:
                if holding.move is not None:
                    holding.move(opened, row, to)
        if moved:
            told = {name: [None, number] for name, number in moved.items()}
            opened.record(person.ref, {"to": [None, str(to.ref)], **told}, verb="person.hand_over")
    return moved


def verb_for(actor: Actor, person: Person) -> str:
    """The act to ask the access table for: one's own things, or anybody's."""
    own = person.user_id is not None and actor.label == f"user:{person.user_id}"
    return "person.hand_over_own" if own else "person.hand_over"


def move_duty(opened: Change, duty: Assignment, to: Person) -> None:
    """End an official's assignment yesterday and give it to another from today, inside an open change.

    One that begins today or later changes hands as it is; one that the other already has only ends.
    """
    day = today()
    there = {"body_id": duty.body_id, "administration_id": duty.administration_id, "role": duty.role}
    held = Assignment.objects.filter(person=to, **there).exclude(valid_to__lt=max(day, duty.valid_from))
    if duty.valid_from >= day and not held.exists():
        opened.alter(duty, verb="assignment.end", person=to)
        return
    last = duty.valid_to
    opened.alter(duty, verb="assignment.end", valid_to=max(day - timedelta(days=1), duty.valid_from))
    if not held.exists():
        opened.add(Assignment(person=to, valid_from=day, valid_to=last, **there), verb="assignment.add")
