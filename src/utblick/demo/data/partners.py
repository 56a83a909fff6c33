"""Whom Strandö cooperates with. The towns are real places; that Strandö has ties with them is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class DemoPartner:
    """A partner as `cooperation.models.Partner` knows it; phones are of the series kept free for examples."""

    name: str
    country_code: str
    kind: str = "town"
    name_local: str = ""
    former_names: str = ""
    is_twin_town: bool = False
    note: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def _place(latitude: str, longitude: str, languages: str = "engelska") -> dict[str, Any]:
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude), "languages": languages}


PARTNERS = (
    DemoPartner("Cēsis", "LV", former_names="Wenden", is_twin_town=True,
                note="Exempel. Vänort sedan 1992. Vår kontakt: Maria Lindqvist, 070-174 06 05.",
                more=_place("57.31", "25.27")),
    DemoPartner("Borgå", "FI", name_local="Porvoo", is_twin_town=True,
                note="Exempel. Vår äldsta vänort. Vilande sedan 2015. Vår kontakt: Elin Haddad, 070-174 06 11.",
                more=_place("60.39", "25.66", "svenska, finska")),
    DemoPartner("Savigny-le-Temple", "FR", is_twin_town=True,
                note="Exempel. Körer, förskolepersonal och idrott. Vår kontakt: Johan Berggren, 070-174 06 18.",
                more=_place("48.58", "2.58", "franska, engelska")),
    DemoPartner("Wejherowo", "PL", is_twin_town=True,
                note="Exempel. Vilande: ingen kontaktperson i dag. Vår kontakt: Maria Lindqvist, 070-174 06 05.",
                more=_place("54.60", "18.24")),
    DemoPartner("Kuressaare", "EE", former_names="Kingissepp",
                note="Exempel. Samarbete om bibliotek. Vår kontakt: Ingela Norrby, 070-174 06 27.",
                more=_place("58.25", "22.49")),
    DemoPartner("Rostock", "DE", "municipality",
                note="Exempel. Söker partner om kustskydd. Vår kontakt: Lars Hedin, 070-174 06 33.",
                more=_place("54.09", "12.14", "tyska, engelska")),
    DemoPartner("Cēsis musikskola (exempel)", "LV", "school", note="Exempel. Gemensamma konserter."),
    DemoPartner("Föreningen Strandös vänner i Europa (exempel)", "SE", "association",
                note="Exempel. Håller i föreningsresorna."),
)  # fmt: skip


@dataclass(frozen=True)
class DemoContact:
    """A contact person at a partner, and the day the facts were last known to be right."""

    partner: str
    name: str
    position: str
    email: str
    confirmed_on: date
    language: str = "engelska"
    source: str = "Mail från parten"


CONTACTS = (
    DemoContact("Cēsis", "Ilze Paraugs", "internationell samordnare", "ilze.paraugs@exempel.example", date(2025, 6, 2)),
    DemoContact("Savigny-le-Temple", "Camille Exemple", "chef för kultur och föreningar",
                "camille.exemple@exempel.example", date(2023, 11, 20), "franska"),
    DemoContact("Kuressaare", "Tiit Näidis", "bibliotekschef", "tiit.naidis@exempel.example", date(2025, 8, 11)),
    DemoContact("Rostock", "Anke Muster", "miljöstrateg", "anke.muster@exempel.example", date(2024, 6, 3)),
)  # fmt: skip
