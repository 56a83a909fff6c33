"""The state of an application, derived from its days and its verdict alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal[
    "prepared", "ready", "committed", "submitted", "granted", "rejected", "reserve", "withdrawn", "too_late"
]


@dataclass(frozen=True)
class Days:
    """What the state follows from."""

    is_partner: bool
    committed_on: date | None
    submitted_on: date | None
    answer: str
    last_day: date | None


def state_of(days: Days, *, allowed: bool, today: date) -> State:
    """The state on ``today``; ``allowed`` = the guidelines' requirements before submission are met.

    An answer from the funder outranks the rest. As partner one is bound by the mandate and submits nothing oneself.
    """
    answers: dict[str, State] = {
        "granted": "granted", "rejected": "rejected", "reserve": "reserve", "withdrawn": "withdrawn"
    }  # fmt: skip
    if days.answer:
        return answers[days.answer]
    if days.submitted_on is not None:
        return "submitted"
    if days.committed_on is not None:
        return "committed"
    if days.last_day is not None and today > days.last_day:
        return "too_late"
    return "ready" if allowed else "prepared"
