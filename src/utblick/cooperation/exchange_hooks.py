"""What exchanges give to rooms below and beside: their noun, and what they tell of partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import Exchange, Partner
from utblick.cooperation.queries.exchanges import load_exchanges
from utblick.cooperation.stories import Dated, Phrase, dated, provide_happenings
from utblick.ui import kinds
from utblick.values import Actor

PHRASES = {
    "exchange.begun": Phrase(_("ett utbyte börjar"), "cooperation:exchange"),
    "exchange.begun_work": Phrase(_("ett tjänstemannautbyte börjar"), "cooperation:exchange"),
    "exchange.ended": Phrase(_("ett utbyte slutar"), "cooperation:exchange"),
}


def register() -> None:
    kinds.register(kinds.Kind("exchange", _("utbyte"), load_exchanges, str, exchange_url))
    provide_happenings("exchanges", exchange_happenings, PHRASES)


def exchange_url(exchange: Exchange) -> str:
    return reverse("cooperation:exchange", args=[exchange.pk])


def exchange_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """The first and the last day of each exchange; only among colleagues is it work-related (R3.13)."""
    rows = Exchange.objects.filter(partner__in=partners, cancelled_on=None)
    shown = visible(Exchange.objects.all(), actor)
    is_staff = Q(exchange_kind=Exchange.Kind.STAFF)
    for what, chosen, on, is_work in (
        ("begun", ~is_staff, "starts_on", False),
        ("begun_work", is_staff, "starts_on", True),
        ("ended", Q(ends_on__isnull=False), "ends_on", None),
    ):
        yield dated(
            rows.filter(chosen), f"exchange.{what}", on=on, about="pk", title="what", shown=shown,
            work_related=is_work,
        )  # fmt: skip
