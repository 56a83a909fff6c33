"""Reading partners."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.cooperation.models import Partner
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST_FOUND = 200


def partners(actor: Actor, *, words: str = "", country_code: str = "", twin_towns: bool = False) -> QuerySet[Partner]:
    """Partners in Swedish order; with ``words`` those found by them ("Cesis" finds Cēsis, "Porvoo" finds Borgå)."""
    rows = visible(Partner.objects.all(), actor)
    if words.strip():
        entries = find(actor, words, kinds=["partner"], limit=_MOST_FOUND)
        rows = rows.filter(id__in=[Ref.parse(entry.ref).id for entry in entries])
    if country_code:
        rows = rows.filter(country_code=country_code)
    return rows.filter(is_twin_town=True) if twin_towns else rows


def partner(actor: Actor, id: UUID) -> Partner | None:
    """One partner, or None when there is none that the actor may see."""
    return visible(Partner.objects.all(), actor).filter(pk=id).first()
