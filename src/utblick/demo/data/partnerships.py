"""Strandö's municipal partnership. The district is invented, and so is all that is told of it."""

from __future__ import annotations

from datetime import date
from typing import Any

PARTNER: dict[str, Any] = {
    "name": "Exempelberg (exempel)", "country_code": "ZA", "partner_kind": "municipality", "languages": "engelska",
    "note": "Exempel. Påhittad kommun i södra Afrika.",
}  # fmt: skip
PARTNERSHIP: dict[str, Any] = {
    "title": "Unga som företagare", "body": "KS", "goal": "Fler unga tar del i hur kommunen styrs.",
    "benefit_own": "Gymnasiet lär sig hur skolans företag blir på riktigt.",
    "benefit_partner": "Ungdomsrådet får fast form och egen budget.",
    "risk_note": "Val hålls, och pressen är fri. Stölder på resor förekommer; gruppen reser alltid två och två.",
}  # fmt: skip
PHASES = (
    {"phase": "inception", "starts_on": date(2024, 8, 1), "ends_on": date(2025, 7, 31), "grant_minor": 25_000_000},
    {"phase": "project", "starts_on": date(2025, 9, 1), "ends_on": date(2028, 8, 31), "grant_minor": 45_000_000},
)
RESULT = {
    "goal": "Unga påverkar", "result": "Ungdomsrådet hörs före beslut",
    "indicator": "Beslut med rådets yttrande på ett år", "baseline": "0", "target": "10",
}  # fmt: skip
MEASURED = ("3", date(2026, 2, 2))
SEATS = (
    ("own", "majority", "Anna Ek (A)"), ("own", "opposition", "Bo Alm (B)"), ("own", "official", "Maria Lindqvist"),
    ("partner", "majority", "Thandi Exempel"), ("partner", "official", "Jan Exempel"),
)  # fmt: skip
REPORT = ("Årsrapport för projektets första år", date(2026, 6, 30))
