"""What has happened with a partner, told by every room that knows of it, and how alive the cooperation is.

A room hands over its dated happenings by `provide_happenings` in ``AppConfig.ready()``, as queries with the columns
that `dated` gives: those of all rooms are read in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, TextField, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise

from utblick.cooperation.models import Partner
from utblick.values import Actor

QUIET_AFTER = timedelta(days=730)
"""A cooperation without activity for so long is quiet."""
ASKED_AGAIN_AFTER = timedelta(days=365)
"""A quiet cooperation is asked about again so long after its last review; a contact person after as long."""
WORK_YEARS = timedelta(days=3 * 365)
Dated = QuerySet[Any, tuple[Any, ...]]
Source = Callable[[Actor, Sequence[Partner]], Iterable[Dated]]
_COLUMNS = ("story_partner", "story_on", "story_what", "story_key", "story_title", "story_seen", "story_active",
            "story_work")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a happening is called, and the address (by its route's name) of the page of what it is told of."""

    words: str | Promise
    route: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something dated with a partner.

    ``what`` names its `Phrase`. It is told of the object with the id ``key`` (None: of no object) and the title
    ``title``; who may not see that (``is_seen``) is not told. ``is_activity``: the parties had to do with each other.
    ``work_related``: among colleagues (R3.13); None where that is not asked.
    """

    partner: UUID
    on: date
    what: str
    key: UUID | None = None
    title: str = ""
    is_seen: bool = True
    is_activity: bool = True
    work_related: bool | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A happening as one actor is told it."""

    on: date
    what: str | Promise
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class WorkShare:
    """Of so many activities, how many were work-related."""

    work: int
    all: int

    @property
    def percent(self) -> int:
        return round(100 * self.work / self.all)


_sources: dict[str, Source] = {}
_phrases: dict[str, Phrase] = {}


def provide_happenings(name: str, source: Source, phrases: Mapping[str, Phrase]) -> None:
    """Hand over what one room knows of partners, and what it calls it."""
    _sources[name] = source
    _phrases.update(phrases)


def dated(
    rows: QuerySet[Any],
    what: str | Combinable,
    *,
    on: str | Combinable,
    partner: str | Combinable = "partner_id",
    about: str = "",
    title: str | Combinable = "",
    shown: QuerySet[Any] | None = None,
    is_activity: bool = True,
    work_related: str | bool | None = None,
) -> Dated:
    """Rows as happenings. ``about`` leads to the id of what is told of, which is told if among ``shown``."""
    seen = Exists(shown.filter(pk=OuterRef(about)).order_by()) if shown is not None else Value(True, BooleanField())
    told: Dated = (
        rows.order_by()
        .annotate(
            story_partner=F(partner) if isinstance(partner, str) else partner,
            story_on=F(on) if isinstance(on, str) else on,
            story_what=Value(what, TextField()) if isinstance(what, str) else what,
            story_key=F(about) if about else Cast(Value(None), UUIDField()),
            story_title=Cast(title, TextField()) if title else Value("", TextField()),
            story_seen=seen,
            story_active=Value(is_activity, BooleanField()),
            story_work=F(work_related) if isinstance(work_related, str) else Cast(Value(work_related), BooleanField()),
        )
        .values_list(*_COLUMNS)
    )
    return told


def happenings(actor: Actor, partners: Sequence[Partner]) -> list[Happening]:
    """What has happened with some partners, latest first. The same for everyone but ``is_seen``. One query."""
    asked = [rows for name in sorted(_sources) for rows in _sources[name](actor, partners)]
    found = (Happening(*row) for row in asked[0].union(*asked[1:], all=True))
    return sorted(found, key=lambda one: (one.on, one.what, one.title), reverse=True)


def story(told: Iterable[Happening]) -> list[StoryLine]:
    """Happenings as they are told to the actor they were read for, in their order."""
    return [_line(one, _phrases[one.what]) for one in told if one.is_seen]


def _line(one: Happening, phrase: Phrase) -> StoryLine:
    url = reverse(phrase.route, args=[one.key]) if one.key and phrase.route else ""
    return StoryLine(one.on, phrase.words, one.title, url)


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
