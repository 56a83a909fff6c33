"""What people say of a call itself."""

from __future__ import annotations

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.values import Actor
from utblick.watch.models import Call


def withdraw_call(actor: Actor, call: Call, *, reason: str, version: int | None = None) -> Call:
    """Say that a call has been withdrawn (indragen), and how it is known."""
    how = Call.Withdrawn.PERSON
    with change(actor, "call.withdraw") as opened:
        return opened.alter(call, version=version, withdrawn_on=today(), withdrawn_how=how, withdrawn_reason=reason)


def reinstate_call(actor: Actor, call: Call, *, version: int | None = None) -> Call:
    """Take back that a call has been withdrawn."""
    with change(actor, "call.reinstate") as opened:
        return opened.alter(call, version=version, withdrawn_on=None, withdrawn_how="", withdrawn_reason="")
