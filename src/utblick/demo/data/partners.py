"""Whom Strandö cooperates with. The towns are real places; that Strandö has ties with them is invented."""

from __future__ import annotations

from dataclasses import dataclass


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


PARTNERS = (
    DemoPartner("Cēsis", "LV", former_names="Wenden", is_twin_town=True,
                note="Exempel. Vänort sedan 1992. Vår kontakt: Maria Lindqvist, 070-174 06 05."),
    DemoPartner("Borgå", "FI", name_local="Porvoo", is_twin_town=True,
                note="Exempel. Vår äldsta vänort. Vilande sedan 2015. Vår kontakt: Elin Haddad, 070-174 06 11."),
    DemoPartner("Savigny-le-Temple", "FR", is_twin_town=True,
                note="Exempel. Körer, förskolepersonal och idrott. Vår kontakt: Johan Berggren, 070-174 06 18."),
    DemoPartner("Wejherowo", "PL", is_twin_town=True,
                note="Exempel. Vilande: ingen kontaktperson i dag. Vår kontakt: Maria Lindqvist, 070-174 06 05."),
    DemoPartner("Kuressaare", "EE", former_names="Kingissepp",
                note="Exempel. Samarbete om bibliotek. Vår kontakt: Ingela Norrby, 070-174 06 27."),
    DemoPartner("Rostock", "DE", "municipality",
                note="Exempel. Söker partner om kustskydd. Vår kontakt: Lars Hedin, 070-174 06 33."),
    DemoPartner("Cēsis musikskola (exempel)", "LV", "school", note="Exempel. Gemensamma konserter."),
    DemoPartner("Föreningen Strandös vänner i Europa (exempel)", "SE", "association",
                note="Exempel. Håller i föreningsresorna."),
)  # fmt: skip
