"""Writing which calls concern which bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import date
from uuid import UUID

from utblick.matching import Match as FoundMatch
from utblick.matching import Reason
from utblick.watch.models import Match


def write_matches(calls: Set[UUID], found: Mapping[UUID, Iterable[FoundMatch]], day: date, body_code: str = "") -> None:
    """Make the stored matches of these calls (with ``body_code`` only that body's) equal to the found ones.

    A match that stays keeps its day. To be called inside an open change.
    """
    wanted = {
        (call, match.body): match
        for call in calls
        for match in found.get(call, ())
        if not body_code or match.body == body_code
    }
    rows = Match.objects.filter(call__in=calls)
    stored = {(row.call_id, row.body_code): row for row in (rows.filter(body_code=body_code) if body_code else rows)}
    gone = [row.pk for key, row in stored.items() if key not in wanted]
    if gone:
        Match.objects.filter(pk__in=gone).delete()
    differing, new = [], []
    for (call, body), match in wanted.items():
        score, reasons = round(match.score, 6), [reason_json(reason) for reason in match.reasons]
        row = stored.get((call, body))
        if row is None:
            new.append(Match(call_id=call, body_code=body, score=score, reasons=reasons, matched_on=day))
        elif (row.score, row.reasons) != (score, reasons):
            row.score, row.reasons = score, reasons
            differing.append(row)
    Match.objects.bulk_create(new)
    Match.objects.bulk_update(differing, ["score", "reasons"])


def reason_json(reason: Reason) -> dict[str, object]:
    """A reason as `Match.reasons` keeps it."""
    return {
        "kind": reason.kind,
        "sv": reason.text.sv[:300],
        "en": reason.text.en[:300],
        "weight": round(reason.weight, 4),
    }
