"""What Strandö has agreed with its partners. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class DemoAgreement:
    """An agreement, the decision to enter it (body, day, §), and what holds for it when it is signed."""

    title: str
    kind: str
    partners: tuple[str, ...]
    about: str
    body: str = "KS"
    languages: str = ""
    benefit_own: str = ""
    benefit_partner: str = ""
    decided: tuple[str, date, str] | None = None
    signed_on: date | None = None
    terms: dict[str, Any] = field(default_factory=dict)
    renewed_on: date | None = None
    rests_from: date | None = None


AGREEMENTS = (
    DemoAgreement(
        "Vänortsavtal med Cēsis", "twinning", ("Cēsis",), "Kultur, skola och demokrati.",
        languages="svenska, lettiska, engelska",
        benefit_own="Lärare och bibliotekarier byter arbetssätt.",
        benefit_partner="Cēsis får kolleger att pröva ansökningar med.",
        decided=("KF", date(1992, 3, 2), "31"), signed_on=date(1992, 5, 4),
        terms={"review_on": date(2026, 6, 12), "signatories": "kommunstyrelsens ordförande och borgmästaren"},
    ),
    DemoAgreement(
        "Vänortsavtal med Borgå", "twinning", ("Borgå",), "Nordiskt vänortsarbete.", languages="svenska",
        decided=("KF", date(1988, 11, 7), "140"), signed_on=date(1989, 2, 6), rests_from=date(2015, 1, 1),
    ),
    DemoAgreement(
        "Vänortsavtal med Savigny-le-Temple", "twinning", ("Savigny-le-Temple",), "Körer, förskola och idrott.",
        languages="svenska, franska", decided=("KF", date(1990, 4, 2), "52"), signed_on=date(1990, 6, 9),
        renewed_on=date(2016, 9, 10),
    ),
    DemoAgreement(
        "Vänortsavtal med Wejherowo", "twinning", ("Wejherowo",), "Skolutbyten och räddningstjänst.",
        languages="svenska, polska", decided=("KF", date(1993, 9, 6), "97"), signed_on=date(1993, 10, 2),
    ),
    DemoAgreement(
        "Samarbete med Kuressaare om bibliotek", "cooperation", ("Kuressaare",),
        "Biblioteken byter personal två veckor om året.", body="KFN", languages="engelska",
        decided=("KS", date(2020, 11, 10), "151"),
        signed_on=date(2020, 12, 15),
        terms={"in_force_from": date(2021, 1, 1), "ends_on": date(2026, 12, 31), "notice_months": 6,
               "prolongs_months": 24, "signatories": "kommunstyrelsens ordförande"},
    ),
    DemoAgreement(
        "Avsiktsförklaring med Rostock om kustskydd", "loi", ("Rostock",), "Söka pengar tillsammans för att möta högre "
        "vatten.", languages="engelska", decided=("KS", date(2024, 5, 14), "88"), signed_on=date(2024, 6, 3),
        terms={"ends_on": date(2026, 9, 30)},
    ),
    DemoAgreement(
        "Samarbete mellan musikskolorna", "cooperation", ("Cēsis musikskola (exempel)",), "Konserter vartannat år.",
        body="KFN", languages="engelska",
    ),
)  # fmt: skip
