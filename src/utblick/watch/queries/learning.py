"""What the bodies' stands have taught."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.matching import Learned, Lessons, lessons
from utblick.watch.models import Learning, WatchField


@dataclass(frozen=True)
class Taught:
    """What one body's stands have taught its bevakningsområde, in words, from how many stands and on which day."""

    told: Lessons
    decisions: int
    learned_on: date


def learned(body_code: str = "") -> Learned:
    """What every body (or this one) has been taught, as the matcher takes it. One query."""
    rows = Learning.objects.filter(body_code=body_code) if body_code else Learning.objects.all()
    return Learned.from_json(dict(rows.values_list("body_code", "weights")))


def taught(row: WatchField) -> Taught | None:
    """What this body has been taught, or None before it has taken any stand that teaches. One query."""
    found = Learning.objects.filter(body_code=row.body_code).first()
    if found is None or not found.decisions:
        return None
    told = lessons(Learned({row.body_code: found.weights}), row.as_field)
    return Taught(told, found.decisions, found.learned_on)
