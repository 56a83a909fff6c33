"""What a raw record says, in plain values. Pure: no clock, no database, no source's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol

from utblick.values import Money
from utblick.watch.sources.preliminary import Span


class Unreadable(Exception):  # noqa: N818
    """A record that cannot be understood; the caller puts it in quarantine with ``reason``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DeadlineKind(StrEnum):
    SINGLE = "single"
    STAGE = "stage"
    """One step of a call in two stages: each must be met."""
    CUT_OFF = "cut_off"
    """One of several chances: the next one comes later."""


class CallStatus(StrEnum):
    FORTHCOMING = "forthcoming"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Move(StrEnum):
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    NEXT_CUT_OFF = "next_cut_off"


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """The last day to apply, in Brussels. ``at`` is Brussels wall clock; assumed unless ``time_confirmed``."""

    day: date
    at: time = time(17, 0)
    time_confirmed: bool = False
    kind: DeadlineKind = DeadlineKind.SINGLE
    number: int = 1


@dataclass(frozen=True, slots=True)
class ParsedCall:
    """A call for proposals (utlysning) in one language, as one record tells it.

    The call is (``source``, ``topic_id``, ``type``); each record of it has its own ``reference``. ``deadlines`` are in
    order of day. ``budget`` is what this topic alone has. ``description_html`` is cleaned; ``description_text`` is the
    same without marks. ``stated_closed``: the source itself says that it no longer takes applications.
    ``opens_about`` and ``closes_about`` are preliminary, and given only where the settled day is not. ``forecast``:
    nobody has announced this call; it is expected because it usually comes.
    """

    source: str
    topic_id: str
    type: str
    reference: str
    language: str
    identifier: str
    title: str
    call_identifier: str
    call_title: str
    programmes: tuple[str, ...]
    divisions: tuple[str, ...]
    opens_on: date | None
    deadlines: tuple[Deadline, ...]
    deadline_model: str
    stated_closed: bool
    budget: Money | None
    expected_grants: int | None
    min_contribution: Money | None
    max_contribution: Money | None
    types_of_action: tuple[str, ...]
    keywords: tuple[str, ...]
    description_html: str
    description_text: str
    conditions_text: str
    url: str
    withdrawal: str = ""
    """The source's own words that it has been withdrawn."""
    opens_about: Span | None = None
    closes_about: Span | None = None
    forecast: bool = False

    @property
    def last_deadline_on(self) -> date | None:
        return self.deadlines[-1].day if self.deadlines else None

    @property
    def opens_by(self) -> date | None:
        return self.opens_about.last_day if self.opens_about else None

    @property
    def closes_by(self) -> date | None:
        return self.closes_about.last_day if self.closes_about else None


class Dated(Protocol):
    """What a call's status follows from. ``opens_by``, ``closes_by``: the last day that a preliminary one can mean."""

    @property
    def stated_closed(self) -> bool: ...
    @property
    def forecast(self) -> bool: ...
    @property
    def opens_on(self) -> date | None: ...
    @property
    def opens_by(self) -> date | None: ...
    @property
    def last_deadline_on(self) -> date | None: ...
    @property
    def closes_by(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class ParsedUpdate:
    """News about a topic: results, corrigenda, extensions. Not a call of its own."""

    source: str
    reference: str
    language: str
    identifier: str
    title: str
    published_on: date | None
    html: str
    text: str
    withdrawal: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A record that is not for us, and why."""

    reference: str
    reason: str


def status_on(call: Dated, day: date) -> CallStatus:
    """The call's status on ``day``, from its dates; the status field of the source is never trusted.

    On the last day itself the call is still open, whatever the hour. A preliminary opening has not come before its last
    possible day has passed, and a preliminary closing not before then either. A forecast is never open.
    """
    closes = call.last_deadline_on or call.closes_by
    if call.stated_closed or (closes is not None and closes < day):
        return CallStatus.CLOSED
    if call.forecast or (call.opens_on is not None and day < call.opens_on):
        return CallStatus.FORTHCOMING
    if call.opens_by is not None and day <= call.opens_by:
        return CallStatus.FORTHCOMING
    if closes is not None and (call.opens_on or call.opens_by) is not None:
        return CallStatus.OPEN
    return CallStatus.UNKNOWN


def next_deadline(deadlines: Sequence[Deadline], day: date) -> Deadline | None:
    """The first deadline not yet passed on ``day``."""
    return min((deadline for deadline in deadlines if deadline.day >= day), default=None)


def deadline_moved(old: Sequence[Deadline], new: Sequence[Deadline], on: date) -> Move | None:
    """How the deadlines moved, as seen on ``on``. Only whole days count: sources change seconds for no reason.

    None also when a deadline is told for the first time, is no longer told, or a later cut-off is added.
    """
    before = sorted({deadline.day for deadline in old})
    after = sorted({deadline.day for deadline in new})
    if not before or not after or before == after:
        return None
    ahead_before = [day for day in before if day >= on]
    ahead_after = [day for day in after if day >= on]
    if not ahead_before:
        return Move.NEXT_CUT_OFF if ahead_after else None
    left_by_time = ahead_before[0] == on and ahead_after == ahead_before[1:]
    if left_by_time and any(deadline.kind is DeadlineKind.CUT_OFF for deadline in old):
        return Move.NEXT_CUT_OFF if ahead_after else None
    for was, becomes in zip(ahead_before, ahead_after or after[-1:], strict=False):
        if was != becomes:
            return Move.POSTPONED if becomes > was else Move.BROUGHT_FORWARD
    return None
