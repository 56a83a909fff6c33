"""Reading partners."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from utblick.audit.policy import visible
from utblick.cooperation.models import AgreementParty, Partner
from utblick.cooperation.stories import QUIET_AFTER
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST_FOUND = 200


def partners(
    actor: Actor, *, words: str = "", country_code: str = "", twin_towns: bool = False, quiet_on: date | None = None
) -> QuerySet[Partner]:
    """Partners in Swedish order; with ``words`` those found by them ("Cesis" finds Cēsis, "Porvoo" finds Borgå).

    ``quiet_on``: only cooperations that ought to live and have been without activity too long that day.
    """
    rows = visible(Partner.objects.all(), actor)
    if words.strip():
        entries = find(actor, words, kinds=["partner"], limit=_MOST_FOUND)
        rows = rows.filter(id__in=[Ref.parse(entry.ref).id for entry in entries])
    if country_code:
        rows = rows.filter(country_code=country_code)
    if quiet_on is not None:
        rows = rows.filter(quiet(quiet_on))
    return rows.filter(is_twin_town=True) if twin_towns else rows


def quiet(day: date) -> Q:
    """Twin towns and parties to agreements in force without activity for `QUIET_AFTER`; those merged away are not."""
    bound = AgreementParty.objects.filter(partner=OuterRef("pk"), agreement__signed_on__isnull=False)
    bound = bound.filter(Q(agreement__ends_on__isnull=True) | Q(agreement__ends_on__gte=day))
    still = Q(last_active_on__isnull=True) | Q(last_active_on__lt=day - QUIET_AFTER)
    return Q(still & Q(successor__isnull=True) & Q(Q(is_twin_town=True) | Exists(bound)))


def partner(actor: Actor, id: UUID) -> Partner | None:
    """One partner, or None when there is none that the actor may see."""
    return visible(Partner.objects.select_related("successor"), actor).filter(pk=id).first()
