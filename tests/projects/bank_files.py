"""Files as the four project banks export them, with projects that are made up."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from openpyxl import Workbook

ESF_HEADS = [
    "Diarienummer / Operation ID", "Stödmottagare / Beneficiary", "Projektägare organisationsnummer / Beneficiary ID",
    "Namn på insatsen / Operation Name", "Programområde / Priority", "Total projektbudget / Total budget SEK",
    "EU-stöd i SEK / EU contribution SEK", "Startdatum / Start date", "Slutdatum / End date", "EU-fond / EU fund",
]  # fmt: skip
ESF_ROW = [
    "31-001-S01", "Provkommun", "212000-9999", "Nya vägar", "A", "2 000 000", "800 000", "2031-01-01", "2032-12-31",
    "ESF+",
]  # fmt: skip
KOHESIO_HEADS = [
    "Operation_Unique_Identifier", "Operation_Local_Identifier", "Operation_Name_Programme_Language", "Country",
    "Operation_Start_Date", "Operation_End_Date", "Total_Eligible_Expenditure_amount",
    "Total_Eligible_Expenditure_Currency", "Project_EU_Budget", "Beneficiary_Name", "Beneficiary_Local_Identifier",
]  # fmt: skip
KOHESIO_ROW = [
    "https://example.org/entity/Q900001", "2031SE05SFPR001_31-001-S01", "Nya vägar", "Sweden", "01/02/2031",
    "31/12/2032", "200000.5", "EUR", "80000", "Provkommun", "2120009999",
]  # fmt: skip
CORDIS_PROJECTS = "id;acronym;title;frameworkProgramme;topics;startDate;endDate;totalCost;ecMaxContribution;objective"
CORDIS_ORGANISATIONS = "projectID;organisationID;vatNumber;name;country;role;ecContribution;netEcContribution"
KEEP_PROJECTS = [
    "Programme", "Project ID (2021-2027 only)", "Project acronym", "Project name in English", "Project start",
    "Project end", "Project's total budget / expenditure", "Project's EU funding", "Website",
]  # fmt: skip
KEEP_PARTNERS = [
    "Programme", "Project ID (2021-2027 only)", "Project acronym", "Lead partner", "Organisation in English",
    "Organisation in language 2", "Participant Identification Code", "Partner’s ID if not PIC", "Country code",
    "Partner's programme co-financing (EUR) (2021-2027 only)", "ERDF contribution (2014-2020 only)",
]  # fmt: skip


def csv_of(heads: list[str], *rows: list[str], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Every field quoted, as the banks do."""
    return "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in (heads, *rows)).encode(encoding)


def esf_row(**new: str) -> list[str]:
    return _with(ESF_HEADS, ESF_ROW, new)


def kohesio_row(**new: str) -> list[str]:
    return _with(KOHESIO_HEADS, KOHESIO_ROW, new)


def book_of(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def keep_book(projects: list[list[Any]], partners: list[list[Any]]) -> bytes:
    return book_of(Projects=[KEEP_PROJECTS, *projects], Partners=[KEEP_PARTNERS, *partners])


def cordis_zip(projects: list[str], organisations: list[str], folder: str = "csv/") -> bytes:
    """The two tables as they lie in the ZIP; rows as text, so that they may be as broken as real ones."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, heads, rows in (
            ("project.csv", CORDIS_PROJECTS, projects), ("organization.csv", CORDIS_ORGANISATIONS, organisations),
        ):  # fmt: skip
            quoted = ";".join(f'"{head}"' for head in heads.split(";"))
            packed.writestr(f"{folder}{name}", "\ufeff" + "\n".join([quoted, *rows]) + "\n")
    return written.getvalue()


def cordis_project(number: int, title: str = "Warm homes", objective: str = "To know more.") -> str:
    cells = (
        number, f"WARM{number}", title, "HORIZON", "HORIZON-CL5", "2031-03-01", "2034-02-28", "4000000,5", "3500000",
        objective,
    )  # fmt: skip
    return ";".join(f'"{cell}"' for cell in cells)


def cordis_part(number: int, name: str, pic: int, role: str = "participant", vat: str = "", country: str = "SE") -> str:
    return ";".join(f'"{cell}"' for cell in (number, pic, vat, name, country, role, "186555,25", ""))


def _with(heads: list[str], row: list[str], new: dict[str, str]) -> list[str]:
    places = {head.split(" / ")[-1].lower().replace(" ", "_"): place for place, head in enumerate(heads)}
    told = list(row)
    for name, cell in new.items():
        told[places[name]] = cell
    return told
