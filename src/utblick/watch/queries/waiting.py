"""What waits for somebody in the watch, counted for the start page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, TextField, Value

from utblick.organisation.models import Body
from utblick.watch.models import Call, Match, PageChange, Stand
from utblick.watch.queries.runs import silent_sources
from utblick.watch.queries.stands import UNDECIDED_DAYS
from utblick.watch.queries.status import CURRENT, status_filter

What = Literal["stands", "pages", "silent"]
COLUMNS = ("what", "key", "name", "number", "late", "first_on")


@dataclass(frozen=True)
class Waiting:
    """So many things of one sort that wait: for a body (``key`` its code), or of a source (``key`` its code).

    ``late`` of them have waited too long. ``first_on`` is the first last day, the first day a page changed, or the day
    a silent source was last read completely.
    """

    what: What
    key: str
    name: str
    number: int
    late: int
    first_on: date | None


def waiting(sorts: Collection[What], today: date) -> list[Waiting]:
    """What waits of these sorts, by body or source, whoever asks; one query."""
    counted: dict[What, QuerySet[Any, Any]] = {"stands": _stands(today), "pages": _pages(), "silent": _silent()}
    asked = [counted[sort].values_list(*COLUMNS) for sort in sorts]
    if not asked:
        return []
    return [Waiting(*row) for row in asked[0].union(*asked[1:], all=True).order_by("what", "key")]


def _stands(today: date) -> QuerySet[Any, Any]:
    """Calls that nobody has taken a stand on, by body."""
    taken = Stand.objects.filter(call=OuterRef("call"), body_code=OuterRef("body_code")).exclude(
        choice=Stand.Choice.NEW
    )
    untaken = Match.objects.filter(~Exists(taken), call__in=Call.objects.filter(status_filter(CURRENT, today)))
    late = Q(matched_on__lte=today - timedelta(days=UNDECIDED_DAYS))
    return _counted("stands", untaken, "body_code", Count("pk", filter=late), Min("call__next_deadline_on"))


def _pages() -> QuerySet[Any, Any]:
    """What is new on watched pages and not answered, by body."""
    unanswered = PageChange.objects.filter(answer=PageChange.Answer.WAITING).order_by()
    return _counted("pages", unanswered, "page__body_code", Value(0), Min("seen_on"))


def _counted(what: What, rows: QuerySet[Any], body: str, late: Any, first_on: Any) -> QuerySet[Any, Any]:
    named = Subquery(Body.objects.filter(code=OuterRef(body)).values("name")[:1], TextField())
    counted: QuerySet[Any, Any] = rows.values(key=F(body)).annotate(
        what=_constant(what), name=named, number=Count("pk"), late=late, first_on=first_on
    )
    return counted


def _silent() -> QuerySet[Any, Any]:
    """Sources that have gone silent."""
    one = Value(1, IntegerField())
    return silent_sources().annotate(
        what=_constant("silent"), key=F("code"), name=F("code"), number=one, late=one, first_on=F("last_complete_on")
    )


def _constant(word: str) -> Value:
    return Value(word, TextField())
