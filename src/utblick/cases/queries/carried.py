"""What an agenda carries over from before: items put off, decisions to report, and the previous minutes."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from utblick.audit.policy import visible
from utblick.cases.effects import OPEN_OUTCOMES
from utblick.cases.models import AgendaItem, Decision, Minutes
from utblick.cases.queries.delegation import REPORTED
from utblick.values import Actor


def put_off(minutes: Minutes) -> list[AgendaItem]:
    """Items of the body's earlier meetings that were tabled or referred back and stand on no later agenda.

    Oldest first. The caller sees to it that a restricted matter's is not told. One query.
    """
    later = AgendaItem.objects.filter(
        matter=OuterRef("matter"), body=OuterRef("body"), withdrawn=False,
        minutes__meeting__on__gt=OuterRef("minutes__meeting__on"),
    )  # fmt: skip
    rows = AgendaItem.objects.filter(body_id=minutes.body_id, outcome__in=OPEN_OUTCOMES, continued_by=None)
    rows = rows.filter(Q(matter=None) | (Q(matter__closed_on=None) & ~Exists(later)))
    rows = rows.filter(minutes__meeting__on__lte=minutes.meeting.on).exclude(minutes=minutes)
    return list(rows.select_related("minutes__meeting", "matter").order_by("minutes__meeting__on", "position"))


def reported(minutes: Minutes) -> list[Decision]:
    """The decisions reported at a meeting, or until it has been closed those that are to be (KL 6:39–40).

    By the day they were taken. The caller sees to it that a restricted matter is not told. One query.
    """
    wanted = Q(reported_at=minutes.meeting_id)
    if minutes.closed_at is None:
        wanted |= Q(reported_at=None, decided_on__lte=minutes.meeting.on)
    rows = Decision.objects.filter(REPORTED, wanted, body_id=minutes.body_id).select_related("matter", "delegated_by")
    return list(rows.order_by("decided_on", "id"))


def previous_minutes(minutes: Minutes) -> Minutes | None:
    """The minutes of the body's meeting before this one, None when they are not kept here. One query."""
    rows = Minutes.objects.filter(body_id=minutes.body_id, meeting__on__lt=minutes.meeting.on)
    return rows.select_related("meeting", "body").order_by("-meeting__on", "-meeting__order_in_day").first()


def seen_previous(actor: Actor, minutes: Minutes) -> Minutes | None:
    """The same, when the actor may see them."""
    found = previous_minutes(minutes)
    return visible(Minutes.objects.select_related("meeting"), actor).filter(pk=found.pk).first() if found else None
