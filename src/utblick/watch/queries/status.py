"""The status of a call, derived from its dates: as a value and as a condition, which say the same."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from utblick.watch.models import Call
from utblick.watch.sources.parsed import CallStatus, status_on

CURRENT = "current"
"""Every announced call that is not closed."""
EXPECTED = "expected"
"""Every forecast that may still come true."""


def status_filter(status: str, day: date) -> Q:
    """`parsed.status_on` as a condition on `Call`, with a withdrawn call counted as closed.

    ``status`` is a `CallStatus`, "current" for all but closed, or "expected" for forecasts, which nothing else holds;
    anything else is every announced call.
    """
    passed = Q(last_deadline_on__lt=day) | Q(closes_by__lt=day)
    closed = Q(forecast=False) & (Q(withdrawn_on__isnull=False) | Q(stated_closed=True) | passed)
    ahead = Q(withdrawn_on__isnull=True, stated_closed=False) & _not_before(day)
    current = ahead & Q(forecast=False)
    coming = Q(opens_on__gt=day) | Q(opens_by__gte=day)
    dated = (Q(last_deadline_on__isnull=False) | Q(closes_by__isnull=False)) & (
        Q(opens_on__isnull=False) | Q(opens_by__isnull=False)
    )
    if status == EXPECTED:
        return ahead & Q(forecast=True, replaced_by__isnull=True)
    if status == CallStatus.CLOSED:
        return closed
    if status == CallStatus.FORTHCOMING:
        return current & coming
    if status == CallStatus.OPEN:
        return current & ~coming & dated
    if status == CallStatus.UNKNOWN:
        return current & ~coming & ~dated
    return current if status == CURRENT else Q(forecast=False)


def _not_before(day: date) -> Q:
    """That neither day of closing has passed; a missing one counts as the day itself. Said so, and not with OR, for the
    index `call_by_closing` to be read in its order."""
    closing = (Coalesce(F(name), Value(day)) for name in ("last_deadline_on", "closes_by"))
    last, about = (Q(GreaterThanOrEqual(one, day)) for one in closing)
    return last & about


def status_of(call: Call, day: date) -> CallStatus:
    """The status of a stored call on a day: by its dates, and closed when it has been withdrawn or replaced."""
    return CallStatus.CLOSED if call.withdrawn_on or call.replaced_by_id else status_on(call, day)
