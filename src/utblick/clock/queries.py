"""The municipality's date, and the installation it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from utblick.clock.models import Installation
from utblick.clock.now import day_in_stockholm

_held: ContextVar[list[Installation | None] | None] = ContextVar("held_installation", default=None)


def installation() -> Installation | None:
    """The installation row, or None before `utblick init`; read once a request (see `held`)."""
    held = _held.get()
    if held is None:
        return _the_one()
    if not held:
        held.append(_the_one())
    return held[0]


def _the_one() -> Installation | None:
    """There is one row at most, so that it needs no order: almost every question asks for it first."""
    return next(iter(Installation.objects.all()), None)


def today() -> date:
    """The municipality's date (Europe/Stockholm), or the demo's own date."""
    found = installation()
    if found is not None and found.demo_date is not None:
        return found.demo_date
    return day_in_stockholm()


def is_demo() -> bool:
    found = installation()
    return found is not None and found.demo


def forget() -> None:
    """Read the installation again within this request, after the demo's date has moved."""
    held = _held.get()
    if held is not None:
        held.clear()


@contextmanager
def held() -> Iterator[None]:
    """Within this block the installation is read at most once."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)
