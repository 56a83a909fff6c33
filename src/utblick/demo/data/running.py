"""The projects Strandö runs: one that goes on and one that is closed. All of it is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

Row = dict[str, Any]

READING: Row = {
    "begun_on": date(2026, 3, 2),
    "told": {
        "grant_minor": 60_000_00, "currency": "EUR", "rate": 112_400, "rated_on": date(2026, 2, 27),
        "starts_on": date(2026, 3, 1), "ends_on": date(2027, 8, 31), "account_code": "74120",
        "leader": "Ingela Norrby", "first_report_on": date(2026, 6, 15),
        "continuation": "Bokpåsarna blir en del av bibliotekets vanliga arbete med förskolor.",
    },
    "partners": (("Kuressaare", "partner"), ("Norrtälje kommun", "partner")),
    "budget": (
        (2026, 420_000, 25_000, 96_000, 60_000),
        (2027, 254_400, 15_000, 64_000, 40_000),
    ),
    "payments": (
        {"payment_kind": "prefinancing", "asked_on": date(2026, 3, 16), "asked_minor": 24_000_00,
         "paid_on": date(2026, 4, 13), "paid_minor": 24_000_00},
        {"payment_kind": "claim", "asked_on": date(2026, 12, 15), "asked_minor": 18_000_00,
         "expected_on": date(2027, 3, 15)},
        {"payment_kind": "final", "asked_on": date(2027, 10, 30), "asked_minor": 18_000_00,
         "expected_on": date(2028, 1, 31)},
    ),
    "undertakings": (
        {"undertaking_kind": "milestone", "what": "Första läsveckan i Kuressaare", "due_on": date(2026, 4, 24),
         "done_on": date(2026, 4, 24)},
        {"undertaking_kind": "deliverable", "what": "Bokpåsar på två språk till tolv förskolor",
         "due_on": date(2026, 11, 30)},
        {"undertaking_kind": "report", "what": "Slutrapport till finansiären", "due_on": date(2027, 10, 30)},
    ),
    "indicators": (("Barn som har läst tillsammans", 240, 86), ("Utbildade pedagoger", 30, None)),
    "amendment": {"what": "Tolkning tillkommer, och nämnden betalar den själv.", "own_cost_minor": 55_000_00},
    "amended_on": date(2026, 5, 4),
    "caught_up_on": date(2026, 5, 4),
}  # fmt: skip
DIALOGUE: Row = {
    "begun_on": date(2026, 1, 22),
    "told": {
        "grant_minor": 80_000_00, "starts_on": date(2026, 1, 20), "ends_on": date(2026, 4, 15),
        "account_code": "10455", "leader": "Maria Lindqvist", "first_report_on": date(2026, 5, 29),
    },
    "partners": (("Cēsis", "partner"),),
    "budget": ((2026, 80_000, 15_000, 24_000, 10_000),),
    "payments": (
        {"payment_kind": "final", "asked_on": date(2026, 4, 20), "asked_minor": 80_000_00,
         "expected_on": date(2026, 5, 29)},
    ),
    "undertakings": (
        {"undertaking_kind": "deliverable", "what": "Metod för dialog på två språk", "due_on": date(2026, 4, 10),
         "done_on": date(2026, 4, 9)},
        {"undertaking_kind": "report", "what": "Slutrapport till finansiären", "due_on": date(2026, 4, 30),
         "done_on": date(2026, 4, 28)},
    ),
    "indicators": (("Invånare i provsamtal", 40, 47),),
    "caught_up_on": date(2026, 4, 28),
    "closed_on": date(2026, 4, 29),
    "result": {
        "competence": "Sex medarbetare kan leda en dialog med tolk.",
        "experience": "Korta möten på biblioteket lockar fler än kvällsmöten i kommunhuset.",
        "resources": "",
        "advice": "Boka tolkarna innan ni bjuder in, och låt någon från biblioteket hålla i samtalet.",
    },
}  # fmt: skip
TASKS_READ_ON = date(2026, 1, 15)
TASKS = (
    ("KFN", "Öppna biblioteken på kvällarna", "tested"),
    ("KFN", "Fler unga i musiklivet", "tested"),
    ("KFN", "Nytt program för idrottshallarna", "none_suitable"),
    ("BUN", "Minska frånvaron i årskurs 7–9", "tested"),
    ("BUN", "Läsa mer i alla ämnen", "later"),
    ("BUN", "Ny modell för studiehandledning", ""),
    ("GVN", "Fler lärlingsplatser", "tested"),
    ("SHN", "Plan för ett stigande hav", "tested"),
    ("SHN", "Bygglov på en vecka", "not_now"),
    ("AMSN", "Snabbare väg till svenska i arbetet", ""),
)
"""The tasks of 2026 by nämnd, and how they had been tested by May."""
APPLICANT: Row = {
    "legal_name": "Strandö kommun",
    "english_name": "Municipality of Strandö",
    "organisation_number": "212000-0000",
    "vat_number": "SE212000000001",
    "pic": "999000099",
    "oid": "E10009999",
    "nuts": "SE110",
    "address": "Hamngatan 1, 100 09 Strandö",
    "lear": "Maria Lindqvist, kommunledningsförvaltningen",
    "signatories": "Kommundirektören, när beslutet om ansökan säger det.",
}
PROJECTS = {"Läsande barn kring Östersjön": READING, "Medborgardialog på två språk": DIALOGUE}
"""By the title of the application that was granted."""
