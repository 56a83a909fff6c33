"""Taking a stand on a call (ta ställning)."""

from __future__ import annotations

from datetime import date
from typing import Any

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale
from utblick.values import Actor
from utblick.watch.actions.undoing import values_before
from utblick.watch.models import Call, Stand

TAKEN = ("choice", "reason", "owner", "look_by")


def take_stand(
    actor: Actor,
    call: Call,
    body_code: str,
    choice: str,
    *,
    reason: str = "",
    owner: str = "",
    look_by: date | None = None,
    version: int | None = None,
) -> Stand:
    """A body's stand on a call; owner and day are kept only with *Vi tar den*. ``version``: 0 when none was seen.

    Raises Stale when someone else has taken another since.
    """
    with change(actor, "stand.take", Standing(body_code)) as opened:
        return set_stand(opened, call, body_code, choice, reason, owner, look_by, version)


def undo_stand(actor: Actor, stand: Stand, *, version: int) -> Stand:
    """Put back what stood before one's own stand of the last minute. Raises TooLateError."""
    with change(actor, "stand.take", Standing(stand.body_code)) as opened:
        current = Stand.objects.select_for_update().get(pk=stand.pk)
        new = values_before(actor, current, TAKEN, version)
        look_by = new["look_by"]
        new |= {
            "choice": new["choice"] or Stand.Choice.NEW,
            "look_by": date.fromisoformat(look_by) if isinstance(look_by, str) and look_by else look_by or None,
            "decided_by": actor.label,
            "decided_on": today(),
        }
        return opened.alter(current, verb="stand.take", **new)


def note_became_idea(opened: Change, call: Call, body_code: str) -> Stand:
    """Inside the change that registers an idea from a call: the body's stand is now *Blev idé*."""
    current = Stand.objects.filter(call=call, body_code=body_code).first()
    owner, look_by = (current.owner, current.look_by) if current else ("", None)
    return set_stand(opened, call, body_code, Stand.Choice.BECAME_IDEA, "", owner, look_by, None)


def set_stand(
    opened: Change,
    call: Call,
    body_code: str,
    choice: str,
    reason: str,
    owner: str,
    look_by: date | None,
    version: int | None,
) -> Stand:
    """Inside an open change: the stand becomes this; the same one again changes nothing. Raises Stale."""
    owned = choice in (Stand.Choice.TAKEN, Stand.Choice.BECAME_IDEA)
    new: dict[str, Any] = {
        "choice": choice,
        "reason": reason,
        "owner": owner if owned else "",
        "look_by": look_by if owned else None,
        "decided_by": opened.actor.label,
        "decided_on": today(),
    }
    current = Stand.objects.select_for_update().filter(call=call, body_code=body_code).first()
    if current is None:
        return opened.add(Stand(call=call, body_code=body_code, **new), verb="stand.take")
    if version is not None and version != current.version:
        raise Stale(current.version, current.values())
    if all(getattr(current, name) == new[name] for name in ("choice", "reason", "owner", "look_by")):
        return current
    return opened.alter(current, verb="stand.take", **new)
