"""Asking for everything, and packing it."""

from __future__ import annotations

import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.archive.exporting.packing import pack, steps_of
from utblick.archive.exporting.place import forget_old, part_of, place_of
from utblick.archive.models import Export
from utblick.audit.change import change
from utblick.audit.policy import may
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents.files import digest_of
from utblick.jobs.actions import lease, move_cursor, queue
from utblick.values import Actor, system_actor

EXPORTS = system_actor("exports")
MAKE = "utblick.archive.jobs.make_export"
AT_A_TIME = 20
"""Seconds that files are packed before the job makes way for others and goes on later; a job may take 90."""


def ask_export(actor: Actor) -> Export:
    """Ask for everything the actor may see; a job packs it. Raises ValidationError while one of today waits."""
    with change(actor, "export.make") as opened:
        waiting = Export.objects.filter(asked_by=actor.label, asked_on=today(), made_at=None, refused="")
        if waiting.exists():
            raise ValidationError(_("Ett uttag görs redan. Vänta tills det är klart."))
        asked = opened.add(Export(asked_by=actor.label, asked_on=today()))
        queue(MAKE, str(asked.pk))
    return asked


def make_export(asked: Export, seconds: float = AT_A_TIME) -> None:
    """Pack an export with the rights its asker has now. What takes long goes on in a job of its own."""
    forget_old()
    with lease(asked.progress, seconds=600) as mine:
        if not mine or not asked.waits:
            return
        asker = User.objects.get(pk=asked.asked_by.removeprefix("user:"))
        with translation.override(asker.language):
            _make(asked, actor_of(asker, today()), asker.language, seconds)


def _make(asked: Export, actor: Actor, language: str, seconds: float) -> None:
    if not may(actor, "export.make"):
        _note(asked, refused=_("Du har inte längre rätt att ta ut allt."))
        return
    if not asked.total:
        _note(asked, total=steps_of(actor))
    part, at, stops = part_of(asked.pk), recorded_at(), time.monotonic() + seconds
    try:
        packed = pack(
            actor, part, at, language, lambda done: move_cursor(asked.progress, done), lambda: time.monotonic() > stops
        )
        if packed is None:
            queue(MAKE, str(asked.pk))
            return
        told = {"size": part.stat().st_size, "sha256": digest_of(part)}
        part.replace(place_of(asked.pk))
    except OSError as error:
        _note(asked, refused=_("Uttaget gick inte att skriva: %s. Försök igen.") % error)
        return
    _note(asked, made_at=at, rows=packed.rows, files=packed.files, missing=packed.missing, **told)


def _note(asked: Export, **new: Any) -> None:
    with change(EXPORTS, "export.note") as opened:
        opened.alter(asked, **new)
