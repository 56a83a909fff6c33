"""What invented companies of Strandö look for, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

WANTED: tuple[dict[str, Any], ...] = (
    {
        "company": "Kajakverkstan Strandö AB (exempel)", "seeks": "Återförsäljare av havskajaker", "country_code": "EE",
        "market": "Ösel och kusten", "trade": "båtbygge", "received_on": date(2026, 2, 17),
        "contact_name": "Nora Ekvall", "contact_email": "nora.ekvall@exempel.example",
    },
    {
        "company": "Fröbolaget Åsunda (exempel)", "seeks": "Odlare som vill prova tåliga köksväxter",
        "country_code": "LV", "trade": "trädgård", "received_on": date(2025, 11, 4),
        "contact_name": "Oskar Lindell", "contact_email": "oskar.lindell@exempel.example",
    },
    {
        "company": "Sensorhuset i Strandö AB (exempel)", "seeks": "En kommun som vill mäta vattnet i sin hamn",
        "market": "Östersjön", "trade": "mätteknik", "received_on": date(2026, 4, 28), "is_confidential": True,
    },
)  # fmt: skip
PASSED_ON: dict[str, tuple[str, date]] = {
    "Kajakverkstan Strandö AB (exempel)": ("Kuressaare", date(2026, 2, 24)),
    "Fröbolaget Åsunda (exempel)": ("Cēsis", date(2025, 11, 18)),
}
"""Company: the partner it was passed on to, and when."""
MADE = ("Fröbolaget Åsunda (exempel)", date(2026, 3, 9), "Två odlare utanför Cēsis provar sex sorter i sommar.")
