"""Health checks, registered by the rooms in ``AppConfig.ready()`` and shown on /halsa."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "care", "stop"]


@dataclass(frozen=True)
class Health:
    """How one thing is: in order, needs care, or stopped; what is told, and what to do about it."""

    name: str
    label: str
    state: State
    told: str
    remedy: str = ""


Check = Callable[[], list[Health]]
_checks: list[Check] = []


def add_check(check: Check) -> None:
    if check not in _checks:
        _checks.append(check)


def checks() -> tuple[Check, ...]:
    return tuple(_checks)
