"""Reading networks."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from utblick.audit.policy import visible
from utblick.clock.queries import today
from utblick.cooperation.models import Network, NetworkMeeting, Representation
from utblick.cooperation.network_gate import with_state
from utblick.values import Actor


def networks(
    actor: Actor, *, geography: str = "", network_kind: str = "", scope: str = "", state: str = ""
) -> QuerySet[Network]:
    """Networks in Swedish order with the ``state`` of the membership, and how many meetings and the latest."""
    rows = with_state(visible(Network.objects.select_related("body"), actor), today())
    rows = rows.annotate(met=Count("meetings"), last_met_on=Max("meetings__on")).order_by("sort_name", "id")
    if network_kind:
        rows = rows.filter(network_kind=network_kind)
    if geography:
        rows = rows.filter(geography=geography)
    if scope:
        rows = rows.filter(scope=scope)
    return rows.filter(Q(state=state)) if state else rows


def network(actor: Actor, id: UUID) -> Network | None:
    """One network with the ``state`` of the membership today, or None when there is none that the actor may see."""
    return networks(actor).filter(pk=id).first()


def load_networks(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Network]:
    return {row.pk: row for row in visible(Network.objects.filter(pk__in=ids), actor)}


def representations(network: Network) -> list[Representation]:
    """Who has represented the municipality, the latest first."""
    return list(Representation.objects.filter(network=network).select_related("person"))


def network_meetings(network: Network) -> list[NetworkMeeting]:
    """The meetings attended, the latest first."""
    return list(NetworkMeeting.objects.filter(network=network)[:50])
