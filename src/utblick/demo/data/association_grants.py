"""Strandö's grants to associations: one year's pot and four invented applications. Participants are figures."""

from __future__ import annotations

from datetime import date
from typing import Any

SCHEME: dict[str, Any] = {
    "name": "Bidrag till föreningars utbyten", "year": 2026, "pot_minor": 6_000_000, "cap_minor": 2_500_000,
    "deadline": date(2025, 11, 3), "report_by": date(2026, 4, 20),
    "applicants": "Föreningar med säte i kommunen. Inte skolor och inte enskilda.",
    "criteria": "Utbytet sker med en vänort eller en annan partner till kommunen\nBarn eller unga deltar\n"
    "Föreningen betalar själv en del",
}  # fmt: skip
"""Decided by KFN."""
GRANTS: tuple[dict[str, Any], ...] = (
    {
        "association": "Föreningen Strandös vänner i Europa (exempel)", "town": "Cēsis",
        "purpose": "Körsångare från båda orterna övar och ger två konserter.", "starts_on": date(2026, 2, 20),
        "ends_on": date(2026, 2, 24), "asked_minor": 2_400_000, "participants": 24, "minors": 9,
        "costs": [["Färja och buss", 1_900_000], ["Boende", 1_100_000], ["Noter", 80_000]],
        "other_funders": "Deltagarna", "other_minor": 680_000, "applied_on": date(2025, 10, 21),
        "contact_name": "Märta Sandin", "contact_email": "marta.sandin@exempel.example",
    },
    {
        "association": "Strandö roddklubb (exempel)", "town": "Wejherowo",
        "purpose": "Roddare tävlar tillsammans och bor hos varandra.", "starts_on": date(2026, 6, 12),
        "ends_on": date(2026, 6, 15), "asked_minor": 3_200_000, "participants": 16, "minors": 12,
        "costs": [["Resa", 2_600_000], ["Båthyra", 900_000]], "applied_on": date(2025, 11, 14),
    },
    {
        "association": "Strandö schacksällskap (exempel)", "town": "Reykjavik, Island",
        "purpose": "Tio spelare deltar i en öppen turnering.", "starts_on": date(2026, 3, 6),
        "asked_minor": 3_000_000, "participants": 10, "applied_on": date(2025, 10, 30),
    },
    {
        "association": "Hembygdsföreningen på Strandö (exempel)", "town": "Kuressaare",
        "purpose": "Två hembygdsgårdar lär sig av varandra hur man lägger vasstak.", "starts_on": date(2026, 9, 4),
        "asked_minor": 1_500_000, "participants": 8, "applied_on": date(2026, 4, 14),
    },
)  # fmt: skip
YES, PARTLY, NO = "yes", "partly", "no"
JUDGED: tuple[tuple[str, ...], ...] = ((YES, YES, YES), (YES, YES, PARTLY), (NO, NO, YES))
"""How the first three applications met the criteria."""
DECIDED: tuple[tuple[int, str], ...] = (
    (2_400_000, ""),
    (2_800_000, "Nämnden såg gärna att unga får resa i år och tog emot ansökan fast den kom sent."),
    (0, "Turneringen är inget utbyte med en partner till kommunen."),
)
"""What the first three were granted, and why where it needed saying."""
DECIDED_ON, PARAGRAPH = date(2025, 12, 8), "71"
PAID_ON = date(2026, 1, 12)
