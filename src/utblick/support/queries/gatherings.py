"""Reading gatherings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from utblick.audit.policy import visible
from utblick.support.models import Gathering
from utblick.values import Actor

COMING, HELD = "kommande", "har_varit"


def gatherings(actor: Actor, day: date, *, state: str = "") -> QuerySet[Gathering]:
    """Gatherings, the latest first; those that come, the nearest first."""
    rows = visible(Gathering.objects.all(), actor)
    if state == COMING:
        return rows.filter(starts_on__gte=day).order_by("starts_on", F("starts_at").asc(nulls_first=True), "pk")
    return rows.filter(starts_on__lt=day) if state == HELD else rows


def gathering(actor: Actor, pk: UUID) -> Gathering | None:
    return visible(Gathering.objects.all(), actor).filter(pk=pk).first()


def load_gatherings(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Gathering]:
    return {row.pk: row for row in visible(Gathering.objects.filter(pk__in=ids), actor)}


def coming_to(body_code: str, day: date) -> list[Gathering]:
    """The coming gatherings that people of a body are invited to."""
    rows = Gathering.objects.filter(starts_on__gte=day).order_by("starts_on", "pk")
    return [row for row in rows if row.concerns(frozenset({body_code}))]
