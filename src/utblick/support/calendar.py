"""Gatherings as days of a calendar file."""

from __future__ import annotations

from datetime import date

from utblick.support.models import Gathering
from utblick.support.queries.gatherings import coming_to
from utblick.watch.feeds import AllDay


def calendar_day(row: Gathering, here: str) -> AllDay:
    """``here`` is the site's address. An hour, when there is one, begins the title."""
    at = f"{row.starts_at:%H.%M} " if row.starts_at else ""
    return AllDay(
        uid=f"{row.pk}@utblick",
        day=row.starts_on,
        title=f"{at}{row.what}",
        text=row.place,
        url=f"{here}/stod/traffar/{row.pk}/",
        revision=row.version,
        changed=row.starts_on,
    )


def days_of_body(body_code: str, day: date, here: str) -> list[AllDay]:
    """The coming gatherings of a body's people, for its calendar."""
    return [calendar_day(row, here) for row in coming_to(body_code, day)]
