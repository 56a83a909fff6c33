"""What the room does by itself: telling people when the plan of an application has moved, and reading large files."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import change
from utblick.audit.queries import since
from utblick.clock.queries import today
from utblick.jobs.actions import lease, move_cursor, queue_mail
from utblick.jobs.queries import cursor
from utblick.projects.gate import standing_on
from utblick.projects.models import Application, BankReading, ToldPlan
from utblick.projects.retelling import Told, differences, told_of
from utblick.values import system_actor

PLANS = system_actor("plans")
CURSOR = "plans"
MOVES_PLANS = ("meeting.", "body.", "call.", "administration.", "decision.", "interpretation.", "guideline_set.")


def read_bank_file(reading_id: str, language: str = "sv") -> None:
    """Read a large file of a project bank that somebody has chosen; ``language`` is what they read."""
    from utblick.projects.actions.bank_findings import read_reading

    with translation.override(language):
        for reading in BankReading.objects.filter(pk=UUID(reading_id)):
            read_reading(reading)


def follow_events() -> None:
    """Recompute the plans when something that they rest on has happened since last time."""
    with lease("plans") as mine:
        moved, last = False, cursor(CURSOR)
        while mine and (batch := since(last)):
            moved = moved or any(event.verb.startswith(MOVES_PLANS) for event in batch)
            last = batch[-1].seq
        if moved:
            retell_plans(today())
        if mine:
            move_cursor(CURSOR, last)


def retell_plans(day: date) -> None:
    """Compare every open application's plan with what was last told, and tell what has changed.

    A plan whose last day has passed has nothing more to tell.
    """
    open_ones = Application.objects.filter(submitted_on=None, committed_on=None, answer="")
    open_ones = open_ones.exclude(deadline_on__lt=day)
    for application in open_ones.select_related("body", "idea__call", "idea__partner", "told_plan").order_by("id"):
        retell_plan(application, day)


def retell_plan(application: Application, day: date) -> None:
    """Tell one application's contact what has changed in its plan; nothing when nothing has.

    What was last told is read again inside the change: two processes may tell the same plan at once.
    """
    standing = standing_on(application, day)
    if standing.road is None:
        return
    now = told_of(standing.road.plan)
    if _is_told(getattr(application, "told_plan", None), now):
        return
    with change(PLANS, "told_plan.retell", Standing(application.body_id)) as opened:
        before = ToldPlan.objects.filter(application=application).first()
        if before is None:
            opened.add(
                ToldPlan(application=application, latest=now.latest, verdict=now.verdict, told_on=day, changed=[])
            )
            return
        if _is_told(before, now):
            return
        with translation.override("sv"):
            changed = differences(Told(before.latest, before.verdict), now, day)
            subject = _("Planen har ändrats: %s") % application.title
        opened.alter(before, latest=now.latest, verdict=now.verdict, told_on=day, changed=changed)
        if changed and application.idea.contact_email:
            key = f"plan:{application.pk}:{before.version}"
            queue_mail(key, application.idea.contact_email, subject, "\n".join(changed))


def _is_told(before: ToldPlan | None, now: Told) -> bool:
    return before is not None and (before.latest, before.verdict) == (now.latest, now.verdict)
