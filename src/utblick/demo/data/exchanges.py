"""The exchanges of Strandö. The towns are real; the rest is invented. Participants are figures."""

from __future__ import annotations

from datetime import date
from typing import Any

EXCHANGES: tuple[dict[str, Any], ...] = (
    {
        "exchange_kind": "staff", "body": "KFN", "what": "Bibliotekarier följer kolleger en vecka",
        "place": "Kuressaare", "starts_on": date(2025, 10, 6), "ends_on": date(2025, 10, 10), "adults": 3,
        "own_cost_minor": 1_850_000, "funder": "Erasmus+", "grant_minor": 4_200_000,
        "learns_own": "Hur ett litet bibliotek ordnar sagostunder på tre språk.",
        "learns_partner": "Hur meröppet fungerar en vintervecka.",
        "told": "Vi provar sagostund på ukrainska i vår. Kuressaare provar meröppet på söndagar.",
    },
    {
        "exchange_kind": "school", "body": "BUN", "what": "Åk 8 och en skola i Gdynia mäter vattnet i samma hav",
        "place": "Gdynia, Polen", "starts_on": date(2026, 1, 19), "direction": "remote", "youth": 46, "adults": 4,
        "learns_own": "Fältmätningar och engelska i ett riktigt sammanhang.",
    },
    {
        "exchange_kind": "youth", "body": "KFN", "what": "Unga musiker repeterar och spelar tillsammans",
        "place": "Cēsis", "starts_on": date(2026, 8, 10), "ends_on": date(2026, 8, 16), "direction": "both",
        "youth": 18, "young_adults": 6, "adults": 3, "funder": "Erasmus+ Ungdom",
    },
)  # fmt: skip
