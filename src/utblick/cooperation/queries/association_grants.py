"""Reading grants to associations, and what is left of each pot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from utblick.audit.policy import visible
from utblick.cooperation.grant_rules import Award, left_of, used_of
from utblick.cooperation.grant_states import STAGES, Stage
from utblick.cooperation.models import AssociationGrant, GrantScheme, Partner
from utblick.search.queries import find
from utblick.values import Actor, Money, Ref

_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Pot:
    """A year's pot: what has been given out of it, what is left, and how many have applied."""

    scheme: GrantScheme
    used: Money
    left: Money
    applied: int


def schemes(actor: Actor, *, year: int | None = None) -> QuerySet[GrantScheme]:
    """The pots, the latest year first."""
    rows = visible(GrantScheme.objects.select_related("body"), actor)
    return rows.filter(year=year) if year is not None else rows


def scheme(actor: Actor, id: UUID) -> GrantScheme | None:
    """One pot, or None when there is none that the actor may see."""
    return schemes(actor).filter(pk=id).first()


def has_schemes(actor: Actor) -> bool:
    """Whether the municipality gives such grants at all: else no page leads to them."""
    return schemes(actor).exists()


def pots(rows: Iterable[GrantScheme]) -> list[Pot]:
    """What is left of each of some pots, from the decisions. One query."""
    held, awards = list(rows), defaultdict[UUID, list[Award]](list)
    told = AssociationGrant.objects.filter(scheme__in=held).order_by()
    for key, granted, withdrawn_on in told.values_list("scheme_id", "granted_minor", "withdrawn_on").iterator():
        awards[key].append(Award(granted or 0, withdrawn_on is not None))
    return [
        Pot(row, used_of(awards[row.pk]), left_of(row.pot_minor, awards[row.pk]), len(awards[row.pk])) for row in held
    ]


def grants(
    actor: Actor,
    *,
    stage: str = "",
    year: int | None = None,
    words: str = "",
    of: GrantScheme | None = None,
    partner: Partner | None = None,
) -> QuerySet[AssociationGrant]:
    """Applications, the latest first; ``partner``: with it, or by it where it is the association."""
    rows = visible(AssociationGrant.objects.select_related("scheme", "body", "partner", "decided_by"), actor)
    if stage in STAGES:
        rows = rows.filter(STAGES[stage])
    if year is not None:
        rows = rows.filter(scheme__year=year)
    if of is not None:
        rows = rows.filter(scheme=of)
    if partner is not None:
        rows = rows.filter(Q(partner=partner) | Q(organisation=partner))
    if words.strip():
        hits = find(actor, words, kinds=[AssociationGrant.kind], limit=_MOST_FOUND)
        rows = rows.filter(pk__in=[Ref.parse(hit.ref).id for hit in hits])
    return rows.order_by("-applied_on", "-pk")


def grant(actor: Actor, id: UUID) -> AssociationGrant | None:
    """One application, or None when there is none that the actor may see."""
    return grants(actor).filter(pk=id).first()


def load_grants(ids: Sequence[UUID], actor: Actor) -> dict[UUID, AssociationGrant]:
    return {row.pk: row for row in visible(AssociationGrant.objects.filter(pk__in=ids), actor)}


def load_schemes(ids: Sequence[UUID], actor: Actor) -> dict[UUID, GrantScheme]:
    return {row.pk: row for row in visible(GrantScheme.objects.filter(pk__in=ids), actor)}


def waiting_for_decision(rows: QuerySet[AssociationGrant], day: date) -> QuerySet[AssociationGrant]:
    """Those undecided after the last day to apply."""
    return rows.filter(STAGES[Stage.APPLIED], scheme__deadline__lt=day)


def waiting_for_report(rows: QuerySet[AssociationGrant], day: date) -> QuerySet[AssociationGrant]:
    """Those whose report is late, or lacks something."""
    due = (STAGES[Stage.GRANTED] | STAGES[Stage.PAID]) & Q(report_by__lt=day)
    return rows.filter(due | STAGES[Stage.INCOMPLETE])
