"""What bodies want to hear about, and what a changed wish would give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from utblick.audit.policy import may, visible
from utblick.matching import Match as FoundMatch
from utblick.matching import Matcher
from utblick.matching import WatchField as Wanted
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies
from utblick.values import Actor
from utblick.watch import facts
from utblick.watch.models import Call, Match, WatchField
from utblick.watch.queries.learning import learned
from utblick.watch.queries.status import status_filter
from utblick.watch.sources.parsed import CallStatus

TRIED = 800
"""A trial reads so many calls, those with the nearest deadlines."""
SHOWN = 12
WATCHING = (Body.Kind.EXECUTIVE_BOARD, Body.Kind.COMMITTEE, Body.Kind.JOINT, Body.Kind.COMPANY_BOARD)


@dataclass(frozen=True)
class OwnField:
    """A body whose calls the actor follows: its name, whether it is the executive board, its bevakningsområde."""

    code: str
    name: str
    is_board: bool
    row: WatchField


@dataclass(frozen=True)
class Trial:
    """What a bevakningsområde would show of ``tried`` stored calls: so many in all, and what differs from today.

    ``found`` are the best; ``gained`` are those not shown today; ``lost`` would no longer be shown. The lists hold at
    most `SHOWN` each, best or nearest first; the numbers are whole.
    """

    tried: int
    total: int
    found: list[tuple[Call, FoundMatch]]
    gained_count: int
    gained: list[tuple[Call, FoundMatch]]
    lost_count: int
    lost: list[Call]


def own_fields(actor: Actor) -> list[OwnField]:
    """The bodies whose calls the actor may see, in Swedish order: all for the coordinator. One query."""
    body = bodies(actor).filter(code=OuterRef("body_code")).order_by()
    rows = visible(WatchField.objects.all(), actor).annotate(
        name=Subquery(body.values("name")[:1]),
        body_kind=Subquery(body.values("body_kind")[:1]),
        body_order=Subquery(body.values("sort_name")[:1]),
    )
    return [
        OwnField(row.body_code, row.name or row.body_code, row.body_kind == Body.Kind.EXECUTIVE_BOARD, row)
        for row in rows.order_by(F("body_order").asc(nulls_last=True), "body_code")
    ]


def watch_field(actor: Actor, body_code: str) -> WatchField | None:
    """One body's bevakningsområde, or None when there is none that the actor may see."""
    return visible(WatchField.objects.filter(body_code=body_code), actor).first()


def wanted_by_bodies() -> list[Wanted]:
    """What every body wants to hear about, for deciding where something belongs. One query."""
    return [row.as_field for row in WatchField.objects.order_by("body_code")]


def may_alter(actor: Actor, row: WatchField) -> bool:
    return may(actor, "watch_field.alter", row)


def try_field(body_code: str, wanted: Wanted, day: date) -> Trial:
    """Match stored, current calls with a field that is not saved, after what its body has taught. Four queries."""
    current = Call.objects.filter(status_filter(CallStatus.OPEN, day) | status_filter(CallStatus.FORTHCOMING, day))
    tried = list(current.order_by("next_deadline_on", "pk").prefetch_related("texts")[:TRIED])
    matcher = Matcher([wanted], learned=learned(body_code))
    found = [(call, match) for call in tried for match in matcher.match(facts.stored_to_match(call))]
    found.sort(key=lambda pair: -pair[1].score)
    shown = {call.pk for call, _ in found}
    before = set(Match.objects.filter(body_code=body_code, call__in=tried).values_list("call", flat=True))
    gained = [(call, match) for call, match in found if call.pk not in before]
    lost = [call for call in tried if call.pk in before - shown]
    return Trial(len(tried), len(found), found[:SHOWN], len(gained), gained[:SHOWN], len(lost), lost[:SHOWN])


def bodies_without_field(actor: Actor, day: date) -> list[Body]:
    """The nämnder, boards and companies of the day that have no bevakningsområde yet."""
    rows = bodies(actor, day).filter(body_kind__in=WATCHING)
    return list(rows.exclude(code__in=WatchField.objects.values("body_code")))


def body_most_concerned(call: Call | None) -> str:
    """The code of the body that a call concerns most, "" when it concerns none."""
    best = Match.objects.filter(call=call).order_by("-score", "body_code").first() if call else None
    return best.body_code if best else ""
