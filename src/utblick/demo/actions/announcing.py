"""Noting the notices of Strandö's minutes, each by the body's clerk on its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.cases.actions import record_notice
from utblick.cases.models import Decision
from utblick.demo.actions.history import clerk_of
from utblick.demo.data.notices import BOARD, NOTICES, DemoNotice
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every notice with the day it was noted."""
    return [(notice.noted_on, _noting(notice)) for notice in NOTICES]


def _noting(told: DemoNotice) -> Step:
    def note(actor: Actor) -> None:
        rows = Decision.objects.select_related("matter", "body", "meeting", "notice")
        decision = rows.get(body_id=told.body, year=told.year, paragraph=told.paragraph)
        record_notice(
            clerk_of(told.body, actor),
            decision,
            announced_on=told.announced_on,
            taken_down_on=told.taken_down_on,
            board=BOARD,
            minutes_kept_at=f"{decision.body.name}s kansli, Strandvägen 1",
        )

    return note
