"""What Strandö has learnt, asked and held. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoLesson:
    """A lesson; ``application`` is the title of what it was learnt in."""

    on: date
    body: str
    advice: str
    application: str = ""
    programme: str = ""
    worked: str = ""
    avoid: str = ""


LESSONS = (
    DemoLesson(
        date(2026, 3, 9), "BUN",
        "Skriv vad eleverna ska kunna efteråt, inte vad ni ska göra. Det var där vi tappade poäng.",
        application="Skolor vid havet", worked="Rektorerna sa ja innan vi började skriva.",
        avoid="Vänta inte på den andra skolans budget till sista veckan.",
    ),
    DemoLesson(
        date(2026, 4, 14), "KFN",
        "Lägg en halv dag på att läsa bidragsavtalet tillsammans med ekonomen.",
        application="Läsande barn kring Östersjön",
        worked="Förskolorna valde böckerna själva.",
    ),
    DemoLesson(
        date(2026, 2, 3), "SHN",
        "Börja ett år i förväg och ta med länsstyrelsen. Egen tid blev dubbelt så mycket som vi trodde.",
        programme="LIFE", avoid="Lova inte mätningar som ni inte har någon som gör.",
    ),
)  # fmt: skip
