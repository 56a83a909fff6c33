"""The way of a matter that the council decides: nämnd → utskott → styrelse → fullmäktige. Pure: no Django, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that may take the matter up, and the last day its papers may come in."""

    on: date
    stops_on: date


@dataclass(frozen=True, slots=True)
class Halt:
    """A body on the way: its coming meetings in order, and the day it decided (None: not yet).

    ``follows_at_once``: it takes up what its own utskott has prepared, so that the papers need not come in anew.
    """

    sittings: tuple[Sitting, ...]
    decided_on: date | None = None
    follows_at_once: bool = False


def planned(halts: Sequence[Halt], today: date) -> list[Sitting | None]:
    """The first meeting at which each body can take the matter up, one after the other; None = decided, passed, or no
    meeting is known.

    A body takes it up after the one before, when its papers can still come in. One that comes before a body that has
    decided is passed.
    """
    last_decided = max((n for n, halt in enumerate(halts) if halt.decided_on), default=-1)
    after = max((halt.decided_on for halt in halts if halt.decided_on), default=None)
    found: list[Sitting | None] = []
    closed = False
    for number, halt in enumerate(halts):
        sitting = None
        if number > last_decided and not closed:
            sitting = next((one for one in halt.sittings if _may_take(one, after, today, halt.follows_at_once)), None)
            closed, after = sitting is None, sitting.on if sitting else after
        found.append(sitting)
    return found


def _may_take(sitting: Sitting, after: date | None, today: date, at_once: bool) -> bool:
    if sitting.on < today or (after is not None and sitting.on <= after):
        return False
    return at_once or sitting.stops_on >= max(today, after or today)
