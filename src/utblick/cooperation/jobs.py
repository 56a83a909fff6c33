"""What the room does by itself."""

from __future__ import annotations

from uuid import UUID

from utblick.cooperation import mailbox
from utblick.cooperation.models import TableReading

read_mailbox = mailbox.read_mailbox


def check_table(reading_id: str) -> None:
    """Check a large file that somebody reads into a register."""
    from utblick.cooperation.actions.table_readings import check_reading

    for reading in TableReading.objects.filter(pk=UUID(reading_id)):
        check_reading(reading)


def store_table(reading_id: str) -> None:
    """Store a large file that has been confirmed."""
    from utblick.cooperation.actions.table_readings import store_reading

    for reading in TableReading.objects.filter(pk=UUID(reading_id)):
        store_reading(reading)
