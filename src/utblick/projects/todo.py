"""What ideas and applications put on *Att göra*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.models import Record
from utblick.audit.policy import may
from utblick.jobs.todo import TodoRow
from utblick.projects.gate import deadline_of
from utblick.projects.models import Application, ToldPlan
from utblick.projects.queries import applications, untested
from utblick.projects.retelling import LAST_DAY
from utblick.values import Actor

Row = TypeVar("Row", bound=Record)
MOST = 8
NEWS_DAYS = 14


def rows(actor: Actor, today: date) -> Sequence[TodoRow]:
    """Ideas to test, applications to carry on, applications sent, and plans that have changed. Two queries."""
    told = [_told(row, today) for row in _open(actor)]
    return [*_to_test(actor), *(row for group in told for row in group)]


def _to_test(actor: Actor) -> list[TodoRow]:
    ideas = [idea for idea in _own(untested(actor), actor)[:MOST] if may(actor, "funding_test.record", idea)]
    return [
        TodoRow(
            "waiting",
            _("Pröva finansiering och utbyte för %s") % idea.what,
            reverse("projects:idea", args=[idea.pk]),
            reason=_("R2.3: internationell finansiering och utbyte ska alltid prövas."),
        )
        for idea in ideas
    ]


def _open(actor: Actor) -> list[Application]:
    rows = applications(actor).select_related("told_plan").filter(answer="")
    return list(_own(rows, actor).order_by("deadline_on", "-prepared_on")[:MOST])


def _own(found: QuerySet[Row], actor: Actor) -> QuerySet[Row]:
    """The rows of the actor's own bodies; all of them for the coordinator."""
    if "coordinator" in actor.roles:
        return found
    return found.filter(body_id__in=actor.bodies) if actor.bodies else found.none()


def _told(application: Application, today: date) -> list[TodoRow]:
    url = reverse("projects:application", args=[application.pk])
    sent = application.submitted_on or application.committed_on
    if sent is not None:
        return [TodoRow("under_way", _("Vänta på besked om %s") % application.title, url)]
    plan: ToldPlan | None = getattr(application, "told_plan", None)
    found = []
    if plan is not None and plan.changed and today - plan.told_on <= timedelta(days=NEWS_DAYS):
        sentence = _("Läs vad som har ändrats i planen för %s") % application.title
        found.append(TodoRow("changed", sentence, url, plan.told_on, " ".join(plan.changed)))
    deadline = deadline_of(application)
    if deadline is not None and deadline.bound < today:
        return found
    coming = _next_step(plan, today) if plan else None
    if coming is None:
        return [*found, TodoRow("waiting", _("Driv vidare %s") % application.title, url)]
    label, day = coming
    sentence = _("Driv vidare %(title)s – nästa steg: %(step)s") % {
        "title": application.title,
        "step": label[:1].lower() + label[1:],
    }
    return [*found, TodoRow("waiting", sentence, url, day, _("Planen räknar baklänges genom sammanträdena."))]


def _next_step(plan: ToldPlan, today: date) -> tuple[str, date] | None:
    days = [(label, date.fromisoformat(day)) for key, (label, day) in plan.latest.items() if day and key != LAST_DAY]
    return min((step for step in days if step[1] >= today), key=lambda step: step[1], default=None)
