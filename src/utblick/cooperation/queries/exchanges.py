"""Reading exchanges, and how many took part in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from utblick.audit.policy import visible
from utblick.cooperation.models import Exchange
from utblick.cooperation.models.exchanges import BANDS
from utblick.search.queries import find
from utblick.values import Actor, Money, Ref

COMING, GOING_ON, OVER, CANCELLED = "coming", "going_on", "over", "cancelled"
_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Participation:
    """Some exchanges in figures: how many, participants by age band (G-15), and what they cost."""

    exchanges: int
    children: int
    youth: int
    young_adults: int
    adults: int
    own_cost: Money
    grant: Money

    @property
    def people(self) -> int:
        return self.children + self.youth + self.young_adults + self.adults


def exchanges(
    actor: Actor, day: date, *, exchange_kind: str = "", state: str = "", body_code: str = "", year: int | None = None,
    words: str = "",
) -> QuerySet[Exchange]:  # fmt: skip
    """Exchanges, the latest begun first; those called off only when asked for by ``state``.

    ``year``: those that went on some day of it.
    """
    rows = visible(Exchange.objects.select_related("body", "partner"), actor)
    rows = rows.filter(cancelled_on__isnull=state != CANCELLED)
    if state == COMING:
        rows = rows.filter(starts_on__gt=day)
    elif state == GOING_ON:
        rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    elif state == OVER:
        rows = rows.filter(ends_on__lt=day)
    if exchange_kind:
        rows = rows.filter(exchange_kind=exchange_kind)
    if body_code:
        rows = rows.filter(body_id=body_code)
    if year is not None:
        rows = rows.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=date(year, 1, 1)), starts_on__lte=date(year, 12, 31)
        )
    if words.strip():
        hits = find(actor, words, kinds=[Exchange.kind], limit=_MOST_FOUND)
        rows = rows.filter(pk__in=[Ref.parse(hit.ref).id for hit in hits])
    return rows.order_by("-starts_on", "-pk")


def exchange(actor: Actor, id: UUID) -> Exchange | None:
    """One exchange, or None when there is none that the actor may see."""
    return visible(Exchange.objects.select_related("body", "partner"), actor).filter(pk=id).first()


def load_exchanges(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Exchange]:
    return {row.pk: row for row in visible(Exchange.objects.filter(pk__in=ids), actor)}


def participation(rows: QuerySet[Exchange]) -> Participation:
    """The figures of some exchanges. One query."""
    sums = {name: Sum(name, default=0) for name in (*BANDS, "own_cost_minor", "grant_minor")}
    found = rows.order_by().aggregate(number=Count("pk"), **sums)
    bands = {band: found[band] for band in BANDS}
    return Participation(
        exchanges=found["number"],
        own_cost=Money(found["own_cost_minor"]),
        grant=Money(found["grant_minor"]),
        **bands,
    )
