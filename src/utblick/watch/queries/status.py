"""The status of a call, derived from its dates: as a value and as a condition, which say the same."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from utblick.watch.models import Call
from utblick.watch.sources.parsed import CallStatus, status_on

CURRENT = "current"
"""Every call that is not closed."""


def status_filter(status: str, day: date) -> Q:
    """`parsed.status_on` as a condition on `Call`, with a withdrawn call counted as closed.

    ``status`` is a `CallStatus`, or "current" for all but closed; anything else is every call.
    """
    closed = Q(withdrawn_on__isnull=False) | Q(stated_closed=True) | Q(last_deadline_on__lt=day)
    current = Q(withdrawn_on__isnull=True, stated_closed=False) & (
        Q(last_deadline_on__isnull=True) | Q(last_deadline_on__gte=day)
    )
    coming = Q(opens_on__gt=day)
    dated = Q(last_deadline_on__isnull=False, opens_on__isnull=False)
    if status == CallStatus.CLOSED:
        return closed
    if status == CallStatus.FORTHCOMING:
        return current & coming
    if status == CallStatus.OPEN:
        return current & ~coming & dated
    if status == CallStatus.UNKNOWN:
        return current & ~coming & ~dated
    return current if status == CURRENT else Q()


def status_of(call: Call, day: date) -> CallStatus:
    """The status of a stored call on a day: by its dates, and closed when it has been withdrawn."""
    return CallStatus.CLOSED if call.withdrawn_on else status_on(call, day)
