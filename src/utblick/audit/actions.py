"""Writing the installation's own row. It lies in `clock`, below the event log, so its writes are here."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from utblick.audit.change import change
from utblick.clock import recorded_at
from utblick.clock.models import Installation
from utblick.clock.queries import forget
from utblick.values import Actor, Ref

INSTALLATION = Ref("installation", UUID(int=1))


class AlreadyInstalledError(Exception):
    """The database already belongs to a municipality; demo mode cannot be switched on over real data."""


class DateNotForwardError(Exception):
    """The demo's date can only be moved forward."""


def create_installation(
    actor: Actor,
    *,
    municipality: str,
    code: str = "",
    county: str = "",
    accent: str = "#0b5c7a",
    demo_date: date | None = None,
) -> Installation:
    """Say whose installation this is; with a ``demo_date`` it is a demo for ever. Raises AlreadyInstalledError."""
    with change(actor, "installation.init") as opened:
        if Installation.objects.exists():
            raise AlreadyInstalledError
        made = Installation.objects.create(
            municipality=municipality,
            code=code,
            county=county,
            accent=accent,
            demo=demo_date is not None,
            demo_date=demo_date,
            created_at=recorded_at(),
        )
        forget()
        opened.record(INSTALLATION, {"municipality": [None, municipality], "demo": [None, made.demo]})
    return made


def move_demo_date(actor: Actor, to: date) -> None:
    """Move the demo's date forward; raises DateNotForwardError for a day that is not later."""
    with change(actor, "installation.move_date") as opened:
        found = Installation.objects.select_for_update().get(demo=True)
        if found.demo_date is None or to <= found.demo_date:
            raise DateNotForwardError
        before, found.demo_date = found.demo_date, to
        found.save(update_fields=["demo_date"])
        forget()
        opened.record(INSTALLATION, {"demo_date": [before.isoformat(), to.isoformat()]}, effective_on=to)
