"""What ideas and applications put on *Att göra*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.jobs.todo import TodoRow
from utblick.projects.gate import deadline_of
from utblick.projects.models import Application, Idea, ToldPlan
from utblick.projects.queries import going_on
from utblick.projects.retelling import LAST_DAY
from utblick.values import Actor

MOST = 8
NEWS_DAYS = 14


def rows(actor: Actor, today: date) -> Sequence[TodoRow]:
    """Ideas to test, applications to carry on, applications sent, and plans that have changed. One query."""
    found = list(going_on(actor, MOST))
    untested = [idea for idea in found if idea.asked and may(actor, "funding_test.record", idea)]
    told = [_told(idea.application, today) for idea in found if idea.waits]
    return [*(_to_test(idea) for idea in untested), *(row for group in told for row in group)]


def _to_test(idea: Idea) -> TodoRow:
    return TodoRow(
        "waiting",
        _("Pröva finansiering och utbyte för %s") % idea.what,
        reverse("projects:idea", args=[idea.pk]),
        reason=_("R2.3: internationell finansiering och utbyte ska alltid prövas."),
    )


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
