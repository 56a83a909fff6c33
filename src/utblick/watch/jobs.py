"""What the watch does by itself."""

from __future__ import annotations

import subprocess
import sys
import threading

from utblick.clock.queries import today
from utblick.watch import actions
from utblick.watch.actions import fields
from utblick.watch.models import FetchRun, Source

TRIES_A_DAY = 5


def fetch_due() -> None:
    """Each hour: start a run of every source that is switched on and has no complete run today, a few times a day."""
    for source in Source.objects.filter(enabled=True):
        runs = FetchRun.objects.filter(source=source, day=today())
        if not runs.filter(state=FetchRun.State.COMPLETE).exists() and runs.count() < TRIES_A_DAY:
            start_fetch(source.code)


def start_fetch(code: str) -> int:
    """Start a run as a process of its own, since it takes longer than a job may (ADR 0010); returns its number.

    It belongs to the worker's process group and ends with it. A second one ends at once: the lease is taken. A thread
    waits for it, since a process that nobody has waited for seems alive and would keep its lease.
    """
    command = [sys.executable, "-m", "utblick.operations.command_line", "watch", "fetch", code]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    threading.Thread(target=process.wait, name=f"fetch-{code}", daemon=True).start()
    return process.pid


def match_part(body_code: str, version: int, after: str) -> None:
    """One part of matching every call with a changed bevakningsområde; queues the next."""
    fields.match_part(body_code, version, after)


refresh_deadlines = actions.refresh_deadlines
tell_silence = actions.tell_silence
