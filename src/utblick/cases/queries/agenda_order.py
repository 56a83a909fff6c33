"""An agenda item's place among the others: the one before, the one after, those not decided, those to be sent."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.cases.models import AgendaItem, Minutes, SentExtract
from utblick.cases.queries.minutes import is_open_to
from utblick.values import Actor


def beside(actor: Actor, item: AgendaItem) -> tuple[AgendaItem | None, AgendaItem | None]:
    """The nearest items before and after that the actor may open; one query."""
    rows = AgendaItem.objects.filter(minutes=item.minutes_id).select_related("minutes", "matter")
    shown = [row for row in rows.order_by("position", "id") if row.pk == item.pk or is_open_to(actor, row)]
    place = next(number for number, row in enumerate(shown) if row.pk == item.pk)
    return (shown[place - 1] if place else None), (shown[place + 1] if place + 1 < len(shown) else None)


def undecided(minutes: Minutes) -> list[AgendaItem]:
    """The items that have neither an outcome nor been withdrawn, in order."""
    return list(minutes.items.filter(outcome="", withdrawn=False).order_by("position", "id"))


def to_send(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The decided items that name receivers and have been sent to none; one query."""
    named = [item for item in items if item.outcome and item.sent_to.strip()]
    if not named:
        return []
    sent = set(SentExtract.objects.filter(item__in=[item.pk for item in named]).values_list("item_id", flat=True))
    return [item for item in named if item.pk not in sent]
