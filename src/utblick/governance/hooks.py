"""What the rooms above give to the guidelines: the matters that a proposed set is replayed against.

The room that asks for verdicts (applications, later agreements and visits) calls `provide_matters` in
``AppConfig.ready()``. It reads through the access rules of the actor, with as many queries however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from utblick.clock.queries import today
from utblick.governance.queries.kept_matters import kept_matters
from utblick.guidelines.matters import Matter
from utblick.values import Actor

Source = Callable[[Actor], Iterable[Matter]]
_sources: dict[str, Source] = {}


def provide_matters(name: str, source: Source) -> None:
    """Hand over the function that reads one room's matters, closed and open, as its own gate asks about them."""
    _sources[name] = source


def matters(actor: Actor, since: date | None = None) -> list[Matter]:
    """Every room's matters from a day on (all without one), oldest first; a matter's reference is its Ref.

    An answer kept in *Får vi …?* is a matter too, unless a room gives what it was kept on for the same trigger.
    """
    found = [matter for name in sorted(_sources) for matter in _sources[name](actor)]
    given = {(matter.reference, matter.trigger) for matter in found}
    kept = kept_matters(actor, today())
    found += [matter for subject, matter in kept if (subject, matter.trigger) not in given]
    chosen = [matter for matter in found if since is None or matter.on >= since]
    return sorted(chosen, key=lambda matter: (matter.on, matter.reference))
