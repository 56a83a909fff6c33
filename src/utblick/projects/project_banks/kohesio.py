"""Kohesio, the Commission's bank of the cohesion funds: one row for each beneficiary of a project. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from utblick.projects.project_banks.columns import Columns
from utblick.projects.project_banks.found import BankFile, FoundProject, Line
from utblick.projects.project_banks.ours import Ours, Own, in_title, is_ours, is_swedish

COLUMNS = Columns(
    {
        name.lower(): (name,)
        for name in (
            "Operation_Unique_Identifier", "Operation_Local_Identifier", "Operation_Name_Programme_Language",
            "Operation_Name_English", "Operation_Start_Date", "Operation_End_Date", "Country", "Fund_Code",
            "Programme_Name", "Total_Eligible_Expenditure_amount", "Total_Eligible_Expenditure_Currency",
            "Project_EU_Budget", "Beneficiary_Name", "Beneficiary_Local_Identifier",
        )
    },
    ("operation_unique_identifier", "operation_local_identifier", "beneficiary_name"),
)  # fmt: skip
_OLD_NUMBER = re.compile(r"\d{4}/\d{5}")


def read(file: BankFile, lines: Iterable[Line], own: Own) -> None:
    """Keep our projects. Of one with several beneficiaries the EU's money is told of all together: how much of it is
    ours is not known."""
    beneficiaries: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        identifier = line.text("operation_unique_identifier").rstrip("/").rpartition("/")[2]
        name = line.text("beneficiary_name")
        country = line.text("country", 60)
        if not identifier or not is_swedish(country):
            continue
        beneficiaries[identifier].add(hash(name))
        number = line.text("beneficiary_local_identifier", 60)
        ours = is_ours(own, name, number=number, country=country)
        ours = ours or (None if number else in_title(own, line.text("operation_name_programme_language")))
        if ours is not None:
            file.keep(_project(line, f"kohesio:{identifier}", name, ours))
    for key, project in file.projects.items():
        if len(beneficiaries[key.removeprefix("kohesio:")]) > 1:
            file.projects[key] = replace(project, ours_minor=None)


def number_of_fund(local: str) -> str:
    """The funder's own number in Kohesio's local one: what stands after the programme's code."""
    if "_" in local:
        return local.rpartition("_")[2].upper()
    return local if _OLD_NUMBER.fullmatch(local) else ""


def _project(line: Line, identifier: str, name: str, ours: Ours) -> FoundProject:
    currency = line.currency("total_eligible_expenditure_currency")
    eu = line.minor("project_eu_budget") if currency else None
    title = line.text("operation_name_programme_language") or line.text("operation_name_english")
    starts, ends = line.days("operation_start_date", "operation_end_date")
    return FoundProject(
        identifier=identifier, number=number_of_fund(line.text("operation_local_identifier", 80)),
        title=title or identifier, ours=ours, written=name,
        programme=line.text("programme_name") or line.text("fund_code"), starts_on=starts, ends_on=ends,
        currency=currency or "EUR", ours_minor=eu, eu_minor=eu,
        total_minor=line.minor("total_eligible_expenditure_amount") if currency else None,
        url=f"https://kohesio.ec.europa.eu/projects/{identifier.removeprefix('kohesio:')}",
    )  # fmt: skip
