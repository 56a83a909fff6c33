"""When the Commission takes feedback, from dates that contradict each other. Pure.

Status and days are taken from one and the same period; the status as told is believed only where the days bear it out:
some periods are OPEN long after they ended, UPCOMING with days years ago, or end before they start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from utblick.watch.sources.reading import day_in, objects, text_of


class FeedbackState(StrEnum):
    OPEN = "open"
    UPCOMING = "upcoming"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """One period of feedback as told. Days are Brussels'."""

    step: str
    told: str
    starts_on: date | None
    ends_on: date | None

    @property
    def contradictory(self) -> bool:
        return self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on


def current_period(record: dict[str, Any]) -> Period | None:
    """The period that is going on or comes next: the current one, else the one with the latest end; None if none."""
    told = objects(record.get("currentStatuses"))
    current = [status for status in told if status.get("isCurrent") is True]
    periods = [_period(status) for status in current or told]
    periods = [period for period in periods if period.told != "DISABLED"]
    return max(periods, key=lambda period: (period.ends_on or date.min, period.told == "OPEN"), default=None)


def state_on(period: Period, day: date) -> FeedbackState:
    """Whether feedback is taken on ``day``, by the days; the status told only decides where days are missing."""
    if period.contradictory:
        return FeedbackState.UNKNOWN
    if period.ends_on and period.ends_on < day:
        return FeedbackState.CLOSED
    if period.starts_on and day < period.starts_on:
        return FeedbackState.UPCOMING
    if period.starts_on and period.ends_on:
        return FeedbackState.OPEN
    told = {"OPEN": FeedbackState.OPEN, "UPCOMING": FeedbackState.UPCOMING, "CLOSED": FeedbackState.CLOSED}
    return told.get(period.told, FeedbackState.UNKNOWN)


def day_of(stamp: Any) -> date | None:
    """The day of "2026/08/31 08:24:00" or of an ISO stamp; None if empty. Raises `Unreadable` for anything else."""
    return day_in(text_of(stamp)[:10].replace("/", "-"))


def _period(status: dict[str, Any]) -> Period:
    return Period(
        step=text_of(status.get("frontEndStage")),
        told=text_of(status.get("receivingFeedbackStatus")).upper(),
        starts_on=day_of(status.get("feedbackStartDate")),
        ends_on=day_of(status.get("feedbackEndDate")),
    )
