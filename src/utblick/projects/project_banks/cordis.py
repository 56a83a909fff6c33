"""CORDIS, the bank of Horizon 2020 and Horizon Europe: a ZIP with project.csv and organization.csv. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from utblick.projects.project_banks.columns import Columns
from utblick.projects.project_banks.found import BankFile, FoundProject, Line, Role
from utblick.projects.project_banks.ours import Ours, Own, is_ours
from utblick.values import Text

PROJECTS = Columns(
    {
        "id": ("id",),
        "acronym": ("acronym",),
        "title": ("title",),
        "programme": ("frameworkProgramme",),
        "topics": ("topics",),
        "starts": ("startDate",),
        "ends": ("endDate",),
        "total": ("totalCost",),
        "eu": ("ecMaxContribution",),
    },
    ("id", "acronym", "title"),
)
ORGANISATIONS = Columns(
    {
        "id": ("projectID",),
        "pic": ("organisationID",),
        "vat": ("vatNumber",),
        "name": ("name",),
        "country": ("country",),
        "role": ("role",),
        "share": ("ecContribution",),
        "net_share": ("netEcContribution",),
    },
    ("id", "pic", "name", "role"),
)
_ROLES: dict[str, Role] = {"coordinator": "coordinator", "associatedpartner": "associated"}


@dataclass(frozen=True, slots=True)
class _Part:
    ours: Ours
    written: str
    role: Role
    share: int | None


def read(file: BankFile, projects: Iterable[Line], organisations: Iterable[Line], own: Own) -> None:
    """Keep our projects: our rows among the organisations first, then the projects they name."""
    ours: dict[str, _Part] = {}
    leads: dict[str, str] = {}
    for line in organisations:
        key, role = line.text("id", 20), line.text("role", 40).lower()
        if role == "coordinator":
            leads[key] = line.text("name")
        told = {"number": line.text("vat", 40), "pic": line.text("pic", 40), "country": line.text("country", 20)}
        if found := is_ours(own, line.text("name"), **told):
            share = line.minor("share")
            part = _Part(
                found,
                line.text("name"),
                _ROLES.get(role, "partner"),
                line.minor("net_share") if share is None else share,
            )
            if key not in ours or _surer(part, ours[key]):
                ours[key] = part
    for line in projects:
        if line.text("id", 20) in ours:
            part = ours.pop(line.text("id", 20))
            file.keep(_project(line, part, leads.get(line.text("id", 20), "")))
    for key, left in ours.items():
        file.miss(1, _missing(key, left.written), "project.csv")


def _surer(one: _Part, other: _Part) -> bool:
    order = ("certain", "likely", "ask")
    return order.index(one.ours.certainty) < order.index(other.ours.certainty)


def _project(line: Line, part: _Part, lead: str) -> FoundProject:
    number = line.text("id", 20)
    starts, ends = line.days("starts", "ends")
    return FoundProject(
        identifier=f"cordis:{number}", number=number, title=line.text("title") or line.text("acronym") or number,
        acronym=line.text("acronym", 120), ours=part.ours, written=part.written,
        programme=" ".join(filter(None, (line.text("programme", 60), line.text("topics", 120)))), role=part.role,
        lead="" if part.role == "coordinator" else lead, starts_on=starts, ends_on=ends,
        currency="EUR", ours_minor=part.share, eu_minor=line.minor("eu"), total_minor=line.minor("total"),
        url=f"https://cordis.europa.eu/project/id/{number}",
    )  # fmt: skip


def _missing(number: str, name: str) -> Text:
    return Text(
        f"{name} står med i projekt {number}, men projektet saknas i project.csv.",
        f"{name} is part of project {number}, but the project is not in project.csv.",
    )
