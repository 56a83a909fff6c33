"""Renewing one's feed address."""

from __future__ import annotations

from utblick.accounts.models import User
from utblick.audit.change import change
from utblick.values import Actor
from utblick.watch.models import FeedAddress


def renew_feed_address(actor: Actor, user: User) -> FeedAddress:
    """One's own feed address; asked for again, a new one, and the old one stops working."""
    with change(actor, "feed_address.renew") as opened:
        row = FeedAddress.objects.select_for_update().filter(user=user).first()
        if row is None:
            return opened.add(FeedAddress(user=user))
        return opened.alter(row, serial=row.serial + 1)
