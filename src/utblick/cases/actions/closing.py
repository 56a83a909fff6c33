"""Closing a matter, archiving it, and opening it again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.matters import share_matter
from utblick.cases.models import Matter, MatterDocument
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.values import Actor


def close_matter(
    actor: Actor,
    matter: Matter,
    closed_on: date | None = None,
    *,
    archive_on: date | None = None,
    not_kept: Collection[MatterDocument] = (),
) -> Matter:
    """Close a matter, today or on an earlier day; ``archive_on`` is the day its records go to the archive.

    What has been drawn up in it becomes public records then (TF 2:10), except drafts that are ``not_kept`` (TF 2:12).
    """
    day = closed_on or today()
    if day > today() or day < matter.opened_on:
        raise ValidationError({"closed_on": _("Dagen ska ligga mellan den dag ärendet öppnades och i dag.")})
    if archive_on and archive_on < day:
        raise ValidationError({"archive_on": _("Ärendet arkiveras tidigast den dag det avslutas.")})
    with change(actor, "matter.close", standing_of(matter)) as opened:
        opened.alter(
            matter,
            closed_on=day,
            archive_on=archive_on,
            reopened_because="",
            shared_at=matter.shared_at or recorded_at(),
            effective_on=day,
        )
        share_matter(opened, matter, but=not_kept)
    return matter


def archive_matter(
    actor: Actor,
    matter: Matter,
    *,
    archived_on: date | None,
    archive_on: date | None = None,
    version: int | None = None,
) -> Matter:
    """Note when a closed matter is to be archived, and the day it was (None: not yet)."""
    closed = matter.closed_on
    if closed is None:
        raise ValidationError({"archived_on": _("Avsluta ärendet först.")})
    if archived_on and not closed <= archived_on <= today():
        raise ValidationError({"archived_on": _("Dagen ska ligga mellan den dag ärendet avslutades och i dag.")})
    if archive_on and archive_on < closed:
        raise ValidationError({"archive_on": _("Ärendet arkiveras tidigast den dag det avslutas.")})
    with change(actor, "matter.close", standing_of(matter)) as opened:
        return opened.alter(matter, version=version, archive_on=archive_on, archived_on=archived_on)


def reopen_matter(actor: Actor, matter: Matter, reason: str) -> Matter:
    """Open a closed matter again, with why; when it was closed and archived stays in its history."""
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför ärendet öppnas igen.")})
    open_ones = Matter.objects.filter(body_id=matter.body_id, subject=matter.subject, closed_on=None)
    if matter.subject and open_ones.exclude(pk=matter.pk).exists():
        raise ValidationError(_("Myndigheten har redan ett annat öppet ärende om samma sak. Fortsätt i det."))
    with change(actor, "matter.reopen", standing_of(matter)) as opened:
        opened.alter(matter, closed_on=None, archive_on=None, archived_on=None, reopened_because=reason.strip())
    return matter
