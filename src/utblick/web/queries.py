"""What the start page and the information pages read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.audit.policy import may
from utblick.clock.queries import installation
from utblick.jobs.todo import TodoRow, todo_rows
from utblick.organisation.models import Body, Meeting
from utblick.organisation.queries import coming_meetings
from utblick.values import Actor
from utblick.watch.models import WatchField

MEETINGS_AHEAD_DAYS = 60
MOST_MEETINGS = 8
MOST_ROWS = 12


@dataclass(frozen=True)
class Band:
    """One band of the start page: what it shows, and how many rows there are in all."""

    rows: Sequence[TodoRow]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class StartPage:
    """*Att göra* for one person on one day."""

    waiting: Band
    under_way: Band
    changed: Band
    meetings: Sequence[Meeting]
    next_stop: Meeting | None
    """The coming meeting whose document stop comes first."""


@dataclass(frozen=True)
class Contact:
    """Where one writes to the municipality; an unknown address is ""."""

    municipality: str
    email: str


def start_page(actor: Actor, today: date) -> StartPage:
    """What waits, what goes on, what has changed, and the meetings ahead."""
    rows = todo_rows(actor, today)
    meetings = meetings_ahead(actor, today)
    ahead = [meeting for meeting in meetings if meeting.stops_on >= today]
    return StartPage(
        waiting=_band(rows["waiting"]),
        under_way=_band(rows["under_way"]),
        changed=_band(rows["changed"]),
        meetings=meetings[:MOST_MEETINGS],
        next_stop=min(ahead, key=lambda meeting: meeting.stops_on, default=None),
    )


def meetings_ahead(actor: Actor, today: date) -> list[Meeting]:
    """The coming meetings of the actor's own bodies and of those that decide for all; every body's for the others."""
    meetings = coming_meetings(actor, today, MEETINGS_AHEAD_DAYS)
    if not actor.bodies:
        return meetings
    for_all = {Body.Kind.COUNCIL, Body.Kind.EXECUTIVE_BOARD}
    return [met for met in meetings if met.body.code in actor.bodies or met.body.body_kind in for_all]


def contact() -> Contact:
    """Whom to write to about this service: the registrar of the municipality's board. Public by its nature."""
    found = installation()
    board = Body.objects.filter(body_kind=Body.Kind.EXECUTIVE_BOARD, valid_to__isnull=True).first()
    return Contact(found.municipality if found else "Utblick", board.registrar_email if board else "")


def _band(rows: Sequence[TodoRow]) -> Band:
    return Band(rows[:MOST_ROWS], len(rows))


def is_to_be_set_up(actor: Actor) -> bool:
    """Whether nobody has said yet what any nämnd wants to hear about, and the actor is one who may."""
    return may(actor, "watch_field.register") and not WatchField.objects.exists()
