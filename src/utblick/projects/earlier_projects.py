"""Reading projects that were granted before Utblick from a table: which rows are new, and what is wrong where. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.projects.read_tables import Mistake, ReadTable, columns_of, numbered, unknown_body
from utblick.values import Text

LONGEST, MOST = 300, 10**11
_HEADS = {
    "title": ("titel", "projekt", "projekttitel", "projektnamn", "namn"),
    "body": ("nämnd", "namnd", "organ", "hör till"),
    "partner": ("partner", "part", "med vem", "samarbetspart"),
    "starts_on": ("börjar", "start", "startdatum", "projektstart", "första dag"),
    "ends_on": ("slutar", "slut", "slutdatum", "projektslut", "sista dag"),
    "grant": ("bidrag", "beviljat", "beviljat belopp", "belopp", "bidrag, kronor", "bidrag kronor"),
    "country": ("land", "partnerns land"),
    "leader": ("projektledare", "ledare", "kontaktperson"),
    "account_code": ("projektkod", "kod", "konto"),
    "report_on": ("nästa rapport", "rapport", "första rapport", "rapport senast"),
}
REQUIRED = ("title", "body", "partner", "starts_on", "ends_on", "grant")
_MONEY = re.compile(r"(\d+)(?:[.,]00?)?(?:kr|kronor|sek|:-)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project: its row in the source and its facts. ``country`` is "" for a partner we have; money is öre."""

    line: int
    title: str
    body_code: str
    partner: str
    country: str
    starts_on: date
    ends_on: date
    grant_minor: int
    leader: str
    account_code: str
    report_on: date | None = None
    is_known: bool = False

    @property
    def grant_kronor(self) -> int:
        return self.grant_minor // 100


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already. ``bodies``, ``countries``: code by name; ``partners``: its name by name; all in small
    letters. ``projects``: (body's code, title)."""

    bodies: Mapping[str, str]
    partners: Mapping[str, str]
    countries: Mapping[str, str]
    projects: frozenset[tuple[str, str]]


def read_projects(table: Iterable[list[str]], known: Known) -> ReadTable[ProjectRow]:
    """The projects of a table. One written twice, or there already, counts once. A new partner needs a country."""
    lines = numbered(table)
    columns = columns_of(lines[0][1], _HEADS) if lines else {}
    if lacking := [_HEADS[name][0] for name in REQUIRED if name not in columns]:
        return ReadTable((), (Mistake(lines[0][0] if lines else 1, _no_heads(lacking)),))
    rows: dict[tuple[str, str], ProjectRow] = {}
    mistakes: list[Mistake] = []
    for line, cells in lines[1:]:
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        read = _row(line, said, known)
        if isinstance(read, ProjectRow):
            rows.setdefault((read.body_code, read.title), read)
        else:
            mistakes += [Mistake(line, told) for told in read]
    head = "\t".join(words[0] for words in _HEADS.values())
    as_text = "\n".join([head, *(_written(row) for row in rows.values())])
    return ReadTable(tuple(rows.values()), tuple(mistakes), as_text)


def _row(line: int, said: Mapping[str, str], known: Known) -> ProjectRow | list[Text]:
    wrong: list[Text] = []

    def given(name: str, read: Callable[[str], Any], told: Callable[[str], Text]) -> Any:
        value = read(said.get(name, ""))
        if value is None:
            wrong.append(told(said.get(name, "")[:60]))
        return value

    title = given("title", lambda text: text[:LONGEST] or None, lambda _: _NO_TITLE)
    body = given("body", lambda text: known.bodies.get(text.lower()), unknown_body)
    starts = given("starts_on", _day, lambda text: _no_day("börjar", text))
    ends = given("ends_on", _day, lambda text: _no_day("slutar", text))
    grant = given("grant", _money, _no_money)
    partner = given("partner", lambda text: known.partners.get(text.lower(), text[:120]) or None, lambda _: _NO_PARTNER)
    country = ""
    if partner and partner.lower() not in known.partners:
        country = given("country", lambda text: known.countries.get(text.lower()), _no_country) or ""
    report = given("report_on", _day, lambda text: _no_day("nästa rapport", text)) if said.get("report_on") else None
    if starts and ends and ends < starts:
        wrong.append(Text("Projektet slutar innan det börjar. Rätta dagarna.", "The project ends before it begins."))
    if wrong or not (title and body and starts and ends and partner) or grant is None:
        return wrong
    leader, code = said.get("leader", "")[:120], said.get("account_code", "")[:40]
    is_known = (body, title) in known.projects
    return ProjectRow(line, title, body, partner, country, starts, ends, grant, leader, code, report, is_known)


def _written(row: ProjectRow) -> str:
    cells = (
        row.title, row.body_code, row.partner, row.starts_on.isoformat(), row.ends_on.isoformat(),
        str(row.grant_minor // 100), row.country, row.leader, row.account_code,
        row.report_on.isoformat() if row.report_on else "",
    )  # fmt: skip
    return "\t".join(cells)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text[:10])
    try:
        return date(*map(int, match.groups())) if match and 1950 <= int(match[1]) <= 2150 else None
    except ValueError:
        return None


def _money(text: str) -> int | None:
    match = _MONEY.fullmatch(re.sub(r"\s", "", text)[:30])
    return int(match[1]) * 100 if match and int(match[1]) <= MOST else None


_NO_TITLE = Text("Titeln saknas. Skriv vad projektet heter.", "The title is missing. Write what the project is called.")
_NO_PARTNER = Text(
    "Partnern saknas. Skriv med vem projektet drivs.", "The partner is missing. Write who it is run with."
)


def _no_heads(lacking: list[str]) -> Text:
    names = ", ".join(lacking)
    return Text(
        f"Första raden saknar rubrikerna {names}. Lägg till dem och läs in igen.",
        f"The first row lacks the headings {names}. Add them and import again.",
    )


def _no_day(head: str, said: str) -> Text:
    return Text(
        f"”{said}” under {head} är ingen dag. Skriv som 2026-09-01.",
        f"“{said}” under {head} is no day. Write 2026-09-01.",
    )


def _no_money(said: str) -> Text:
    return Text(
        f"”{said}” är inget belopp i kronor. Skriv som 250000.", f"“{said}” is no amount in kronor. Write it as 250000."
    )


def _no_country(said: str) -> Text:
    return Text(
        f"Partnern är ny, och ”{said}” är inget land. Skriv landet på svenska, till exempel Lettland.",
        f"The partner is new, and “{said}” is no country. Write the country's name, such as Lettland.",
    )
