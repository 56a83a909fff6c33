"""The networks Strandö is a member of, or thinks of joining. The networks are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class DemoNetwork:
    """A network, the decision to join it (body, day, §), its terms, who represents Strandö, and meetings attended."""

    name: str
    kind: str
    geography: str
    scope: str
    body: str
    about: str
    benefit: str = ""
    fee: int | None = None
    decided: tuple[str, date, str] | None = None
    joined_on: date | None = None
    terms: dict[str, Any] = field(default_factory=dict)
    represented_by: tuple[str, str, date] | None = None
    met: tuple[date, str, str, str] | None = None
    members: tuple[str, ...] = ()


NETWORKS = (
    DemoNetwork(
        "Östersjökommunerna (exempel)", "general", "baltic", "whole_municipality", "KS",
        "Kommuner runt Östersjön byter erfarenheter.", "Partner till ansökningar finns inom en vecka.", 42_000,
        ("KS", date(2019, 11, 12), "166"), date(2020, 1, 1),
        {"ends_on": date(2026, 12, 31), "notice_months": 3, "prolongs_months": 12},
        ("Maria Lindqvist", "Svara på enkäter och rösta i sakfrågor", date(2023, 1, 1)),
        (date(2025, 5, 20), "Årsmöte i Gdynia", "samordnaren", "Två kommuner vill söka pengar om kustskydd med oss."),
        ("Cēsis", "Wejherowo"),
    ),
    DemoNetwork(
        "Bibliotek utan gränser i Norden (exempel)", "theme", "nordic", "own_field", "KFN",
        "Bibliotek som läser på flera språk.", "Bibliotekarierna får kolleger i fyra länder.", 6_000,
        ("KFN", date(2022, 2, 14), "9"), date(2022, 3, 1), {},
        ("Elin Haddad", "Delta i möten", date(2022, 3, 1)),
        (date(2025, 4, 3), "Vårmöte på distans", "två bibliotekarier", "Ett gemensamt studiebesök planeras."),
    ),
    DemoNetwork(
        "Exporthjälpen i länet (exempel)", "business", "sweden", "unclear", "KS",
        "Hjälper små företag att hitta kunder utomlands.",
    ),
)  # fmt: skip
