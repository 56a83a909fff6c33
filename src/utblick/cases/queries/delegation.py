"""What has been delegated, and what remains to be reported to the body."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from utblick.audit.policy import visible
from utblick.cases.models import Decision, DelegationList, DelegationPoint
from utblick.cases.queries.waiting import NOT_HELD
from utblick.organisation.models import Meeting
from utblick.values import Actor

MEETINGS_TO_CHOOSE = 6


REPORTED = Q(taken=Decision.Taken.CHAIR_URGENT) | (
    Q(taken=Decision.Taken.DELEGATED) & ~Q(delegated_by__reporting=DelegationPoint.Reporting.MINUTED)
)
"""The decisions that a body is told of: the chair's always, others as it has decided (KL 6:40)."""


def delegation_in_force(actor: Actor, body_code: str, day: date) -> DelegationList | None:
    """The delegationsordning of a body on a day with its points, None without one. Two queries."""
    rows = visible(DelegationList.objects.filter(body_id=body_code, valid_from__lte=day), actor)
    points = Prefetch("points", DelegationPoint.objects.order_by("sort_key", "id"))
    return rows.select_related("body").prefetch_related(points).first()


def bodies_with_points(actor: Actor, day: date) -> list[Any]:
    """The delegationsordning in force of each body that has one, by the body's name; each knows its ``number`` of
    points. One query."""
    later = DelegationList.objects.filter(
        body=OuterRef("body"), valid_from__lte=day, valid_from__gt=OuterRef("valid_from")
    )
    rows = visible(DelegationList.objects.filter(~Exists(later), valid_from__lte=day), actor)
    rows = rows.select_related("body").annotate(number=Count("points"))
    return list(rows.order_by("body__sort_name", "body__code"))


def delegation(actor: Actor, identifier: UUID) -> DelegationList | None:
    return visible(DelegationList.objects.select_related("body"), actor).filter(pk=identifier).first()


def delegation_point(actor: Actor, identifier: UUID) -> DelegationPoint | None:
    rows = DelegationPoint.objects.select_related("delegation__body")
    return visible(rows, actor).filter(pk=identifier).first()


def to_report(actor: Actor, body_code: str) -> QuerySet[Decision]:
    """The decisions taken for a body that it has not been told of."""
    rows = Decision.objects.filter(REPORTED, body_id=body_code, reported_at=None)
    rows = rows.select_related("matter", "body", "delegated_by", "notice", "meeting", "reported_at")
    return visible(rows, actor).order_by("decided_on", "id")


def meetings_held(body_code: str, today: date) -> list[Meeting]:
    """The latest meetings of a body, at one of which something may have been reported."""
    rows = Meeting.objects.filter(body__code=body_code, on__lte=today).exclude(status__in=NOT_HELD)
    return list(rows.select_related("body").order_by("-on", "-order_in_day")[:MEETINGS_TO_CHOOSE])
