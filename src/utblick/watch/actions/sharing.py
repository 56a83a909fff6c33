"""Renewing one's feed address, and noting who else looks at a call."""

from __future__ import annotations

from utblick.accounts.models import User
from utblick.audit.change import change
from utblick.values import Actor
from utblick.watch.models import Call, CallNote, FeedAddress


def renew_feed_address(actor: Actor, user: User) -> FeedAddress:
    """One's own feed address; asked for again, a new one, and the old one stops working."""
    with change(actor, "feed_address.renew") as opened:
        row = FeedAddress.objects.select_for_update().filter(user=user).first()
        if row is None:
            return opened.add(FeedAddress(user=user))
        return opened.alter(row, serial=row.serial + 1)


def note_municipalities(actor: Actor, call: Call, municipalities: str, *, version: int | None = None) -> CallNote:
    """Say which other municipalities look at a call, one a line. Raises Stale."""
    with change(actor, "call_note.write") as opened:
        row = CallNote.objects.filter(call=call).first()
        if row is None:
            return opened.add(CallNote(call=call, municipalities=municipalities))
        return opened.alter(row, version=version, municipalities=municipalities)
