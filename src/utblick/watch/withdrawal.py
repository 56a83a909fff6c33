"""When a call may be said to be withdrawn (indragen) because it is gone from its source (design § 4). Pure.

Missing is not withdrawn: of the recorded calls that were away for a day or more most came back.
"""

from __future__ import annotations

from datetime import date, timedelta

MISSING_DAYS = 21
"""So many days with a complete run must have passed without the call."""
CLOSE_TO_DEADLINE = timedelta(days=3)
"""From so many days before a deadline nothing is said: sources take down calls that are about to close."""


def may_be_said(missing_days: int, next_deadline_on: date | None, day: date) -> bool:
    """Whether absence has lasted long enough, far enough before the next last day, to ask the source for exactly this
    call and, when it does not have it, to say that it is withdrawn. Never for a call without a last day ahead."""
    if next_deadline_on is None or missing_days < MISSING_DAYS:
        return False
    return next_deadline_on - day > CLOSE_TO_DEADLINE
