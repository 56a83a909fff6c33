"""Storing a meeting plan that has been read and checked."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.audit.change import Change, change
from utblick.organisation.meeting_plans import CheckedPlan, CheckedRow, MeetingPlan
from utblick.organisation.models import Body, Meeting
from utblick.organisation.queries.plans import checked_plan
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """How many meetings an import added, changed, and left as they were."""

    added: int
    changed: int
    left: int


class PlanRefused(Exception):
    """The plan has mistakes; nothing was stored."""

    def __init__(self, checked: CheckedPlan) -> None:
        super().__init__(f"{len(checked.mistakes)} mistakes")
        self.checked = checked


def import_plan(actor: Actor, plan: MeetingPlan) -> ImportedPlan:
    """Store the whole plan or, when anything in it is wrong, nothing (PlanRefused). A second time changes nothing."""
    with change(actor, "meeting.import") as opened:
        checked = checked_plan(plan)
        if checked.mistakes:
            raise PlanRefused(checked)
        bodies = {body.code: body for body in Body.objects.filter(code__in={row.code for row in checked.rows})}
        meetings = Meeting.objects.filter(body__in=bodies.values(), on__year=plan.year).select_related("body")
        known = {(meeting.body.code, meeting.on, meeting.order_in_day): meeting for meeting in meetings}
        for row in checked.rows:
            if row.outcome == "new":
                _add(opened, bodies[row.code], row)
            elif row.outcome == "changed":
                opened.alter(known[row.key], **row.changes)
    added, changed = checked.count("new"), checked.count("changed")
    return ImportedPlan(added, changed, len(checked.rows) - added - changed)


def _add(opened: Change, body: Body, checked: CheckedRow) -> None:
    row = checked.row
    opened.add(
        Meeting(
            body=body,
            on=row.on,
            order_in_day=row.order_in_day,
            status=row.status,
            starts_at=row.starts_at,
            place=row.place,
        )
    )
