"""What projects put on *Att göra*: what is due, what is to be closed, what is to be followed up. One query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.jobs.todo import TodoRow
from utblick.projects.models import Application, Project, Undertaking
from utblick.projects.models.projects import FOLLOWED_UP_AFTER
from utblick.values import Actor

AHEAD = timedelta(days=60)
"""So long before its day an undertaking is reminded of."""
MOST = 6
_STILL_OWED = Q(project__closed_on=None) | Q(undertaking_kind=Undertaking.Kind.REPORT)
"""Of a closed project only the reports to the funder."""


def rows(actor: Actor, today: date) -> Sequence[TodoRow]:
    """The nearest of each sort within the actor's own bodies (all for the coordinator)."""
    if not may(actor, "project.plan"):
        return []
    due = Undertaking.objects.filter(_STILL_OWED, done_on=None, due_on__lte=today + AHEAD)
    ended = Project.objects.filter(closed_on=None, ends_on__lt=today)
    unfollowed = Project.objects.filter(
        closed_on__isnull=False, followed_up_on=None, ends_on__lte=today - FOLLOWED_UP_AFTER
    )
    granted = Application.objects.filter(answer=Application.Answer.GRANTED, project=None, is_feasibility_study=False)
    asked = [
        _each(_own(due, "project__body_id", actor), "due", "project_id", "what", "due_on"),
        _each(_own(ended, "body_id", actor), "close", "pk", "title", "ends_on"),
        _each(_own(unfollowed, "body_id", actor), "follow", "pk", "title", "ends_on"),
        _each(_own(granted, "body_id", actor), "begin", "pk", "title", "answered_on"),
    ]
    return [_told(*row) for row in asked[0].union(*asked[1:], all=True)]


def _own(found: QuerySet[Any], field: str, actor: Actor) -> QuerySet[Any]:
    return found if "coordinator" in actor.roles else found.filter(**{f"{field}__in": actor.bodies})


def _each(found: QuerySet[Any], what: str, key: str, title: str, day: str) -> QuerySet[Any, Any]:
    first = found.model._default_manager.filter(pk__in=found.order_by(day, "pk").values("pk")[:MOST]).order_by()
    return first.values_list(
        Value(what, TextField()), F(key), Cast(title, TextField()), Cast(day, DateField())
    )  # fmt: skip


def _told(what: str, key: UUID, title: str, day: date) -> TodoRow:
    if what == "begin":
        return TodoRow("waiting", _("Starta projektet %s") % title, reverse("projects:begin_project", args=[key]))
    url = reverse("projects:project", args=[key])
    if what == "close":
        return TodoRow(
            "waiting", _("Avsluta %s") % title, url, reason=_("Projektet är slut. Skriv vad det gav (R1.3).")
        )
    if what == "follow":
        sentence = _("Följ upp %s") % title
        return TodoRow("waiting", sentence, url, reason=_("Ett år har gått: vad finns kvar i verksamheten (R2.4)?"))
    return TodoRow("waiting", _("Gör klart: %s") % title, url, day, _("Projektet har åtagit sig det till den dagen."))
