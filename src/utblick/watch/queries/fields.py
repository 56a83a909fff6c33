"""What bodies want to hear about, and what a changed wish would give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.audit.policy import may, visible
from utblick.matching import Match as FoundMatch
from utblick.matching import Matcher
from utblick.matching import WatchField as Wanted
from utblick.organisation.queries import bodies
from utblick.values import Actor
from utblick.watch import facts
from utblick.watch.models import Call, Match, WatchField
from utblick.watch.queries.status import status_filter
from utblick.watch.sources.parsed import CallStatus

TRIED = 800
"""A trial reads so many calls, those with the nearest deadlines."""
SHOWN = 12


@dataclass(frozen=True)
class OwnField:
    """A body whose calls the actor follows: its name, whether it is the executive board, its bevakningsområde."""

    code: str
    name: str
    is_board: bool
    row: WatchField


@dataclass(frozen=True)
class Trial:
    """What a bevakningsområde would give among ``tried`` stored calls, best first; and what it would lose."""

    tried: int
    found: list[tuple[Call, FoundMatch]]
    total: int
    lost: list[Call]


def own_fields(actor: Actor) -> list[OwnField]:
    """The bodies whose calls the actor may see, in Swedish order: all for the coordinator. Two queries."""
    rows = {row.body_code: row for row in visible(WatchField.objects.all(), actor)}
    if not rows:
        return []
    named = {body.code: body for body in bodies(actor) if body.code in rows}
    found = [
        OwnField(code, body.name, body.body_kind == body.Kind.EXECUTIVE_BOARD, rows[code])
        for code, body in named.items()
    ]
    return found + [OwnField(code, code, False, rows[code]) for code in sorted(rows.keys() - named.keys())]


def watch_field(actor: Actor, body_code: str) -> WatchField | None:
    """One body's bevakningsområde, or None when there is none that the actor may see."""
    return visible(WatchField.objects.filter(body_code=body_code), actor).first()


def may_alter(actor: Actor, row: WatchField) -> bool:
    return may(actor, "watch_field.alter", row)


def try_field(body_code: str, wanted: Wanted, day: date) -> Trial:
    """Match stored, current calls with a field that is not saved. Three queries."""
    current = Call.objects.filter(status_filter(CallStatus.OPEN, day) | status_filter(CallStatus.FORTHCOMING, day))
    tried = list(current.order_by("next_deadline_on", "pk").prefetch_related("texts")[:TRIED])
    matcher = Matcher([wanted])
    matched = [(call, match) for call in tried for match in matcher.match(facts.to_match(call, _texts(call)))]
    matched.sort(key=lambda pair: -pair[1].score)
    kept = {call.pk for call, _ in matched}
    before = set(Match.objects.filter(body_code=body_code, call__in=tried).values_list("call", flat=True))
    lost = [call for call in tried if call.pk in before - kept]
    return Trial(len(tried), matched[:SHOWN], len(matched), lost[:SHOWN])


def _texts(call: Call) -> dict[str, tuple[str, str, str]]:
    return {row.language: (row.description_html, row.description, row.conditions) for row in call.texts.all()}
