"""The state of background work, for the health page."""

from __future__ import annotations

from datetime import datetime

from django_q.models import Failure, OrmQ

from utblick.jobs.models import Beat, Cursor, OutgoingMail

MAX_TRIES = 5


def last_done(name: str) -> datetime | None:
    """When a named recurring thing was last done (UTC)."""
    beat = Beat.objects.filter(pk=name).first()
    return beat.at if beat else None


def cursor(name: str) -> int:
    """How far a reader of the event log has come (0 = not begun)."""
    found = Cursor.objects.filter(pk=name).first()
    return found.seq if found else 0


def oldest_waiting() -> datetime | None:
    """When the oldest job still in the queue should have run, or None when nothing waits."""
    first = OrmQ.objects.order_by("id").first()
    return first.lock if first else None


def given_up() -> list[Failure]:
    """Jobs that failed for good, latest first."""
    return list(Failure.objects.order_by("-stopped")[:20])


def undelivered() -> list[OutgoingMail]:
    """Mails that could not be sent after every try."""
    return list(OutgoingMail.objects.filter(sent_at__isnull=True, tries__gte=MAX_TRIES).order_by("queued_at")[:20])
