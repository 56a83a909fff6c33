"""Letters to Strandö that its registrar has put into matters. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoLetter:
    """A letter in a matter of its own: ``asked_for`` when somebody has asked to read it."""

    body: str
    number: str
    title: str
    what: str
    on: date
    counterpart: str
    text: str
    origin: str = "other"
    direction: str = "incoming"
    is_organisation: bool = True
    asked_for: str = ""
    closes: bool = False


LETTERS = (
    DemoLetter(
        "KS", "2026/KS 0118", "Remiss: regional plan för internationellt samarbete", "Remiss om regional plan",
        date(2026, 4, 14), "Region Exempel", "Strandö kommun är välkommen att yttra sig till den 15 augusti.",
        origin="referral",
    ),
    DemoLetter(
        "KFN", "2026/KFN 0041", "Redovisning av besök från Kuressaare", "Redovisning av besöket i mars",
        date(2026, 4, 20), "Kulturskolan", "Åtta ledare och fjorton unga var här i tre dagar.",
        origin="visit_report", asked_for="Redovisningen av besöket från Kuressaare",
    ),
    DemoLetter(
        "BUN", "2026/BUN 0052", "Fråga om språkvänner", "Fråga om språkvänner i Finland",
        date(2026, 3, 30), "En vårdnadshavare", "Finns det någon klass i Finland som vill brevväxla?",
        is_organisation=False, closes=True,
    ),
)  # fmt: skip

RESTRICTED = DemoLetter(
    "KS", "2026/KS 0121", "Remiss om samarbete i Östersjöområdet", "Remiss med skyddad bilaga", date(2026, 4, 22),
    "Region Exempel", "Bilagan rör förhållandet till en annan stat.", origin="referral",
)  # fmt: skip
