"""What is late or irregular in a decision that is recorded as it was (KL 5:69, 6:39, 6:40)."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.cases.meeting_law import ADJUSTED_LATE, adjusted_late
from utblick.cases.models import Decision, PublicNotice
from utblick.dates.appeal import announcement_due, appeal_period
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Irregularity:
    """One remark; with a ``clause`` it is against the law and noted as an avvikelse too."""

    text: Text
    clause: str = ""


LATE = Irregularity(ADJUSTED_LATE.text, ADJUSTED_LATE.clause)
BEFORE_MATTER = Irregularity(
    Text(
        "Beslutet fattades innan ärendet öppnades i Utblick.",
        "The decision was taken before the matter was opened in Utblick.",
    )
)
CANCELLED = Irregularity(
    Text("Sammanträdet står som inställt i planen.", "The meeting is marked as cancelled in the calendar.")
)
NO_BODY = Irregularity(
    Text("Organet fanns inte den dagen enligt organisationen.", "The body did not exist on that day."), "KL 6:18"
)
TO_BE_REPORTED = Irregularity(
    Text(
        "Ordförandebeslut ska anmälas vid nämndens nästa sammanträde (KL 6:40).",
        "The chair's decision must be reported at the next meeting (KL 6:40).",
    )
)
ANNOUNCED_LATE = Irregularity(
    Text(
        "Justeringen tillkännagavs senare än andra dagen efter justeringen, eller närmaste vardag (KL 8:12).",
        "The adjusting was announced later than the second day after it, or the next weekday (KL 8:12).",
    ),
    "KL 8:12",
)
TAKEN_DOWN_EARLY = Irregularity(
    Text(
        "Anslaget togs ned innan tiden att överklaga var slut. Då har tiden inte räknats ut som den ska (KL 13:5).",
        "The notice was taken down before the time to appeal had ended, so that time cannot be counted (KL 13:5).",
    ),
    "KL 13:5",
)


def irregularities(decision: Decision) -> list[Irregularity]:
    """Everything to remark about a decision."""
    adjusted, day, meeting = decision.adjusted_on, decision.decided_on, decision.meeting
    notice = decision.notice
    found = {
        LATE: adjusted is not None and adjusted_late(held_on=day, adjusted_on=adjusted) is not None,
        BEFORE_MATTER: day < decision.matter.opened_on,
        CANCELLED: meeting is not None and meeting.is_cancelled,
        NO_BODY: not decision.body.exists_on(day),
        TO_BE_REPORTED: decision.taken == Decision.Taken.CHAIR_URGENT,
        ANNOUNCED_LATE: notice is not None
        and adjusted is not None
        and notice.announced_on > announcement_due(adjusted),
        TAKEN_DOWN_EARLY: notice is not None and _down_early(notice),
    }
    return [irregularity for irregularity, holds in found.items() if holds]


def _down_early(notice: PublicNotice) -> bool:
    down = notice.taken_down_on
    return down is not None and down < appeal_period(notice.announced_on).earliest_takedown
