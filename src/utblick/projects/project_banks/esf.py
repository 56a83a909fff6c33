"""The project bank of Svenska ESF-rådet (projektbanken): one row a project, who owns it with its number. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from utblick.projects.project_banks.columns import Columns
from utblick.projects.project_banks.found import BankFile, FoundProject, Line
from utblick.projects.project_banks.ours import Own, in_title, is_ours

COLUMNS = Columns(
    {
        "number": ("Diarienummer / Operation ID",),
        "owner": ("Stödmottagare / Beneficiary",),
        "owner_number": ("Projektägare organisationsnummer / Beneficiary ID",),
        "country": ("Stödmottagarens land / Beneficiary country",),
        "title": ("Namn på insatsen / Operation Name",),
        "programme": ("Programområde / Priority",),
        "fund": ("EU-fond / EU fund",),
        "total": ("Total projektbudget / Total budget SEK",),
        "eu": ("EU-stöd i SEK / EU contribution SEK",),
        "starts": ("Startdatum / Start date",),
        "ends": ("Slutdatum / End date",),
    },
    ("number", "owner", "title"),
)


def read(file: BankFile, lines: Iterable[Line], own: Own) -> None:
    """Keep our projects. "Beviljat ESF-stöd" holds national money too and is no EU share: it is not read."""
    for line in lines:
        owner_number = line.text("owner_number", 60)
        ours = is_ours(own, line.text("owner"), number=owner_number, country=line.text("country"))
        ours = ours or (None if owner_number else in_title(own, line.text("title")))
        number = line.text("number", 40).upper()
        if ours is None or not number:
            continue
        eu = line.minor("eu")
        programme = " ".join(filter(None, (line.text("fund"), line.text("programme"))))
        starts, ends = line.days("starts", "ends")
        file.keep(
            FoundProject(
                identifier=f"esf:{number}", number=number, title=line.text("title") or number, ours=ours,
                written=line.text("owner"), programme=programme[:300],
                starts_on=starts, ends_on=ends, currency="SEK", ours_minor=eu, eu_minor=eu,
                total_minor=line.minor("total"),
                url=f"https://www.esf.se/resultat/projektbanken/projekt/?dnr={quote(number)}",
            )
        )  # fmt: skip
