"""A meeting plan held against what is stored."""

from __future__ import annotations

from utblick.organisation.meeting_plans import CheckedPlan, KnownBody, KnownMeeting, MeetingPlan, check
from utblick.organisation.models import Body, Meeting


def checked_plan(plan: MeetingPlan) -> CheckedPlan:
    """What storing this plan would do, and every mistake in it. Two queries."""
    bodies = [
        KnownBody(row.code, tuple(filter(None, (row.name, row.name_en))), row.valid_from, row.valid_to)
        for row in Body.objects.all()
    ]
    # A meeting moved over New Year stands in another year than the one the plan knows it by.
    near = Meeting.objects.filter(on__year__range=(plan.year - 1, plan.year + 1)).select_related("body")
    meetings = [
        KnownMeeting(row.body.code, row.on, row.order_in_day, row.status, row.starts_at, row.place, row.previous_on)
        for row in near
    ]
    return check(plan, bodies, meetings)


def body_codes() -> set[str]:
    """Every code in use."""
    return set(Body.objects.values_list("code", flat=True))
