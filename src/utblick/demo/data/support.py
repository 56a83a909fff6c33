"""What Strandö has learnt, asked and held. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


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


@dataclass(frozen=True)
class DemoQuestion:
    """A question, and its answer when it has one; ``call`` is the identifier of what it is about."""

    on: date
    body: str
    what: str
    call: str = ""
    answered_on: date | None = None
    answer: str = ""
    helps_more: bool = False


@dataclass(frozen=True)
class DemoGathering:
    """A gathering, announced on a day; ``attended`` and ``outcome`` when it has been held."""

    announced_on: date
    what: str
    on: date
    at: time
    place: str
    for_whom: str = ""
    invited: tuple[str, ...] = ()
    attended: int | None = None
    outcome: str = ""


@dataclass(frozen=True)
class DemoSearch:
    """An idea that looks for a partner; ``idea`` is what it says."""

    on: date
    idea: str
    sought: str
    countries: tuple[str, ...] = ()
    what_en: str = ""
    sought_en: str = ""
    closed_on: date | None = None
    found: str = ""


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
QUESTIONS = (
    DemoQuestion(
        date(2026, 2, 12), "KFN", "Får vi räkna bibliotekariernas arbetstid som egen insats?",
        answered_on=date(2026, 2, 13), helps_more=True,
        answer="Ja, om tiden skrivs ned vecka för vecka. Räkna med timkostnaden ur lönesystemet och säg det i ansökan.",
    ),
    DemoQuestion(
        date(2026, 3, 18), "BUN", "Behöver vi EU-inloggning för varje rektor?",
        answered_on=date(2026, 3, 20), helps_more=True,
        answer="Nej. En person i förvaltningen räcker. PIC och LEAR står på Kommunens uppgifter.",
    ),
    DemoQuestion(
        date(2026, 4, 22), "KFN", "Vem skriver på partnerskapsförklaringen till Savigny?",
        answered_on=date(2026, 4, 24),
        answer="Förvaltningschefen, när nämnden har beslutat det. Skicka texten till mig innan.",
    ),
    DemoQuestion(
        date(2026, 5, 4), "BUN", "Kan två skolor söka var för sig i samma omgång?", call="ERASMUS-EDU-2026-PEX-COVE"
    ),
    DemoQuestion(date(2026, 5, 5), "SHN", "Finns det pengar för naturbaserade lösningar som inte kräver tre länder?"),
)  # fmt: skip
CONFIRMED_ON = date(2026, 1, 21)
CONFIRMED = ("Ingela Norrby", "Johan Berggren", "Maria Lindqvist", "Fatima Warsame")
"""Contact persons that the coordinator confirmed in January; that of the company she did not reach."""
GATHERINGS = (
    DemoGathering(
        date(2026, 1, 12), "Så skriver vi en budget som håller", date(2026, 2, 5), time(9), "Stadsbiblioteket, sal 2",
        for_whom="projektledare och ekonomer", attended=14,
        outcome="Tre projekt räknade om sin egen tid. Ekonomerna vill ha en mall.",
    ),
    DemoGathering(
        date(2026, 2, 20), "Frukost om Erasmus+", date(2026, 3, 17), time(8, 15), "Kommunhuset, rum Skäret",
        for_whom="rektorer och bibliotek", invited=("BUN", "KFN", "GVN"), attended=9,
        outcome="Två skolor vill söka tillsammans.",
    ),
    DemoGathering(
        date(2026, 4, 10), "Vad kan LIFE göra för havet?", date(2026, 5, 20), time(13), "https://exempel.example/traff",
        for_whom="miljöstrateger och planerare", invited=("SHN", "KFN"),
    ),
    DemoGathering(
        date(2026, 4, 24), "Nätverksträff för kontaktpersoner", date(2026, 6, 3), time(10), "Kommunhuset, rum Holmen",
    ),
)  # fmt: skip
SEARCHES = (
    DemoSearch(
        date(2026, 1, 15), "Kuststäder i nätverk", "Två städer till vid Östersjön", ("EE", "PL"),
        what_en="A network of coastal towns", sought_en="Two more towns by the Baltic Sea",
    ),
    DemoSearch(
        date(2026, 3, 11), "Körer över gränsen", "En körförening som kan ta emot trettio sångare", ("FR",),
        closed_on=date(2026, 4, 2), found="Savignys kammarkör",
    ),
    DemoSearch(
        date(2026, 4, 17), "Yrkesutbildning som håller", "En yrkesskola med fordonsprogram", ("DE", "FI"),
        what_en="Vocational training that lasts", sought_en="A vocational school with a vehicle programme",
    ),
    DemoSearch(date(2026, 5, 5), "Strandö och det stigande havet", "En hamnstad som redan har byggt skydd", ("NL",)),
)  # fmt: skip
