"""*Hinner vi?* for a call: the way to its last day by the guidelines in force."""

from __future__ import annotations

from datetime import date

from utblick.dates.steps import Deadline
from utblick.governance.queries import Road, road_or_assumed
from utblick.watch.models import Call
from utblick.watch.sources.parsed import next_deadline

LEAD, PARTNER = "coordinator", "partner"


def plan_of(call: Call, body_code: str, day: date, *, role: str = LEAD, bound_by: date | None = None) -> Road | None:
    """The way for this body to apply for this call, planned from ``day``; None when the call has no day ahead.

    ``role`` "partner" with ``bound_by``: the day the municipality signs its mandate, before the lead's deadline.
    """
    ahead = next_deadline(call.deadline_rows, day)
    if ahead is None:
        return None
    facts = {
        "body": body_code,
        "actor_kind": "committee",
        "role": role,
        "programme": call.programme_sv,
        "is_feasibility_study": False,
        "principal_matter": False,
        "after_feasibility_study": False,
    }
    deadline = Deadline(ahead.day, bound_by if role == PARTNER else None, ahead.time_confirmed)
    trigger = "application.commit" if role == PARTNER else "application.submit"
    return road_or_assumed(trigger, facts, deadline, day)
