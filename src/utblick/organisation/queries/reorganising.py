"""What a body that ends still has, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from utblick.accounts.models import RoleGrant, User
from utblick.audit.models import Record
from utblick.audit.policy import policy, standing_of
from utblick.clock.queries import today
from utblick.organisation.holdings import Told
from utblick.organisation.models import Assignment, Body, Meeting
from utblick.organisation.successions import Moving, moving
from utblick.values import Actor

MOST = 500
"""So many rows of one sort are written out; what more there is goes to the first successor."""


@dataclass(frozen=True)
class LeavingRow:
    """One row on the preview; ``key`` names its choice, "" where the sort has one for all."""

    key: str
    told: Told


@dataclass(frozen=True)
class Leaving:
    """One sort on the preview; ``unread`` are rows that the actor may not read, which go to the first successor."""

    sort: Moving
    rows: tuple[LeavingRow, ...]
    count: int
    unread: int


def leaving(body: Body, actor: Actor) -> list[Leaving]:
    """Everything that is left with a body, by sort; one or two queries a sort."""
    found = []
    for sort in moving():
        rows = list(sort.rows(body))
        read = [row for row in rows if _may_see(sort.seen_as(row), actor)]
        shown = tuple(LeavingRow(f"{sort.name}:{row.pk}" if sort.each else "", sort.tell(row)) for row in read[:MOST])
        if rows:
            found.append(Leaving(sort, shown, len(rows), len(rows) - len(read)))
    return found


def has_left(body: Body) -> bool:
    """Whether a body that has ended with a successor still has something to move."""
    has_ended = body.valid_to is not None and body.valid_to < today() and body.successor_id is not None
    return has_ended and any(list(sort.rows(body))[:1] for sort in moving())


def meetings_left(body: Body) -> QuerySet[Meeting]:
    """The meetings after the body's last day (or from today) that are not cancelled."""
    rows = Meeting.objects.filter(body=body, on__gt=body.valid_to or today()).select_related("body")
    return rows.exclude(status__in=(Meeting.Status.CANCELLED, Meeting.Status.HELD))


def assignments_left(body: Body) -> QuerySet[Assignment]:
    """The assignments in the body that go on after its last day."""
    rows = Assignment.objects.filter(Q(valid_to=None) | Q(valid_to__gt=body.valid_to or today()), body=body)
    return rows.select_related("person", "body")


def subcommittees_left(body: Body) -> QuerySet[Body]:
    """The utskott of the body that exist today or later."""
    return Body.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today()), parent=body)


def grants_left(body: Body) -> QuerySet[RoleGrant]:
    """The rights in the body that hold today."""
    rows = RoleGrant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today()), body_code=body.code)
    return rows.filter(user__in=User.objects.filter(is_active=True)).select_related("user")


def _may_see(row: Record, actor: Actor) -> bool:
    return row.kind == RoleGrant.kind or policy().allows(actor, "see", row.kind, standing_of(row))
