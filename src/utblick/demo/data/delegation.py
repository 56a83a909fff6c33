"""What two of Strandö's bodies have delegated, and what has been decided for them. All of it is invented."""

from __future__ import annotations

from datetime import date

ADOPTED = {"KFN": (date(2025, 8, 25), "44"), "BUN": (date(2025, 8, 27), "60")}
"""The day and § of each body's delegationsordning, which holds from that day."""

POINTS: dict[str, tuple[tuple[str, str, str, int | None, bool, str], ...]] = {
    "KFN": (
        ("2.1", "Ansökan om projektmedel när nämndens egen kostnad ryms i budgeten",
         "kultur- och fritidschefen", 50_000, False, "reported"),
        ("2.2", "Tjänsteresa utanför Norden", "kultur- och fritidschefen", 30_000, True, "minuted"),
        ("2.10", "Svar på partnerförfrågan", "kultur- och fritidschefen", None, True, "minuted"),
    ),
    "BUN": (
        ("3.1", "Elevresa och klassutbyte inom beslutad ram", "barn- och utbildningschefen", 80_000, True, "reported"),
        ("3.2", "Avtal med partnerskola för högst ett läsår", "barn- och utbildningschefen", None, False, "reported"),
    ),
}  # fmt: skip
"""By body: point, matter, delegate, limit in kronor, may be handed on, how the body gets to know."""

TAKEN = (
    (date(2026, 3, 9), "BUN", "Klassutbyte med Savigny-le-Temple", "2026/BUN 0071", "3.1",
     "barn- och utbildningschefen", 62_000, "att två klasser reser i maj.", date(2026, 3, 18)),
    (date(2026, 4, 28), "BUN", "Partnerskola i Borgå", "2026/BUN 0094", "3.2",
     "barn- och utbildningschefen", None, "att skriva avtal med partnerskolan för läsåret 2026/27.", None),
)  # fmt: skip
"""Day, body, matter, dnr, point, delegate, amount, what was decided, and on which meeting day it was reported."""

URGENT = (
    date(2026, 4, 29), "KFN", "Inbjudan till körfestival", "2026/KFN 0047", "att tacka ja till inbjudan.",
    "Arrangören ville ha svar den 30 april, och nämnden sammanträder först den 18 maj.",
)  # fmt: skip
"""The chair's urgent decision: day, body, matter, dnr, what was decided, why it could not wait."""
