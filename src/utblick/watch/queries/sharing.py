"""What others are told of calls: other units, the owner's feeds, and colleagues in the county."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.audit.policy import visible
from utblick.organisation.models import Body
from utblick.values import Actor, Text
from utblick.watch.models import (
    Call,
    CountyNote,
    FeedAddress,
    Match,
    PaperLink,
    QuestionChange,
    QuestionMatch,
    QuestionStand,
    Stand,
)
from utblick.watch.queries.fields import watch_field
from utblick.watch.queries.status import CURRENT, status_filter

POSITIVE = (Stand.Choice.INTERESTING, Stand.Choice.TAKEN, Stand.Choice.BECAME_IDEA)
IN_FEED = 50


@dataclass(frozen=True)
class OtherUnit:
    """A body's positive stand on a call, without who took it."""

    body: Text
    code: str
    choice: str
    on: date


def stands_on(call: Call) -> list[Stand]:
    """Every stand on a call, with the body's ``name`` and ``name_en``. One query; unfiltered, for `units_of` and for
    those whose own stands are then picked by the access table."""
    body = Body.objects.filter(code=OuterRef("body_code"))
    named = Stand.objects.filter(call=call).annotate(
        name=Coalesce(Subquery(body.values("name")[:1]), F("body_code")),
        name_en=Coalesce(Subquery(body.values("name_en")[:1]), Value("")),
    )
    return list(named.order_by("decided_on", "pk"))


def units_of(stands: Iterable[Any]) -> list[OtherUnit]:
    """Every body that looks at a call: shown to all who may see the call, so that units find each other. Persons and
    reasons stay inside the body."""
    return [
        OtherUnit(Text(row.name, row.name_en or row.name), row.body_code, row.get_choice_display(), row.decided_on)
        for row in stands
        if row.choice in POSITIVE
    ]


def feed_owner(pk: UUID, token: str) -> User | None:
    """Whose feed address this is; None for a wrong or replaced one."""
    row = FeedAddress.objects.select_related("user").filter(pk=pk).first()
    return row.user if row and row.is_opened_by(token) else None


def feed_address(user: User) -> FeedAddress | None:
    return FeedAddress.objects.filter(user=user).first()


def feed_matches(owner: User, body_code: str, day: date) -> QuerySet[Match] | None:
    """A body's current calls that it has not put aside, latest match first, as their owner may see them; None when the
    owner may not."""
    if watch_field(actor_of(owner, day), body_code) is None:
        return None
    aside = Stand.objects.filter(call=OuterRef("call"), body_code=body_code, choice=Stand.Choice.NOT_FOR_US)
    rows = Match.objects.filter(~Exists(aside), body_code=body_code)
    rows = rows.filter(call__in=Call.objects.filter(status_filter(CURRENT, day)))
    return rows.select_related("call").order_by("-matched_on", "-pk")[:IN_FEED]


def feed_questions(body_code: str, day: date) -> QuerySet[QuestionMatch]:
    """A body's EU questions with time left that it has not put aside, with ``changed_on`` and their papers; the latest
    first. The caller has checked the feed's owner (`feed_matches`)."""
    aside = QuestionStand.objects.filter(
        question=OuterRef("question"), body_code=body_code, choice=QuestionStand.Choice.NOT_FOR_US
    )
    rows = QuestionMatch.objects.filter(~Exists(aside), body_code=body_code)
    rows = rows.filter(Q(question__next_on__gte=day) | Q(question__next_certain=False))
    changes = QuestionChange.objects.filter(question=OuterRef("question")).order_by("-on", "-pk")
    rows = rows.annotate(changed_on=Subquery(changes.values("on")[:1])).select_related("question")
    papers = PaperLink.objects.select_related("paper").order_by("pk")
    return rows.prefetch_related(Prefetch("question__links", papers)).order_by("-matched_on", "-pk")[:IN_FEED]


def shared_calls(actor: Actor, day: date) -> list[Call]:
    """The current calls that some body looks at, or that others in the county do, with ``shared_stands`` and
    ``shared_notes``; for the county, without persons. Three queries."""
    stands = Stand.objects.filter(choice__in=POSITIVE)
    looked_at = Exists(stands.filter(call=OuterRef("pk"))) | Exists(CountyNote.objects.filter(call=OuterRef("pk")))
    rows = visible(Call.objects.filter(status_filter(CURRENT, day)), actor).filter(looked_at)
    seen = Prefetch("stands", stands.order_by("body_code"), to_attr="shared_stands")
    others = Prefetch("county_notes", visible(CountyNote.objects.order_by("pk"), actor), to_attr="shared_notes")
    return list(rows.prefetch_related(seen, others).order_by("next_deadline_on", "identifier", "pk"))
