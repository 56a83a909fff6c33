"""Which records stand in quarantine (karantän), and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.watch.models import Quarantined, RawRecord


def note_quarantine(rows: Sequence[RawRecord], unreadable: Sequence[tuple[RawRecord, str]], day: date) -> None:
    """Of ``rows`` exactly the unreadable ones stand in quarantine from now on. Inside an open change."""
    wrong = {row.pk: reason for row, reason in unreadable}
    Quarantined.objects.filter(raw__in=[row.pk for row in rows if row.pk not in wrong]).delete()
    for pk, reason in wrong.items():
        Quarantined.objects.update_or_create(
            raw_id=pk, defaults={"reason": reason[:300]}, create_defaults={"reason": reason[:300], "since": day}
        )
