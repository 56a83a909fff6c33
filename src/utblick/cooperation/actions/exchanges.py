"""Writing exchanges (G-13, G-15)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import require, standing_of
from utblick.clock.queries import today
from utblick.cooperation.models import Exchange
from utblick.cooperation.queries.names import partner_named
from utblick.search.actions import NewEntry, store_entries
from utblick.values import Actor


def register_exchange(actor: Actor, **told: Any) -> Exchange:
    """Register an exchange; ``told``: its fields. A place that is the name of a known partner links them.

    Raises ValidationError.
    """
    exchange = Exchange(**told, partner=partner_named(told["place"]))
    with change(actor, "exchange.register", Standing(exchange.body_id)) as opened:
        check_exchange(exchange.what, exchange.place, exchange.starts_on, exchange.ends_on)
        _refuse_twice(exchange)
        opened.add(exchange)
        make_findable(opened, exchange)
    return exchange


def alter_exchange(actor: Actor, exchange: Exchange, *, version: int, **new: Any) -> Exchange:
    """Change an exchange; ``new``: its fields by name. Raises Stale for another version."""
    if exchange.cancelled_on is not None:
        raise ValidationError(_("Utbytet är inställt och ändras inte mer."))
    if "place" in new:
        new["partner"] = partner_named(new["place"])
    with change(actor, "exchange.alter", standing_of(exchange)) as opened:
        if "body" in new:
            require(actor, "exchange.alter", Standing(new["body"].code))
        wanted = Exchange(**{**exchange.values(), **new}, pk=exchange.pk)
        check_exchange(wanted.what, wanted.place, wanted.starts_on, wanted.ends_on)
        _refuse_twice(wanted)
        opened.alter(exchange, version=version, **new)
        make_findable(opened, exchange)
    return exchange


def cancel_exchange(actor: Actor, exchange: Exchange, reason: str) -> Exchange:
    """Note that it was called off; it stays in the register. Raises ValidationError once told what came of it."""
    if exchange.told:
        raise ValidationError(_("Ni har redan skrivit vad utbytet gav. Ta bort den texten först."))
    with change(actor, "exchange.cancel", standing_of(exchange)) as opened:
        if exchange.cancelled_on is not None:
            return exchange
        return opened.alter(exchange, cancelled_on=today(), cancel_reason=reason)


def check_exchange(what: str, place: str, starts_on: Any, ends_on: Any) -> None:
    """Raise ValidationError for an exchange that cannot be."""
    if not what.strip() or not place.strip():
        raise ValidationError(_("Skriv vad utbytet är och med vem."))
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError({"ends_on": _("Sista dagen kan inte ligga före den första.")})


def _refuse_twice(exchange: Exchange) -> None:
    same = Exchange.objects.filter(
        body_id=exchange.body_id, starts_on=exchange.starts_on, what=exchange.what, place=exchange.place
    )
    if same.filter(cancelled_on=None).exclude(pk=exchange.pk).exists():
        raise ValidationError({"what": _("Utbytet står redan i registret. Sök upp det i listan.")})


def make_findable(opened: Change, exchange: Exchange) -> None:
    """Found inside the municipality only."""
    store_entries(opened, [entry_of(exchange)])


def entry_of(exchange: Exchange) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        exchange.ref,
        scope="internal",
        title=exchange.what,
        url=reverse("cooperation:exchange", args=[exchange.pk]),
        text=" ".join([exchange.place, exchange.funder, exchange.learns_own, exchange.learns_partner, exchange.told]),
        day=exchange.starts_on,
    )
