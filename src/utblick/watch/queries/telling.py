"""What there is to tell a subscriber, and whether the person may still be told and answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from utblick.access import Standing
from utblick.accounts.queries import actor_of
from utblick.audit.policy import policy, visible
from utblick.organisation.models import Person
from utblick.organisation.queries import works_for
from utblick.values import Actor
from utblick.watch.models import (
    Call,
    CallVersion,
    Match,
    QuestionChange,
    QuestionMatch,
    QuestionStand,
    Stand,
    Subscription,
    WatchField,
)
from utblick.watch.queries.status import CURRENT, status_filter
from utblick.watch.queries.telling_questions import QuestionNews, question_news

SOON = timedelta(days=14)
"""Calls that close within this time without a stand are told of once."""
MOST = 15
"""So many calls of each sort are written out in one mail."""


@dataclass(frozen=True)
class News:
    """What has happened to a body's calls and EU questions since a subscriber was last told; ``more`` is how many calls
    are not written out.

    ``last_match`` and ``last_version`` are how far it reaches.
    """

    new: list[Match]
    moved: list[CallVersion]
    closing: list[Match]
    more: int
    last_match: int
    last_version: int
    questions: QuestionNews

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.moved or self.closing) and self.questions.is_empty

    @property
    def reach(self) -> str:
        """How far it reaches, in a few letters."""
        return f"{self.last_match}.{self.last_version}.{self.questions.last_match}.{self.questions.last_change}"


@dataclass(frozen=True)
class Latest:
    """The numbers of the latest match and version of any call, and the latest match and change of any EU question:
    what is known now."""

    match: int
    version: int
    question_match: int
    question_change: int


def latest() -> Latest:
    """Read once for all subscriptions that are told at the same time."""
    numbered = (Match, CallVersion, QuestionMatch, QuestionChange)
    return Latest(*(rows._default_manager.aggregate(last=Max("pk"))["last"] or 0 for rows in numbered))


def news_for(row: Subscription, day: date, known: Latest) -> News:
    """The news of one subscription on a day. At most eleven queries; one when nothing has come since it was told."""
    undecided = matches_without_stand(row.body_code, day)
    fresh = undecided.filter(pk__gt=row.told_match)
    since = row.told_on + SOON if row.told_on else day - timedelta(days=1)
    closing = undecided.filter(
        pk__lte=row.told_match, call__next_deadline_on__gt=since, call__next_deadline_on__lte=day + SOON
    )
    new, more_new = _first(fresh) if known.match > row.told_match else ([], 0)
    soon, more_soon = _first(closing)
    moved = _moved(row.body_code, row.told_version)[:MOST] if known.version > row.told_version else ()
    return News(
        new=new,
        moved=list(moved),
        closing=soon,
        more=more_new + more_soon,
        last_match=max(known.match, row.told_match),
        last_version=max(known.version, row.told_version),
        questions=question_news(row, day, known.question_match, known.question_change),
    )


def _first(rows: QuerySet[Match]) -> tuple[list[Match], int]:
    """What is written out in one mail, and how many are not."""
    found = list(rows[: MOST + 1])
    return (found, 0) if len(found) <= MOST else (found[:MOST], rows.count() - MOST)


def matches_without_stand(body_code: str, day: date) -> QuerySet[Match]:
    """A body's current calls on which it has taken no stand, the first to close first."""
    taken = Stand.objects.filter(call=OuterRef("call"), body_code=body_code).exclude(choice=Stand.Choice.NEW)
    rows = Match.objects.filter(~Exists(taken), body_code=body_code, call__withdrawn_on=None)
    rows = rows.filter(call__in=Call.objects.filter(status_filter(CURRENT, day)))
    return rows.select_related("call").order_by("call__next_deadline_on", "-score", "pk")


def _moved(body_code: str, after: int) -> QuerySet[CallVersion]:
    """Last days that have moved for calls that concern the body, where it has taken no stand: those that it wants are
    told of in a mail of their own (`actions.telling.tell_move`), the others not at all."""
    stands = Stand.objects.filter(call=OuterRef("call"), body_code=body_code).exclude(choice=Stand.Choice.NEW)
    concerns = Match.objects.filter(call=OuterRef("call"), body_code=body_code)
    latest = CallVersion.objects.filter(call=OuterRef("call")).exclude(move="").order_by("-number")
    rows = CallVersion.objects.filter(Exists(concerns), ~Exists(stands), pk__gt=after, call__forecast=False)
    return rows.filter(pk=Subquery(latest.values("pk")[:1])).select_related("call").order_by("deadline_after", "pk")


def may_be_told(row: Subscription, day: date) -> bool:
    """Whether the person may still hear of the body's calls and EU questions: by a role that sees them or, without an
    account, by an assignment for the body."""
    return _may(row.person, row.body_code, day, "see", WatchField.kind)


def may_answer(person: Person, body_code: str, day: date) -> bool:
    """Whether the person may take the body's stand on a call by a mail link: by a role that may or, without an account,
    by an assignment for the body."""
    return _may(person, body_code, day, "take", Stand.kind)


def may_answer_question(person: Person, body_code: str, day: date) -> bool:
    """As `may_answer`, on an EU question."""
    return _may(person, body_code, day, "take", QuestionStand.kind)


def _may(person: Person, body_code: str, day: date, act: str, kind: str) -> bool:
    if person.user is None:
        return works_for(person, body_code, day)
    return policy().allows(actor_of(person.user, day), act, kind, Standing(body_code))


def own_subscriptions(user_id: Any) -> dict[str, Subscription]:
    """A user's own subscriptions by body."""
    rows = Subscription.objects.filter(person__user=user_id)
    return {row.body_code: row for row in rows}


def subscriptions(actor: Actor) -> QuerySet[Subscription]:
    """Everybody's subscriptions that the actor may see."""
    return visible(Subscription.objects.select_related("person__user"), actor)
