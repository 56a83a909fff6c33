"""Reading stored files, seen by those who may see what they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from utblick.documents.models import StoredFile
from utblick.ui import kinds
from utblick.values import Actor, Ref


def file_seen_by(actor: Actor, identifier: UUID) -> StoredFile | None:
    """A file, or None when it does not exist or the actor may not see the object it belongs to."""
    found = StoredFile.objects.filter(pk=identifier).first()
    if found is None or kinds.link(found.owned_by, actor) is None:
        return None
    return found


def files_of(owners: Iterable[Ref]) -> dict[Ref, list[StoredFile]]:
    """The files of objects the caller has already been let to see, oldest first."""
    found: dict[Ref, list[StoredFile]] = {}
    for stored in StoredFile.objects.filter(owner__in=[str(owner) for owner in owners]).order_by("id"):
        found.setdefault(stored.owned_by, []).append(stored)
    return found
