"""What a delegated or urgent decision is held against when it is recorded; below the queries, as remarks need it."""

from __future__ import annotations

from datetime import date

from utblick.cases.models import DelegationList, DelegationPoint
from utblick.organisation.models import Meeting

_NOT_HELD = (Meeting.Status.CANCELLED, Meeting.Status.RESERVE)


def delegates(body_code: str, day: date) -> bool:
    """Whether a delegationsordning of the body is known on a day."""
    return DelegationList.objects.filter(body_id=body_code, valid_from__lte=day).exists()


def known_point(body_code: str, number: str, day: date) -> DelegationPoint | None:
    """The point of that number in the delegationsordning in force on a day."""
    current = DelegationList.objects.filter(body_id=body_code, valid_from__lte=day).first()
    return DelegationPoint.objects.filter(delegation=current, number=number).first() if current else None


def next_meeting(body_code: str, after: date, until: date) -> Meeting | None:
    """The body's first meeting after a day, no later than another."""
    rows = Meeting.objects.filter(body__code=body_code, on__gt=after, on__lte=until).exclude(status__in=_NOT_HELD)
    return rows.order_by("on", "order_in_day").first()
