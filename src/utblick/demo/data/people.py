"""Invented people: who they are, what they are assigned to do, and who of them can be tried out in the demo.

Every address ends in exempel.example, a domain that nobody can have. Parties are (A), (B) and (C).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

MAIL_DOMAIN = "exempel.example"
TERM = (date(2023, 1, 1), date(2026, 12, 31))
COUNCIL_TERM = (date(2022, 10, 15), date(2026, 10, 14))


@dataclass(frozen=True)
class DemoPerson:
    """A person with assignments "role@BODY" (elected people: for the term) or "role@ADMINISTRATION" (from ``since``).

    ``account`` is the name of the demo account ("" = none), ``roles`` what it may do ("officer@KFN clerk@BUN").
    """

    name: str
    title: str
    assignments: tuple[str, ...]
    since: date = TERM[0]
    account: str = ""
    roles: str = ""

    @property
    def email(self) -> str:
        plain = unicodedata.normalize("NFKD", self.name.lower())
        letters = "".join(letter for letter in plain if letter.isascii() and (letter.isalpha() or letter in " -"))
        return f"{'.'.join(letters.split())}@{MAIL_DOMAIN}"

    @property
    def is_elected(self) -> bool:
        return self.title.endswith((" (A)", " (B)", " (C)"))

    @property
    def grants(self) -> list[tuple[str, str]]:
        """The account's roles as (role, body code)."""
        return [(role, body) for role, _, body in (word.partition("@") for word in self.roles.split())]


def _official(since: str, name: str, title: str, *assignments: str, account: str = "", roles: str = "") -> DemoPerson:
    return DemoPerson(name, title, assignments, date.fromisoformat(since), account, roles)


def _elected(party: str, name: str, *assignments: str, account: str = "", roles: str = "") -> DemoPerson:
    return DemoPerson(name, f"förtroendevald ({party})", assignments, TERM[0], account, roles)


OFFICIALS = (
    _official("2021-03-01", "Maria Lindqvist", "internationell samordnare", "officer@KSF", "contact@KSF",
              account="Samordnare", roles="coordinator"),
    _official("2019-08-12", "Elin Haddad", "kultursekreterare", "officer@KFF",
              account="Handläggare, kultur och fritid", roles="officer@KFN"),
    _official("2016-01-11", "Johan Berggren", "utvecklingsledare", "officer@BUF", "contact@BUF",
              account="Handläggare, barn och utbildning", roles="officer@BUN"),
    _official("2022-09-01", "Sofia Nyholm", "utredare", "officer@KSF",
              account="Handläggare, KS förvaltning", roles="officer@KS"),
    _official("2014-05-05", "Gunilla Östberg", "registrator", "registrar@KSF", "registrar@KS", "registrar@KFN",
              account="Registrator", roles="registrar@KS registrar@KFN registrar@BUN"),
    _official("2018-02-01", "Amir Rostami", "nämndsekreterare", "clerk@KFN", "clerk@BUN",
              account="Nämndsekreterare, KFN", roles="clerk@KFN clerk@BUN"),
    _official("2011-10-17", "Karin Wåhlin", "kommunsekreterare", "clerk@KS", "clerk@KF", "clerk@KSAU", "clerk@IBG",
              account="Nämndsekreterare, KS", roles="clerk@KS clerk@KF clerk@KSAU clerk@IBG"),
    _official("2023-11-01", "Leo Sandström", "controller", "officer@KSF", account="Läsbehörig", roles="reader"),
    _official("2020-04-01", "Petra Kallio", "hållbarhetschef", "contact@SBO",
              account="Kommunalt bolag", roles="company@SBO"),
    _official("2017-06-01", "Daniel Öhman", "systemförvaltare", "officer@KSF",
              account="Systemadministratör", roles="administrator"),
    _official("2020-01-07", "Birgitta Ekman", "kommundirektör", "chief_executive@KSF", "signatory@KS"),
    _official("2018-08-01", "Tomas Grahn", "förvaltningschef", "head@KFF"),
    _official("2015-01-01", "Nasrin Karimi", "förvaltningschef", "head@BUF"),
    _official("2022-02-01", "Peter Vikström", "förvaltningschef", "head@UAF"),
    _official("2013-09-02", "Anna-Lena Forsman", "förvaltningschef", "head@SBF"),
    _official("2021-05-10", "Mikael Toivonen", "förvaltningschef", "head@VOF"),
    _official("2009-03-16", "Yvonne Dahl", "nämndsekreterare", "clerk@GVN", "clerk@AMSN", "clerk@ÄON"),
    _official("2023-01-09", "Emil Strand", "nämndsekreterare", "clerk@SHN", "clerk@BN", "clerk@VN"),
    _official("2024-08-19", "Fatima Warsame", "projektledare", "officer@UAF", "contact@UAF"),
    _official("2012-04-02", "Lars Hedin", "miljöstrateg", "officer@SBF"),
    _official("2019-01-14", "Ingela Norrby", "bibliotekschef", "officer@KFF", "contact@KFF"),
    _official("2020-08-17", "Oskar Lund", "föreningskonsulent", "officer@KFF"),
    _official("2017-08-14", "Helena Mattsson", "rektor", "officer@BUF"),
    _official("2025-02-03", "Jasmin Petrov", "anhörigsamordnare", "officer@VOF"),
    _official("2022-03-14", "Viktor Ahlgren", "näringslivsutvecklare", "officer@KSF"),
)  # fmt: skip

ELECTED = (
    _elected("A", "Ulrika Sjögren", "chair@KS", "member@KF", "chair@KSAU", "chair@IBG",
             account="Ordförande, KS", roles="member@KS member@IBG"),
    _elected("B", "Hamid Farahani", "member@KFN", "member@KF", "member@IBG",
             account="Ledamot, KFN", roles="member@KFN"),
    _elected("B", "Göran Palmér", "first_vice_chair@KS", "member@KF"),
    _elected("C", "Lena Åkerblom", "second_vice_chair@KS", "member@KF", "member@IBG"),
    _elected("A", "Stig Malmros", "chair@KF"),
    _elected("C", "Ebba Rundqvist", "first_vice_chair@KF"),
    _elected("A", "Camilla Thorsén", "chair@KFN", "member@KF"),
    _elected("C", "Rolf Isaksson", "first_vice_chair@KFN"),
    _elected("B", "Samira Yusuf", "second_vice_chair@KFN", "substitute@KS"),
    _elected("A", "Nils Hägg", "substitute@KFN"),
    _elected("B", "Marianne Fors", "chair@BUN", "member@KF"),
    _elected("A", "Dragan Ilić", "first_vice_chair@BUN"),
    _elected("C", "Agneta Brolin", "second_vice_chair@BUN"),
    _elected("C", "Henrik Sundin", "chair@GVN", "member@KF"),
    _elected("A", "Aisha Bergström", "first_vice_chair@GVN"),
    _elected("A", "Kerstin Ljung", "chair@AMSN"),
    _elected("B", "Mattias Enqvist", "first_vice_chair@AMSN"),
    _elected("B", "Per-Olof Granath", "chair@SHN", "member@KF"),
    _elected("C", "Linnéa Storm", "first_vice_chair@SHN"),
    _elected("C", "Bengt Wiklund", "chair@BN"),
    _elected("A", "Ylva Rosén", "chair@ÄON", "member@KF"),
    _elected("B", "Torsten Näslund", "first_vice_chair@ÄON"),
    _elected("A", "Inger Holmgren", "chair@VN"),
    _elected("C", "Kjell Arvidsson", "chair@SBO"),
    _elected("B", "Solveig Danielsson", "chair@KPR"),
    _elected("A", "Robin Eklöf", "chair@KTR", "substitute@KFN"),
)  # fmt: skip

ACCOUNTS = (
    "Samordnare",
    "Handläggare, kultur och fritid",
    "Handläggare, barn och utbildning",
    "Handläggare, KS förvaltning",
    "Registrator",
    "Nämndsekreterare, KFN",
    "Nämndsekreterare, KS",
    "Ledamot, KFN",
    "Ordförande, KS",
    "Läsbehörig",
    "Kommunalt bolag",
    "Systemadministratör",
)
"""The demo accounts in the order they are offered."""

_ORDER = {name: place for place, name in enumerate(ACCOUNTS)}
PEOPLE = sorted(OFFICIALS + ELECTED, key=lambda told: _ORDER.get(told.account, len(_ORDER)))
