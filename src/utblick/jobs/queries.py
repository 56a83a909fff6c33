"""The state of background work, for the health page."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django_q.models import Failure, OrmQ

from utblick.audit.policy import policy
from utblick.clock import recorded_at
from utblick.jobs.models import Beat, Cursor, Lease, OutgoingMail
from utblick.values import Actor

MAX_TRIES = 5


def last_done(name: str) -> datetime | None:
    """When a named recurring thing was last done (UTC)."""
    beat = Beat.objects.filter(pk=name).first()
    return beat.at if beat else None


def cursor(name: str) -> int:
    """How far a reader of the event log has come (0 = not begun)."""
    found = Cursor.objects.filter(pk=name).first()
    return found.seq if found else 0


def is_leased(name: str) -> bool:
    """Whether some living process holds the named lease now."""
    row = Lease.objects.filter(name=name).first()
    return row is not None and held(row, recorded_at())


def leased(names: Iterable[str]) -> set[str]:
    """Which of the named leases some living process holds now. One query."""
    now = recorded_at()
    return {row.name for row in Lease.objects.filter(name__in=list(names)) if held(row, now)}


def held(lease: Lease, now: datetime) -> bool:
    """Whether a lease is still in force at ``now`` (UTC): not run out, and its process not gone from this machine."""
    host, process, _ = lease.holder.rsplit(":", 2)
    return lease.until > now and (host != socket.gethostname() or _lives(int(process)))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


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


def mails(actor: Actor) -> QuerySet[OutgoingMail]:
    """The outbox, latest first; empty for those who may not see it."""
    rows = OutgoingMail.objects.order_by("-id")
    return rows if policy().allows(actor, "see", "mail") else rows.none()
