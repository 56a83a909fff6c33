"""What an item brings with it from before, as lines of kallelse and protokoll. In Swedish."""

from __future__ import annotations

from utblick.cases.effects import Outcome
from utblick.cases.models import AgendaItem, Decision, Minutes
from utblick.cases.queries.carried import previous_minutes, reported
from utblick.documents.meeting_papers import Part
from utblick.ui import formats

Sort = AgendaItem.Sort
_PUT_OFF = {Outcome.BORDLAGGNING: "Bordlades", Outcome.ATERREMISS: "Återremitterades"}


def carried_parts(item: AgendaItem, minutes: Minutes) -> tuple[Part, ...]:
    """The decisions that are reported, the minutes before these, and how the item was treated before."""
    parts = []
    if item.sort == Sort.DELEGATED and not item.withdrawn:
        parts.append(Part("Beslut som anmäls", tuple(reported_line(row) for row in reported(minutes)), "list"))
    if item.sort == Sort.PREVIOUS_MINUTES and (before := previous_minutes(minutes)):
        parts.append(Part("Protokoll", (_minutes_line(before),)))
    if item.continues is not None:
        parts.append(Part("Tidigare behandling", (put_off_line(item.continues),)))
    return tuple(parts)


def reported_line(decision: Decision) -> str:
    """Day, who, matter and dnr of a reported decision; of a restricted matter only that there is one (OSL 5:2)."""
    matter = decision.matter
    if matter.restriction_provision:
        return "Beslut i ett sekretessmarkerat ärende."
    number = matter.case_number or matter.reference
    if decision.taken == Decision.Taken.CHAIR_URGENT:
        who = f"Ordförandebeslut (KL 6:39) {decision.delegate}".strip()
    else:
        point = f", punkt {decision.delegation_point}" if decision.delegation_point else ""
        who = f"Delegationsbeslut {decision.delegate}{point}".strip()
    return f"{formats.day(decision.decided_on, 'sv')}. {who}: {matter.title} ({number})"


def put_off_line(item: AgendaItem) -> str:
    """How an item was put off, with its day and §."""
    day = formats.day(item.minutes.meeting.on, "sv")
    return f"{_PUT_OFF[Outcome(item.outcome)]} {day}, § {item.paragraph}."


def _minutes_line(before: Minutes) -> str:
    day = formats.day(before.meeting.on, "sv")
    adjusted = f", justerat {formats.day(before.adjusted_on, 'sv')}" if before.adjusted_on else ", inte justerat än"
    return f"Protokollet {day}{adjusted}."
