"""Reading how far large files have come."""

from __future__ import annotations

from uuid import UUID

from utblick.audit.policy import visible
from utblick.cooperation.models import TableReading
from utblick.jobs.queries import cursor
from utblick.values import Actor


def reading_of(actor: Actor, id: UUID) -> TableReading | None:
    """A file that the actor has asked to be read; None for another's."""
    return visible(TableReading.objects.all(), actor).filter(pk=id, asked_by=actor.label).first()


def rows_stored(reading: TableReading) -> int:
    return cursor(reading.progress)
