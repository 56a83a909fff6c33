"""The list of anmälningsärenden as Word (KL 6:40). In Swedish, for the body's own papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from utblick.cases.models import Decision
from utblick.documents.word_list import word_list
from utblick.ui.formats import day

COLUMNS = ("Nr", "Dag", "Dnr", "Ärende", "Delegat", "Punkt")


def report_list(body: str, decisions: Sequence[Decision], today: date) -> bytes:
    """Number, day, dnr, matter, delegate and point of each; of a restricted matter the number only (OSL 5:2)."""
    with translation.override("sv"):
        rows = [_row(number, decision) for number, decision in enumerate(decisions, 1)]
    lines = [f"{body}. Sammanställt {day(today, 'sv')}."]
    if not rows:
        lines.append("Inga beslut att anmäla.")
    return word_list("Anmälan av delegationsbeslut", lines, COLUMNS, rows)


def _row(number: int, decision: Decision) -> tuple[str, ...]:
    matter = decision.matter
    title = "sekretess" if matter.restriction_provision else matter.title
    who = decision.delegate or ("ordföranden" if decision.taken == Decision.Taken.CHAIR_URGENT else "")
    point = "KL 6:39" if decision.taken == Decision.Taken.CHAIR_URGENT else decision.delegation_point
    return (
        str(number), decision.decided_on.isoformat(), matter.case_number or matter.reference, title, who, point
    )  # fmt: skip
