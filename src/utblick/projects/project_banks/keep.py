"""keep.eu, the bank of Interreg: a workbook with a sheet of projects and one of their partners. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from utblick.projects.project_banks.columns import Columns
from utblick.projects.project_banks.found import BankFile, FoundProject, Line
from utblick.projects.project_banks.ours import Ours, Own, is_ours
from utblick.values import Text
from utblick.values.words import searchable

_KEYS = {
    "programme": ("Programme",),
    "number": ("Project ID (2021-2027 only)", "Project ID"),
    "acronym": ("Project acronym",),
}
_NAMES = (
    "Organisation in English",
    "Organisation in language 2",
    "Organisation in language 3",
    "Organisation in language 4",
)
PROJECTS = Columns(
    {
        **_KEYS,
        "title": ("Project name in English",),
        "title_2": ("Project name in language 2",),
        "starts": ("Project start",),
        "ends": ("Project end",),
        "total": ("Project's total budget / expenditure",),
        "eu": ("Project's EU funding",),
        "url": ("Website",),
    },
    ("programme", "acronym", "title"),
)
PARTNERS = Columns(
    {
        **_KEYS,
        **{f"name_{place}": (name,) for place, name in enumerate(_NAMES)},
        "lead": ("Lead partner",),
        "pic": ("Participant Identification Code",),
        "other_number": ("Partner’s ID if not PIC", "Partner's ID if not PIC"),
        "country": ("Country code",),
        "share": ("Partner's programme co-financing (EUR) (2021-2027 only)",),
        "erdf": ("ERDF contribution (2014-2020 only)",),
    },
    ("programme", "acronym", "name_0"),
)


@dataclass(frozen=True, slots=True)
class _Part:
    ours: Ours
    written: str
    is_lead: bool
    share: int | None


def read(file: BankFile, projects: Iterable[Line], partners: Iterable[Line], own: Own) -> None:
    """Keep our projects: our rows among the partners first, then the projects they name."""
    ours: dict[str, _Part] = {}
    leads: dict[str, str] = {}
    for line in partners:
        names = [name for place in range(len(_NAMES)) if (name := line.text(f"name_{place}"))]
        is_lead = line.text("lead", 10).lower() in ("yes", "ja", "true", "1")
        keys = _keys(line)
        if is_lead and names:
            leads |= dict.fromkeys(keys, names[0])
        if (found := _ours_among(own, names, line)) and keys:
            share = line.minor("share")
            part = _Part(found[0], found[1], is_lead, line.minor("erdf") if share is None else share)
            for key in keys:
                ours.setdefault(key, part)
        elif found:
            file.miss(line.number, _WITHOUT_PROJECT, line.part)
    for line in projects:
        keys = _keys(line)
        if parts := [ours.pop(key) for key in keys if key in ours]:
            lead = next((leads[key] for key in keys if key in leads), "")
            file.keep(_project(line, keys[0], parts[0], lead))
    for part in {id(part): part for part in ours.values()}.values():
        file.miss(1, _missing(part.written), "Projects")


def _ours_among(own: Own, names: list[str], line: Line) -> tuple[Ours, str] | None:
    other, pic, country = line.text("other_number", 60), line.text("pic", 60), line.text("country", 60)
    found = [
        (ours, name) for name in names or [""] if (ours := is_ours(own, name, number=other, pic=pic, country=country))
    ]
    return min(found, key=lambda one: ("certain", "likely", "ask").index(one[0].certainty)) if found else None


def _keys(line: Line) -> list[str]:
    """What both sheets know a project by: its programme with its number (from 2021 on), or with its acronym."""
    programme, number, acronym = line.text("programme"), line.text("number", 60), line.text("acronym", 120)
    return [f"{searchable(programme)}/{searchable(told)}" for told in (number, acronym) if told and programme]


def _project(line: Line, key: str, part: _Part, lead: str) -> FoundProject:
    acronym = line.text("acronym", 120)
    starts, ends = line.days("starts", "ends")
    return FoundProject(
        identifier=f"keep:{key}"[:200], number=line.text("number", 60),
        title=line.text("title") or line.text("title_2") or acronym, acronym=acronym, ours=part.ours,
        written=part.written, programme=line.text("programme"), role="coordinator" if part.is_lead else "partner",
        lead="" if part.is_lead else lead, starts_on=starts, ends_on=ends, currency="EUR",
        ours_minor=part.share, eu_minor=line.minor("eu"), total_minor=line.minor("total"), url=_address(line),
    )  # fmt: skip


def _address(line: Line) -> str:
    url = line.text("url")
    return url if url.startswith(("https://", "http://")) else ""


_WITHOUT_PROJECT = Text(
    "Raden är er, men säger inte vilket projekt den hör till.", "The row is yours, but does not say which project."
)


def _missing(name: str) -> Text:
    return Text(
        f"{name} står på bladet Partners, men projektet saknas på bladet Projects.",
        f"{name} stands on the sheet Partners, but the project is not on the sheet Projects.",
    )
