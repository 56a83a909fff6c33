"""Noting who else in the county works on a call (G-22)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.values import Actor
from utblick.watch.models import Call, CountyNote


def add_county_note(actor: Actor, call: Call, **told: Any) -> CountyNote:
    """Note that an organisation works on a call, as known today. Raises ValidationError when it is noted already."""
    with change(actor, "county_note.write") as opened:
        _refuse_twice(call, told["organisation"])
        return opened.add(CountyNote(call=call, noted_on=today(), **told))


def alter_county_note(actor: Actor, note: CountyNote, *, version: int, **new: Any) -> CountyNote:
    """Change what is known of it; it is right as of today. Raises Stale."""
    with change(actor, "county_note.write") as opened:
        _refuse_twice(note.call, new["organisation"], note)
        return opened.alter(note, version=version, noted_on=today(), **new)


def remove_county_note(actor: Actor, note: CountyNote) -> None:
    """Take it away: they no longer work on the call."""
    with change(actor, "county_note.write") as opened:
        opened.remove(note)


def _refuse_twice(call: Call, organisation: str, note: CountyNote | None = None) -> None:
    same = CountyNote.objects.filter(call=call, organisation=organisation)
    if (same.exclude(pk=note.pk) if note else same).exists():
        raise ValidationError({"organisation": _("Den står redan i listan. Ändra den i stället.")})
