"""What Strandö has done abroad since August 2025: ideas, tests, applications and decisions. All of it is invented.

Last year four of the nine nämnder did nothing: SHN, BN, ÄON and VN. Own time is never nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OFFICER_OF = {"KFN": "Elin Haddad", "BUN": "Johan Berggren", "KS": "Sofia Nyholm"}
CLERK_OF = {"KFN": "Amir Rostami", "BUN": "Amir Rostami", "KS": "Karin Wåhlin"}
"""Those who have an account; for the other bodies the demo itself writes."""


@dataclass(frozen=True)
class Tested:
    """The test of funding and exchange (R2.3)."""

    on: date
    result: str
    programme: str = ""
    exchange: bool = True
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """A body's decision in its own matter: the dnr its register gave, the § and the day its minutes were adjusted."""

    body: str
    opened_on: date
    number: str
    on: date | None = None
    paragraph: str = ""
    adjusted_on: date | None = None


@dataclass(frozen=True)
class Applied:
    """An application: own cost in kronor, own time in hours; ``reason`` when it went in without what was required."""

    prepared_on: date
    own_cost: int
    own_hours: int
    deadline: date | None = None
    role: str = "coordinator"
    lead: str = ""
    bound_by: date | None = None
    is_feasibility_study: bool = False
    decisions: tuple[Decided, ...] = ()
    submitted_on: date | None = None
    receipt: str = ""
    reason: str = ""
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class DemoIdea:
    """An idea and what became of it."""

    body: str
    on: date
    what: str
    contact: str
    partner: str = ""
    call: str = ""
    form: str = "eu_project"
    children_and_youth: bool = False
    tested: Tested | None = None
    applied: Applied | None = None


IDEAS = (
    DemoIdea(
        "KFN", date(2025, 8, 26), "Läsande barn kring Östersjön", "Ingela Norrby", partner="Kuressaare",
        children_and_youth=True,
        tested=Tested(date(2025, 8, 28), "suitable", "Erasmus+ småskaligt partnerskap"),
        applied=Applied(
            date(2025, 8, 29), 40_000, 160, deadline=date(2025, 10, 1),
            decisions=(
                Decided("KFN", date(2025, 8, 29), "2025/KFN 0058", date(2025, 9, 22), "52", date(2025, 9, 26)),
                Decided("KS", date(2025, 8, 29), "2025/KS 0241", date(2025, 9, 9), "142", date(2025, 9, 16)),
            ),
            submitted_on=date(2025, 9, 30), receipt="EX-2025-0417",
            answer="granted", answered_on=date(2026, 2, 27),
        ),
    ),
    DemoIdea(
        "BUN", date(2025, 8, 27), "Skolor vid havet", "Helena Mattsson", partner="Savigny-le-Temple",
        children_and_youth=True,
        tested=Tested(date(2025, 8, 27), "suitable", "Erasmus+ småskaligt partnerskap"),
        applied=Applied(
            date(2025, 8, 28), 55_000, 240, deadline=date(2025, 10, 1),
            decisions=(
                Decided("BUN", date(2025, 8, 28), "2025/BUN 0133", date(2025, 9, 24), "71", date(2025, 9, 24)),
                Decided("KS", date(2025, 8, 28), "2025/KS 0239", date(2025, 9, 9), "143", date(2025, 9, 16)),
            ),
            submitted_on=date(2025, 9, 29), receipt="EX-2025-0398",
            answer="rejected", answered_on=date(2026, 2, 27),
        ),
    ),
    DemoIdea(
        "KS", date(2025, 9, 2), "Medborgardialog på två språk", "Maria Lindqvist", partner="Cēsis", form="twin_town",
        tested=Tested(date(2025, 9, 2), "suitable", "Svenska institutet, förstudie"),
        applied=Applied(
            date(2025, 9, 5), 15_000, 60, deadline=date(2025, 11, 3), is_feasibility_study=True,
            submitted_on=date(2025, 10, 31), receipt="EX-2025-0455",
            answer="granted", answered_on=date(2026, 1, 20),
        ),
    ),
    DemoIdea(
        "GVN", date(2025, 9, 18), "Lärlingar över Östersjön", "Peter Vikström", partner="Rostock",
        children_and_youth=True,
        tested=Tested(date(2025, 9, 18), "suitable", "Erasmus+ rörlighet i yrkesutbildning"),
        applied=Applied(
            date(2025, 9, 22), 90_000, 410, deadline=date(2025, 11, 20),
            decisions=(
                Decided("GVN", date(2025, 9, 22), "2025/GVN 0087", date(2025, 10, 23), "66", date(2025, 10, 30)),
                Decided("KS", date(2025, 9, 29), "2025/KS 0268", date(2025, 11, 4), "171", date(2025, 11, 11)),
            ),
            submitted_on=date(2025, 11, 18), receipt="EX-2025-0502",
            answer="reserve", answered_on=date(2026, 3, 17),
        ),
    ),
    DemoIdea(
        "AMSN", date(2025, 11, 13), "Vägar till arbete", "Fatima Warsame", partner="Rostock",
        tested=Tested(date(2025, 11, 14), "suitable", "Interreg södra Östersjön"),
        applied=Applied(
            date(2025, 11, 20), 180_000, 350, deadline=date(2025, 12, 12), role="partner",
            lead="Rostock", bound_by=date(2025, 12, 5),
            decisions=(Decided("AMSN", date(2025, 11, 24), "2025/AMSN 0219"),),
        ),
    ),
    DemoIdea(
        "KS", date(2026, 1, 12), "Kuststäder i nätverk", "Maria Lindqvist", partner="Cēsis",
        call="CERV-2026-CITIZENS-TOWN-NT", form="network",
        tested=Tested(date(2026, 1, 14), "not_now", note="Vi hinner inte få med fyra städer till april."),
    ),
    DemoIdea(
        "KFN", date(2026, 3, 10), "Körer över gränsen", "Elin Haddad", partner="Savigny-le-Temple",
        call="CREA-CULT-2026-COOP-1",
        tested=Tested(date(2026, 3, 12), "suitable", "Kreativa Europa"),
        applied=Applied(
            date(2026, 3, 16), 120_000, 300,
            decisions=(
                Decided("KFN", date(2026, 3, 23), "2026/KFN 0034", date(2026, 4, 20), "27", date(2026, 4, 27)),
                Decided("KS", date(2026, 3, 23), "2026/KS 0112", date(2026, 5, 5), "71"),
            ),
            submitted_on=date(2026, 5, 4), receipt="EX-2026-0131",
            reason="Portalen stänger kl. 17 den 5 maj, och kommunstyrelsen sammanträder kl. 18.30 samma dag.",
        ),
    ),
    DemoIdea(
        "GVN", date(2026, 4, 15), "Yrkesutbildning som håller", "Peter Vikström", partner="Rostock",
        call="ERASMUS-EDU-2026-PEX-COVE", children_and_youth=True,
        tested=Tested(date(2026, 4, 16), "later", note="Vi väntar på besked om lärlingarna."),
    ),
    DemoIdea(
        "BUN", date(2026, 4, 22), "Vänklasser på Strandskolan", "Johan Berggren", partner="Borgå", form="twin_town",
        children_and_youth=True,
    ),
    DemoIdea(
        "SHN", date(2026, 4, 30), "Strandö och det stigande havet", "Lars Hedin", partner="Rostock",
        call="LIFE-2026-SAP-CLIMA-CCA",
        tested=Tested(date(2026, 4, 30), "suitable", "LIFE"),
        applied=Applied(date(2026, 5, 4), 600_000, 900),
    ),
)  # fmt: skip

STANDS = (
    (date(2026, 1, 12), "KS", "CERV-2026-CITIZENS-TOWN-NT", "interesting", ""),
    (date(2026, 1, 13), "KFN", "CERV-2026-CITIZENS-TOWN-NT", "not_for_us", "too_much"),
    (date(2026, 3, 9), "KFN", "CREA-CULT-2026-COOP-1", "taken", ""),
    (date(2026, 3, 9), "BUN", "ERASMUS-EDU-2026-POL-EXP-SSEF", "interesting", ""),
    (date(2026, 3, 10), "KFN", "CREA-CULT-2026-COOP-1", "became_idea", ""),
    (date(2026, 3, 11), "KFN", "CREA-CULT-2026-COOP-2", "not_for_us", "too_much"),
    (date(2026, 3, 23), "AMSN", "ESF-2026-EURES-TMS", "not_for_us", "have_already"),
    (date(2026, 4, 15), "GVN", "ERASMUS-EDU-2026-PEX-COVE", "became_idea", ""),
    (date(2026, 4, 30), "SHN", "LIFE-2026-SAP-CLIMA-CCA", "became_idea", ""),
    (date(2026, 4, 30), "SHN", "LIFE-2026-CET-HEATCOOLPLAN", "interesting", ""),
)
"""Day, nämnd, call, stand and reason."""
