"""Finding a partner by a name somebody wrote."""

from __future__ import annotations

from utblick.audit.policy import visible
from utblick.cooperation.models import Partner
from utblick.values import Actor
from utblick.values.words import searchable

_MOST_NAMES = 200


def partner_named(written: str) -> Partner | None:
    """The partner whose Swedish, own or former name begins what was written ("Cesis, Lettland"); None unless one is.

    One query, and none when nothing is written.
    """
    place = searchable(written.partition(",")[0])
    if not place:
        return None
    found = [
        partner
        for partner in Partner.objects.order_by("-is_twin_town", "sort_name", "pk")
        if place in map(searchable, (partner.name, *partner.other_names))
    ]
    towns = [partner for partner in found if partner.is_twin_town] or found
    return towns[0] if len(towns) == 1 else None


def places(actor: Actor) -> list[str]:
    """Names to choose from when one writes where somebody comes from: twin towns first."""
    rows = visible(Partner.objects.order_by("-is_twin_town", "sort_name", "pk"), actor)
    return list(rows.values_list("name", flat=True)[:_MOST_NAMES])
