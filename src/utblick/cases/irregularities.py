"""What is late or irregular in a decision that is recorded as it was (KL 5:69, 6:39, 6:40)."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.cases.delegation_facts import delegates, next_meeting
from utblick.cases.meeting_law import ADJUSTED_LATE, adjusted_late
from utblick.cases.models import Decision, DelegationPoint, PublicNotice
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
REPORTED_LATE = Irregularity(
    Text(
        "Ordförandebeslutet anmäldes senare än vid nästa sammanträde (KL 6:40).",
        "The chair's decision was reported later than at the next meeting (KL 6:40).",
    ),
    "KL 6:40",
)
NOT_DELEGATED = Irregularity(
    Text(
        "Punkten finns inte i organets delegationsordning den dagen (KL 6:37).",
        "The point is not in the body's delegation list on that day (KL 6:37).",
    ),
    "KL 6:37",
)
OVER_LIMIT = Irregularity(
    Text(
        "Beloppet är större än punktens gräns. Delegaten fick inte besluta (KL 6:37).",
        "The amount is above the limit of the point. The delegate had no right to decide (KL 6:37).",
    ),
    "KL 6:37",
)
FORBIDDEN = Irregularity(
    Text(
        "Ett sådant ärende får inte delegeras. Nämnden ska själv besluta (KL 6:38).",
        "Such a matter may not be delegated. The committee itself must decide (KL 6:38).",
    ),
    "KL 6:38",
)
PASSED_ON = Irregularity(
    Text(
        "Delegaten är en annan än punkten säger, och punkten får inte delegeras vidare (KL 7:6).",
        "The delegate is not the one the point names, and the point may not be handed on (KL 7:6).",
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
        TO_BE_REPORTED: decision.taken == Decision.Taken.CHAIR_URGENT and decision.reported_at is None,
        REPORTED_LATE: _reported_late(decision),
        ANNOUNCED_LATE: notice is not None
        and adjusted is not None
        and notice.announced_on > announcement_due(adjusted),
        TAKEN_DOWN_EARLY: notice is not None and _down_early(notice),
    }
    if decision.taken == Decision.Taken.DELEGATED:
        found |= _of_delegation(decision, decision.delegated_by)
    return [irregularity for irregularity, holds in found.items() if holds]


def _down_early(notice: PublicNotice) -> bool:
    down = notice.taken_down_on
    return down is not None and down < appeal_period(notice.announced_on).earliest_takedown


def _reported_late(decision: Decision) -> bool:
    reported = decision.reported_at
    if decision.taken != Decision.Taken.CHAIR_URGENT or reported is None:
        return False
    first = next_meeting(decision.body_id, decision.decided_on, reported.on)
    return first is not None and first.on < reported.on


def _of_delegation(decision: Decision, point: DelegationPoint | None) -> dict[Irregularity, bool]:
    """What a delegated decision is held against; a body whose list is not in Utblick is not judged by it."""
    amount, limit = decision.amount_minor, point.limit_minor if point else None
    told, named = decision.delegate.casefold(), point.delegate.casefold() if point else ""
    return {
        NOT_DELEGATED: point is None and delegates(decision.body_id, decision.decided_on),
        OVER_LIMIT: amount is not None and limit is not None and amount > limit,
        FORBIDDEN: bool(decision.not_delegable or (point and point.forbidden)),
        PASSED_ON: point is not None and not point.may_pass_on and told != named,
    }
