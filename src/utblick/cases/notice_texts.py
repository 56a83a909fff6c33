"""The anslag and the bevis as plain Swedish text, to be pasted into the municipality's own official board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.cases.models import Decision, PublicNotice
from utblick.dates.appeal import AppealPeriod
from utblick.ui.formats import NBSP, weekday_day

_UNKNOWN = "…"


def notice_text(
    decision: Decision, paragraphs: Sequence[str], period: AppealPeriod, *, kept_at: str = ""
) -> str:  # fmt: skip
    """The text of the anslag: what KL 8:12 asks (where the minutes are, the day of the notice) and what is usual."""
    meeting = decision.taken == Decision.Taken.MEETING
    lines = [
        "ANSLAG",
        "",
        "Protokollet är justerat. Justeringen tillkännages genom detta anslag."
        if meeting
        else "Beslutet tillkännages genom detta anslag.",
        "",
        f"Organ: {decision.body.name}",
        f"{'Sammanträdesdatum' if meeting else 'Beslutsdatum'}: {_day(decision.decided_on)}",
    ]
    if paragraphs:
        lines.append(f"Paragrafer: {', '.join(f'§ {number}' for number in paragraphs)}")
    if decision.adjusted_on:
        lines.append(f"Justerat: {_day(decision.adjusted_on)}")
    lines += [
        f"Anslaget sätts upp: {_day(period.announced)}",
        f"Sista dag att överklaga (laglighetsprövning): {_day(period.last_day)}",
        f"Anslaget tas ned tidigast: {_day(period.earliest_takedown)}",
        f"Protokollet förvaras hos: {kept_at or _UNKNOWN}",
        "",
        "Underskrift:",
    ]
    return "\n".join(lines)


def proof_text(decision: Decision, paragraphs: Sequence[str], notice: PublicNotice) -> str:
    """The text of the bevis om anslag."""
    what = f"{decision.body.name} {_day(decision.decided_on)}"
    numbers = f", {', '.join(f'§ {number}' for number in paragraphs)}" if paragraphs else ""
    down = _day(notice.taken_down_on) if notice.taken_down_on else _UNKNOWN
    where = f" ({notice.board})" if notice.board else ""
    lines = [
        "BEVIS OM ANSLAG",
        "",
        f"Gäller: {what}{numbers}",
        f"Uppsatt på kommunens anslagstavla{where}: {_day(notice.announced_on)}",
        f"Nedtaget: {down}",
        "",
        "Underskrift:",
    ]
    return "\n".join(lines)


def _day(value: date) -> str:
    return weekday_day(value, "sv").replace(NBSP, " ")
