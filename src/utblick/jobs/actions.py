"""Queueing work and mail, and keeping leases."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.text import Truncator
from django_q.models import Schedule as StoredSchedule
from django_q.tasks import async_task

from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.jobs.models import Beat, Cursor, Lease, OutgoingMail
from utblick.jobs.queries import held
from utblick.jobs.schedules import schedules


def queue(function: str, *arguments: str | int | float | bool | None) -> None:
    """Queue a job (dotted path) with JSON scalars; inside `change` it is queued only if the change is kept."""
    async_task(function, *arguments)


def queue_mail(
    key: str,
    recipient: str,
    subject: str,
    body: str,
    attachments: list[list[str]] | None = None,
    *,
    html: str = "",
    language: str = "sv",
    unsubscribe: str = "",
    personal: bool = False,
) -> bool:
    """Put a mail in the outbox; False when a mail with this key was queued before.

    ``attachments`` are ``[file name, media type, sha256]`` of stored files; the rest is told at `OutgoingMail`.
    """
    _, made = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "subject": Truncator(" ".join(subject.split())).chars(200),
            "body": body,
            "html": html,
            "language": language,
            "unsubscribe": unsubscribe,
            "personal": personal,
            "attachments": attachments or [],
            "queued_at": recorded_at(),
            "queued_on": today(),
        },
    )
    return made


def withdraw_mails(chosen: Q, told: str) -> None:
    """Stop the chosen mails that have not been sent, and put ``told`` in the place of the texts of those that have."""
    rows = OutgoingMail.objects.filter(chosen)
    rows.filter(sent_at=None).delete()
    rows.update(subject=told, body=told, html="", attachments=[])


def note_done(name: str, day: date | None = None) -> None:
    """Note that a named recurring thing has just been done."""
    Beat.objects.update_or_create(name=name, defaults={"at": recorded_at(), "day": day})


def move_cursor(name: str, seq: int) -> None:
    """Note how far a reader of the event log has come."""
    Cursor.objects.update_or_create(name=name, defaults={"seq": seq})


@contextmanager
def lease(name: str, seconds: int = 300) -> Iterator[bool]:
    """Hold the named lease in this block; yields False (and does nothing) when another process holds it.

    A lease left by a process that is gone from this machine is free at once, any other after ``seconds``.
    """
    holder = f"{socket.gethostname()}:{os.getpid()}:{recorded_at().timestamp()}"
    taken = _take(name, holder, seconds)
    try:
        yield taken
    finally:
        if taken:
            Lease.objects.filter(name=name, holder=holder).delete()


def _take(name: str, holder: str, seconds: int) -> bool:
    now = recorded_at()
    until = now + timedelta(seconds=seconds)
    with transaction.atomic():
        row, made = Lease.objects.select_for_update().get_or_create(
            name=name, defaults={"holder": holder, "until": until}
        )
        if not made and held(row, now):
            return False
        Lease.objects.filter(pk=name).update(holder=holder, until=until)
    return True


def store_schedules() -> None:
    """Make the queue's schedules equal to what the rooms have registered."""
    wanted = {schedule.name: schedule for schedule in schedules()}
    StoredSchedule.objects.exclude(name__in=wanted).delete()
    for name, schedule in wanted.items():
        StoredSchedule.objects.update_or_create(
            name=name,
            defaults={"func": schedule.function, "schedule_type": StoredSchedule.MINUTES, "minutes": schedule.minutes},
        )
