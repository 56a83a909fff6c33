"""Writing gatherings."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.search.actions import drop_entry, store_entry
from utblick.search.models import SearchEntry
from utblick.support.models import Gathering
from utblick.values import Actor


def arrange(actor: Actor, **told: Any) -> Gathering:
    """Announce a gathering; ``told``: its fields."""
    with change(actor, "gathering.arrange") as opened:
        row = opened.add(Gathering(**told))
        _index(opened, row)
    return row


def alter_gathering(actor: Actor, row: Gathering, *, version: int, **new: Any) -> Gathering:
    """Change what has been announced. Raises Stale."""
    with change(actor, "gathering.alter") as opened:
        opened.alter(row, version=version, **new)
        _index(opened, row)
    return row


def note_outcome(actor: Actor, row: Gathering, *, version: int, attended: int, outcome: str = "") -> Gathering:
    """Note how many came and what it gave. Raises Stale, and ValidationError for one that has not been held."""
    if row.starts_on > today():
        raise ValidationError(_("Träffen har inte varit än. Skriv in hur många som kom efteråt."))
    with change(actor, "gathering.note") as opened:
        opened.alter(row, version=version, attended=attended, outcome=outcome)
        _index(opened, row)
    return row


def call_off(actor: Actor, row: Gathering) -> None:
    """Take away a gathering that will not be held. Raises ValidationError for one that has been."""
    if row.is_over(today()) or row.attended is not None:
        raise ValidationError(_("Träffen har redan varit och finns kvar."))
    with change(actor, "gathering.call_off") as opened:
        drop_entry(opened, row.ref)
        opened.remove(row)


def _index(opened: Change, row: Gathering) -> None:
    text = " ".join((row.for_whom, row.place, row.outcome))
    store_entry(
        opened, row.ref, scope=SearchEntry.INTERNAL, title=row.what, url=gathering_url(row), text=text,
        day=row.starts_on,
    )  # fmt: skip


def gathering_url(row: Gathering) -> str:
    return reverse("support:gathering", args=[row.pk])
