"""Moving the demo's date forward, with the daily jobs of every day passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from utblick.audit.actions import move_demo_date
from utblick.clock.queries import today
from utblick.jobs.jobs import run_todays_jobs
from utblick.values import Actor

LONGEST_MOVE = timedelta(days=400)


class TooFarError(Exception):
    """The date was to be moved more than `LONGEST_MOVE` at once."""


@dataclass(frozen=True, slots=True)
class Moved:
    """From which day to which the demo was moved."""

    before: date
    after: date

    @property
    def days(self) -> int:
        return (self.after - self.before).days


def move_date(actor: Actor, to: date) -> Moved:
    """Move the demo's date and run the daily jobs of each day passed.

    Raises DateNotForwardError for a day that is not later, and TooFarError.
    """
    before = today()
    if to - before > LONGEST_MOVE:
        raise TooFarError
    move_demo_date(actor, to)
    run_todays_jobs()
    return Moved(before, to)
