"""What the start page *Att göra* shows, told by the rooms: each adds its provider in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise

from utblick.values import Actor

Band = Literal["waiting", "under_way", "changed"]


@dataclass(frozen=True)
class TodoRow:
    """One sentence that begins with a verb ("Ta ställning till …"), and where to do it.

    ``waiting``: waits for this actor, ``last_day`` its last day. ``under_way``: goes on, ``last_day`` the next day that
    matters. ``changed``: has happened, ``last_day`` the day it did. ``reason`` says why the row is here.
    """

    band: Band
    sentence: str | Promise
    url: str
    last_day: date | None = None
    reason: str | Promise = ""
    alarm: bool = False
    """Something has stopped: stands first in its band."""


Provider = Callable[[Actor, date], Sequence[TodoRow]]
"""Rows for an actor on a day of the municipality's date; at most one or two queries, and a bounded number of rows."""

_providers: list[Provider] = []


def add_todo(provider: Provider) -> None:
    """Let a room tell its rows on the start page; the same provider again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def todo_rows(actor: Actor, today: date) -> dict[Band, list[TodoRow]]:
    """Every room's rows by band: what is due first comes first, of what has changed the latest."""
    bands: dict[Band, list[TodoRow]] = {"waiting": [], "under_way": [], "changed": []}
    for provider in _providers:
        for row in provider(actor, today):
            bands[row.band].append(row)
    for band in ("waiting", "under_way"):
        bands[band].sort(key=lambda row: (not row.alarm, row.last_day or date.max))
    bands["changed"].sort(key=lambda row: row.last_day or date.min, reverse=True)
    return bands
