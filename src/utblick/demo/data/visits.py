"""Visits to and from Strandö. The towns are real; who came, when and why is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class DemoVisit:
    """A visit as it was told of ``told_of_on`` by the officer of its host, and what came of it.

    ``more`` are fields of `cooperation.models.Visit`; ``after`` what was told on ``after_on``. ``noted_on`` is the day
    the board noted the report, with its § and the number of its matter.
    """

    told_of_on: date
    host: str
    who: str
    place: str
    starts_on: date
    purpose: str
    ends_on: date | None = None
    more: dict[str, Any] = field(default_factory=dict)
    after_on: date | None = None
    after: dict[str, Any] = field(default_factory=dict)
    noted_on: date | None = None
    noted_paragraph: str = ""
    number: str = ""


VISITS = (
    DemoVisit(
        date(2025, 9, 1), "KFN", "Kulturskolans stråkorkester och två lärare", "Cēsis", date(2025, 9, 18),
        "Gemensam repetition och konsert i Strandö kyrka", date(2025, 9, 20),
        {"delegation": [[2, "lärare"], [1, "chef för kulturskolan"]], "youth": 14,
         "interpreter": "Lettiska. Vi ordnar tolken.", "contact": "Elin Haddad", "work_related": True,
         "programme": "Torsdag: gästerna kommer kl. 15, middag i Kulturhuset.\n"
                      "Fredag: repetition, besök på biblioteket.\nLördag: konsert kl. 14, hemresa."},
        date(2025, 9, 24),
        {"told": "Två orkestrar spelade för 140 åhörare. Lärarna delade övningsmaterial och vill mötas igen.",
         "promised": "Att skicka noterna till tre svenska stycken.", "own_cost_minor": 1_860_000, "own_hours": 46,
         "work_related": True},
        date(2025, 10, 7), "158", "2025/KS 0262",
    ),
    DemoVisit(
        date(2025, 10, 6), "BUN", "Fyra förskolechefer", "Savigny-le-Temple", date(2025, 11, 12),
        "Se hur förskolan arbetar med språk", date(2025, 11, 13),
        {"direction": "outgoing", "delegation": [[4, "förskolechefer"], [1, "utvecklingsledare"]],
         "interpreter": "Franska. Värden ordnar.", "contact": "Johan Berggren", "work_related": True},
        date(2025, 11, 20),
        {"told": "Cheferna fick se tre förskolor. Två av sätten att arbeta prövas hos oss under våren.",
         "promised": "Att bjuda tillbaka fyra kollegor under 2026.", "own_cost_minor": 4_120_000, "own_hours": 120,
         "work_related": True},
        date(2025, 12, 2), "189", "2025/KS 0318",
    ),
    DemoVisit(
        date(2026, 2, 11), "SHN", "Havsplanerare från staden", "Rostock, Tyskland", date(2026, 2, 9),
        "Visa hur de skyddar stränderna", None,
        {"delegation": [[3, "planerare"]], "contact": "Lars Hedin", "work_related": True},
    ),
    DemoVisit(
        date(2026, 4, 8), "KFN", "Ordföranden i stadens kulturutskott och två tjänstepersoner", "Cesis, Lettland",
        date(2026, 4, 28), "Planera ett gemensamt körprojekt", date(2026, 4, 29),
        {"delegation": [[1, "ordförande"], [2, "tjänstepersoner"]], "contact": "Elin Haddad", "work_related": True,
         "cost_terms": "Gästerna betalar resan. Vi bjuder på rum och mat."},
    ),
    DemoVisit(
        date(2026, 4, 20), "SBO", "Bostadsbolagets ledning", "Kuressaare", date(2026, 5, 19),
        "Studiebesök om solceller på flerbostadshus", date(2026, 5, 20),
        {"delegation": [[5, "chefer"]], "interpreter": "Engelska räcker", "contact": "Petra Kallio",
         "work_related": True},
    ),
    DemoVisit(
        date(2026, 5, 4), "KFN", "Lettiska kören och dess ledare", "Cēsis", date(2026, 6, 11),
        "Sjunga på Strandödagen", date(2026, 6, 14),
        {"delegation": [[22, "körsångare"], [1, "körledare"]], "youth": 6, "contact": "Elin Haddad",
         "programme": "Torsdag: ankomst med färjan kl. 18.30.\nFredag: sång på tre äldreboenden.\n"
                      "Lördag: Strandödagen, kl. 13 på torget."},
    ),
)  # fmt: skip
