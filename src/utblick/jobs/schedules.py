"""What runs by itself, registered by the rooms in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Schedule:
    """A job function (dotted path, no arguments) that runs every so many minutes."""

    name: str
    function: str
    minutes: int


DailyJob = Callable[[date], None]
_schedules: dict[str, Schedule] = {}
_daily: dict[str, DailyJob] = {}
_of_today: dict[str, DailyJob] = {}


def add_schedule(schedule: Schedule) -> None:
    _schedules[schedule.name] = schedule


def add_daily_job(name: str, job: DailyJob) -> None:
    """A job that runs once for every day of the municipality's date, also for days passed over in the demo."""
    _daily[name] = job


def add_job_of_today(name: str, job: DailyJob) -> None:
    """A job that sets anew what holds today: run once after all days that have passed, for the last of them."""
    _of_today[name] = job


def schedules() -> tuple[Schedule, ...]:
    return tuple(_schedules.values())


def daily_jobs() -> tuple[tuple[str, DailyJob], ...]:
    return tuple(_daily.items())


def jobs_of_today() -> tuple[tuple[str, DailyJob], ...]:
    return tuple(_of_today.items())
