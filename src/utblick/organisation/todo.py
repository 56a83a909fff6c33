"""What the organisation puts on *Att göra*: a body that has ended and still has something."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.jobs.todo import TodoRow
from utblick.organisation.queries.reorganising import ended_bodies, is_emptied
from utblick.values import Actor


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """For those who reorganise: one row a body that ended with a successor and has not been emptied."""
    if not may(actor, "body.reorganise"):
        return []
    return [
        TodoRow(
            "waiting",
            _("Flytta det som finns kvar hos %s") % body.name,
            f"{reverse('organisation:reorganise', args=[body.code])}?sista={body.valid_to}&till={body.successor.code}",
            body.valid_to,
            _("Organet har upphört och efterträds av %s.") % body.successor.name,
        )
        for body in ended_bodies()
        if body.successor and not is_emptied(body)
    ]
