"""Making the demo: the organisation first, then its history, day after day on the demo's own calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection

from utblick.audit.actions import create_installation, move_demo_date
from utblick.clock.queries import today
from utblick.demo.actions import (
    agreeing,
    announcing,
    archiving,
    asking,
    banking,
    business,
    chaining,
    delegating,
    granting,
    history,
    hosting,
    meetings,
    organisation,
    papers,
    partnering,
    registering,
    running,
    supporting,
    telling,
    visiting,
    watching,
    yearly,
)
from utblick.demo.data import organisation as strando
from utblick.jobs.actions import note_done
from utblick.jobs.jobs import run_todays_jobs
from utblick.jobs.queries import last_done
from utblick.organisation.actions import hold_meeting
from utblick.organisation.models import Meeting
from utblick.values import Actor, system_actor

FIRST_DAY = date(2025, 8, 18)
"""The day Strandö began with Utblick."""
TODAY = date(2026, 5, 6)
"""The day the demo stands at when it is new: the Town Twinning call opens."""
BUILT = "demo-built"

_HASTE = {
    "sqlite": ("PRAGMA synchronous=OFF", "PRAGMA synchronous=FULL"),
    "postgresql": ("SET synchronous_commit=off", "SET synchronous_commit=on"),
}

Chapter = Callable[[Actor], None]
CHAPTERS: tuple[tuple[date, Chapter], ...] = (
    (date(2025, 12, 18), watching.describe_fields),
    (date(2025, 12, 18), watching.read_portal),
    (date(2026, 1, 19), yearly.begin),
    (date(2026, 2, 10), yearly.answer_drafts),
    (date(2026, 2, 26), yearly.decide),
    (date(2026, 3, 6), watching.read_portal),
    (date(2026, 3, 12), archiving.close_matters),
    (date(2026, 3, 20), watching.read_portal),
    (date(2026, 4, 7), watching.watch_pages),
    (date(2026, 4, 16), watching.enter_calls),
    (date(2026, 4, 27), telling.choose),
    (date(2026, 4, 28), registering.register_papers),
    (date(2026, 4, 29), watching.read_portal),
    (date(2026, 4, 29), telling.tell),
    (date(2026, 4, 29), partnering.register_exchanges),
    (date(2026, 4, 29), partnering.register_partnerships),
    (date(2026, 4, 29), business.register_wanted_contacts),
    (date(2026, 4, 29), granting.grant_associations),
    (date(2026, 5, 4), watching.read_pages),
    (date(2026, 5, 4), telling.tell),
    (date(2026, 5, 5), telling.ask_colleague),
    (date(2026, 4, 29), watching.read_papers),
    (TODAY, watching.read_portal),
    (TODAY, watching.read_papers),
)
"""What the watch did on which day, who was told, and the year's report; `history` tells the rest.

On the same day this comes first.
"""


def begin_demo() -> None:
    """Make the whole demo in an empty database. Raises AlreadyInstalledError when a municipality lives there."""
    actor = system_actor("demo")
    create_installation(
        actor,
        municipality=strando.MUNICIPALITY,
        code=strando.CODE,
        county=strando.COUNTY,
        accent=strando.ACCENT,
        demo_date=FIRST_DAY,
    )
    with _hastily():
        organisation.register_organisation(actor)
        organisation.register_people(actor)
        organisation.adopt_guidelines(actor)
        organisation.register_partners(actor)
        agreeing.register_agreements(actor)
        organisation.plan_meetings(actor)
        told = [*CHAPTERS, *history.steps(), *asking.steps(), *announcing.steps(), *papers.steps()]
        told += [
            *hosting.steps(),
            *delegating.steps(),
            *meetings.steps(),
            *chaining.steps(),
            *visiting.steps(),
            *running.steps(),
            *banking.steps(),
            *supporting.steps(),
        ]
        for day, chapter in sorted(told, key=lambda step: step[0]):
            pass_days(actor, day)
            chapter(actor)
        pass_days(actor, TODAY)
        run_todays_jobs()
    note_done(BUILT, TODAY)


def is_whole() -> bool:
    """Whether the demo that stands here was made to its end."""
    return last_done(BUILT) is not None


def pass_days(actor: Actor, to: date) -> None:
    """Move the demo's date to a day; every meeting before it is recorded as held on its own day."""
    waiting = Meeting.objects.filter(on__lt=to, status=Meeting.Status.PLANNED).select_related("body")
    for meeting in waiting.order_by("on", "order_in_day", "id"):
        _move(actor, meeting.on)
        hold_meeting(actor, meeting, version=meeting.version)
    _move(actor, to)


def _move(actor: Actor, to: date) -> None:
    if to > today():
        move_demo_date(actor, to)


@contextmanager
def _hastily() -> Iterator[None]:
    """Write without waiting for the disk; a demo that is cut off is made anew (`is_whole`)."""
    if connection.in_atomic_block:
        yield
        return
    hasty, usual = _HASTE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(hasty)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(usual)
