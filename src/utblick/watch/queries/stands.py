"""Which calls wait for a stand, body by body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from utblick.audit.policy import visible
from utblick.values import Actor
from utblick.watch.models import Call, Match, Stand
from utblick.watch.queries.fields import OwnField, own_fields
from utblick.watch.queries.status import CURRENT, status_filter

UNDECIDED_DAYS = 30
"""After so many days without a stand a call counts as *utan ställningstagande*."""


@dataclass(frozen=True)
class BodyWaiting:
    """How many current calls wait for a body's stand, and how many of them for more than `UNDECIDED_DAYS`."""

    body: OwnField
    new: int
    undecided: int


def body_matches(body_code: str, day: date, *, choice: str = "", everything: bool = False) -> QuerySet[Any]:
    """A body's matches with their call, the stand (``choice``, "new" when none) and its version; Ny first.

    Only current calls, unless ``everything``. The caller has checked that the actor may see the body's stands.
    """
    rows = _with_stand(Match.objects.filter(body_code=body_code)).select_related("call")
    if not everything:
        rows = rows.filter(call__in=Call.objects.filter(status_filter(CURRENT, day)))
    if choice:
        rows = rows.filter(choice=choice)
    first = Case(When(choice=Stand.Choice.NEW, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(first, F("call__next_deadline_on").asc(nulls_last=True), "-score", "pk")


def waiting_by_body(actor: Actor, day: date) -> list[BodyWaiting]:
    """For each body the actor follows: what waits for a stand. Three queries."""
    followed = own_fields(actor)
    rows = _with_stand(Match.objects.filter(body_code__in=[body.code for body in followed]))
    waiting = rows.filter(choice=Stand.Choice.NEW, call__in=Call.objects.filter(status_filter(CURRENT, day)))
    late = Q(matched_on__lte=day - timedelta(days=UNDECIDED_DAYS))
    counted = waiting.order_by().values("body_code").annotate(new=Count("pk"), undecided=Count("pk", filter=late))
    numbers = {row["body_code"]: (row["new"], row["undecided"]) for row in counted}
    return [BodyWaiting(body, *numbers.get(body.code, (0, 0))) for body in followed]


def stand_of(actor: Actor, call: Call, body_code: str) -> Stand | None:
    """The stand a body has taken, or None when it has taken none that the actor may see."""
    return visible(Stand.objects.filter(call=call, body_code=body_code), actor).first()


def _with_stand(rows: QuerySet[Match]) -> QuerySet[Any]:
    taken = Stand.objects.filter(call=OuterRef("call"), body_code=OuterRef("body_code"))
    return rows.annotate(
        choice=Coalesce(Subquery(taken.values("choice")[:1]), Value(Stand.Choice.NEW.value)),
        stand_version=Coalesce(Subquery(taken.values("version")[:1]), Value(0)),
    )
