"""What the watch does by itself."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date

from utblick.audit.queries import since
from utblick.clock.queries import today
from utblick.jobs.actions import lease, move_cursor
from utblick.jobs.queries import cursor
from utblick.values import Ref
from utblick.watch import actions
from utblick.watch.actions import fields, question_matches
from utblick.watch.actions.telling import MONDAY, Frequency, tell_move, tell_news
from utblick.watch.hooks import bodies_affected
from utblick.watch.models import CallVersion, FetchRun, Source
from utblick.watch.queries.runs import health_sentences

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


def match_questions_part(body_code: str, version: int, after: str) -> None:
    """One part of matching every EU question with a changed bevakningsområde; queues the next."""
    question_matches.match_questions_part(body_code, version, after)


refresh_questions = actions.refresh_questions
refresh_deadlines = actions.refresh_deadlines
look_at_due = actions.queue_due_pages
look_at_page = actions.look_at_page
tell_silence = actions.tell_silence

TELLING = "telling"


def tell_at_once() -> None:
    """Every few minutes: last days that have moved, and news for those who want it at once."""
    with lease(TELLING) as mine:
        if mine:
            _tell_moves(today())
            tell_news([Frequency.AT_ONCE], today())


def tell_of_day(day: date) -> None:
    """Once a day: what moved, then the daily mails, and on Mondays the weekly ones, also when there is nothing new."""
    with lease(TELLING) as mine:
        if mine:
            _tell_moves(day)
            tell_news([Frequency.AT_ONCE, Frequency.DAILY], day)
            if day.weekday() == MONDAY:
                tell_news([Frequency.WEEKLY], day, health_sentences)


def _tell_moves(day: date) -> None:
    """Read the event log from where this job left it; each last day that has moved is told to those whom it affects."""
    last = cursor(TELLING)
    while batch := since(last):
        moved = {
            (Ref.parse(event.subject).id, event.effective_on)
            for event in batch
            if event.subject.startswith("call:") and "deadlines" in event.fields and event.fields["deadlines"][0]
        }
        for call_id, seen_on in sorted(moved, key=str):
            for version in CallVersion.objects.filter(call=call_id, call__forecast=False, seen_on=seen_on).exclude(
                move=""
            ):
                tell_move(version, day, bodies_affected(version.call))
        last = batch[-1].seq
        move_cursor(TELLING, last)
