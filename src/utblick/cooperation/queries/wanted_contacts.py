"""Reading contacts wanted by companies."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from utblick.audit.policy import visible
from utblick.cooperation.models import Network, Partner, WantedContact
from utblick.cooperation.wanted_contact_states import STAGES, Stage
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST_FOUND, _MOST_NETWORKS = 200, 50


def wanted_contacts(
    actor: Actor,
    *,
    stage: str = "",
    country_code: str = "",
    words: str = "",
    partner: Partner | None = None,
    network: Network | None = None,
) -> QuerySet[WantedContact]:
    """What companies look for, those that wait first, the longest waiting before the others."""
    rows = visible(WantedContact.objects.select_related("body", "partner", "network"), actor)
    if stage in STAGES:
        rows = rows.filter(STAGES[stage])
    if country_code:
        rows = rows.filter(country_code=country_code)
    if partner is not None:
        rows = rows.filter(partner=partner)
    if network is not None:
        rows = rows.filter(network=network)
    if words.strip():
        hits = find(actor, words, kinds=[WantedContact.kind], limit=_MOST_FOUND)
        rows = rows.filter(pk__in=[Ref.parse(hit.ref).id for hit in hits])
    order = Case(
        When(STAGES[Stage.NEW], then=Value(0)), When(STAGES[Stage.PASSED_ON], then=Value(1)), default=Value(2),
        output_field=IntegerField(),
    )  # fmt: skip
    return rows.order_by(order, "received_on", "pk")


def wanted_contact(actor: Actor, id: UUID) -> WantedContact | None:
    """One wish, or None when there is none that the actor may see."""
    return wanted_contacts(actor).filter(pk=id).first()


def load_wanted_contacts(ids: Sequence[UUID], actor: Actor) -> dict[UUID, WantedContact]:
    return {row.pk: row for row in visible(WantedContact.objects.filter(pk__in=ids), actor)}


def business_networks(actor: Actor) -> list[Network]:
    """The networks that work with business development (R3.8), in Swedish order."""
    rows = visible(Network.objects.filter(network_kind=Network.Kind.BUSINESS, notice_on=None), actor)
    return list(rows.order_by("sort_name", "id")[:_MOST_NETWORKS])
