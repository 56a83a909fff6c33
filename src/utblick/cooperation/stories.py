"""What has happened with a partner, told by every room that knows of it, and how alive the cooperation is.

A room hands over its dated happenings by `provide_happenings` in ``AppConfig.ready()``; it is asked for those of some
partners or of all, and answers with as many queries however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.functional import Promise

from utblick.ui.kinds import Link, links
from utblick.values import Actor, Ref

QUIET_AFTER = timedelta(days=730)
"""A cooperation without activity for so long is quiet."""
ASKED_AGAIN_AFTER = timedelta(days=365)
"""A quiet cooperation is asked about again so long after its last review; a contact person after as long."""
WORK_YEARS = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something dated with a partner.

    ``ref`` is the object it is told of: who may not see that is not told. ``is_activity``: the parties had to do with
    each other. ``work_related``: among colleagues (R3.13); None where that is not asked.
    """

    partner: UUID
    on: date
    what: str | Promise
    ref: Ref | None = None
    is_activity: bool = True
    work_related: bool | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A happening as one actor is told it."""

    on: date
    what: str | Promise
    link: Link | None


@dataclass(frozen=True, slots=True)
class WorkShare:
    """Of so many activities, how many were work-related."""

    work: int
    all: int

    @property
    def percent(self) -> int:
        return round(100 * self.work / self.all)


Source = Callable[[Collection[UUID] | None], Iterable[Happening]]
_sources: dict[str, Source] = {}


def provide_happenings(name: str, source: Source) -> None:
    """Hand over what one room knows of partners, by their ids (None = all)."""
    _sources[name] = source


def happenings(partners: Collection[UUID] | None = None) -> list[Happening]:
    """What has happened with some partners, or all, latest first. The same for everyone."""
    found = [one for name in sorted(_sources) for one in _sources[name](partners)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def story(partner: UUID, actor: Actor, told: Iterable[Happening]) -> list[StoryLine]:
    """A partner's happenings as the actor may be told them, in their order."""
    own = [one for one in told if one.partner == partner]
    seen = links([one.ref for one in own if one.ref], actor)
    return [StoryLine(one.on, one.what, seen.get(one.ref) if one.ref else None) for one in own
            if one.ref is None or one.ref in seen]  # fmt: skip


def last_activity(told: Iterable[Happening], until: date) -> dict[UUID, date]:
    """The day of each partner's last activity up to a day; what lies ahead is none yet."""
    found: dict[UUID, date] = {}
    for one in told:
        if one.is_activity and one.on <= until:
            found[one.partner] = max(one.on, found.get(one.partner, one.on))
    return found


def work_share(told: Iterable[Happening], until: date) -> WorkShare | None:
    """How much of the activity of three years was work-related; None where nothing says."""
    known = [one.work_related for one in told if one.work_related is not None and until - WORK_YEARS < one.on <= until]
    return WorkShare(sum(known), len(known)) if known else None


def is_quiet(last_active_on: date | None, day: date) -> bool:
    """Whether a cooperation has been without activity too long."""
    return last_active_on is None or day - last_active_on > QUIET_AFTER
