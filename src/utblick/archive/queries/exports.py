"""Reading what has been taken out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from utblick.archive.exporting.place import place_of
from utblick.archive.models import Export
from utblick.audit.policy import visible
from utblick.jobs.queries import cursor
from utblick.values import Actor

MOST_LISTED = 10


@dataclass(frozen=True)
class ListedExport:
    """An export with how many of its steps are done, and whether its ZIP is still here."""

    export: Export
    done: int
    is_kept: bool


def exports(actor: Actor) -> list[ListedExport]:
    """The actor's own exports, the latest first."""
    return [
        ListedExport(
            row, cursor(row.progress) if row.waits else 0, row.made_at is not None and place_of(row.pk).exists()
        )
        for row in _own(actor)[:MOST_LISTED]
    ]


def export_file(actor: Actor, pk: UUID) -> tuple[Export, Path] | None:
    """An export of the actor's with its ZIP; None for another's, and when the ZIP is gone."""
    row = _own(actor).filter(pk=pk, made_at__isnull=False).first()
    return (row, place_of(row.pk)) if row is not None and place_of(row.pk).exists() else None


def _own(actor: Actor) -> QuerySet[Export]:
    return visible(Export.objects.all(), actor).filter(asked_by=actor.label)
