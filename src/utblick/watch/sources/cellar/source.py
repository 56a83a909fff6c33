"""CELLAR as one of the sources that Utblick watches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from utblick.values import Text
from utblick.watch.sources.cellar.queries import KINDS, LIMIT, by_celex, by_day
from utblick.watch.sources.identifiers import Identifier, Scheme, celex, document_of_celex, procedure
from utblick.watch.sources.parsed import Ignored, Unreadable
from utblick.watch.sources.reading import day_in, each, read_json, text_of, under
from utblick.watch.sources.splitting import Part, json_parts
from utblick.watch.sources.stage_sources import StageSource, harvest, register
from utblick.watch.sources.stages import (
    Code,
    CodeScheme,
    Harvest,
    ParsedStage,
    Quarantined,
    Request,
    Stage,
    Where,
    gathered,
    named,
)

CODE = "cellar"
EUR_LEX = "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:"
OPEN_END = "9999-12-31"
ASKED_AGAIN = 50
"""So many works are asked for in one question."""

Row = dict[str, str]


class Cellar(StageSource):
    """CELLAR (Publikationsbyråns databas, EUR-Lex)."""

    code = CODE
    name = Text(sv="EUR-Lex (CELLAR): förslag och rättsakter", en="EUR-Lex (CELLAR): proposals and acts")

    def requests(self, since: date, until: date) -> list[Request]:
        """One question a day and group of kinds."""
        days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        return [by_day(kinds, day) for day in days for kinds in KINDS]

    def parse(self, body: bytes) -> Harvest:
        return harvest(_parse, body)

    def records(self, body: bytes) -> list[Part]:
        """One a work: its rows together."""
        rows: dict[str, list[Any]] = {}
        for binding in _bindings(read_json(body)):
            rows.setdefault(_row(binding).get("celex", ""), []).append(binding)
        return json_parts(rows.items(), lambda found: {"results": {"bindings": found}})

    def again(self, references: Collection[str]) -> list[Request]:
        """Works that lacked a title or EuroVoc, some at a time."""
        numbers = sorted(references)
        return [by_celex(numbers[first : first + ASKED_AGAIN]) for first in range(0, len(numbers), ASKED_AGAIN)]


def stage_of(number: str) -> Stage:
    """The stage that a CELEX number tells of by its sector and kind."""
    sector, kind = number[:1], "".join(letter for letter in number[5:7] if letter.isalpha())
    if sector == "3":
        return Stage.ADOPTED_ACT
    if sector == "5":
        return {"PC": Stage.PROPOSAL, "DC": Stage.COMMUNICATION, "JC": Stage.COMMUNICATION}.get(kind, Stage.OTHER)
    return Stage.OTHER


def _parse(body: bytes) -> Harvest:
    bindings = _bindings(read_json(body))
    works: dict[str, list[Row]] = {}
    quarantined, ignored = [], []
    for number, binding in enumerate(bindings, start=1):
        row = _row(binding)
        if not row.get("celex"):
            quarantined.append(Quarantined(f"#{number}", "no CELEX number"))
        elif "R(" in row["celex"]:
            ignored.append(Ignored(row["celex"], "a corrigendum"))
        else:
            works.setdefault(row["celex"], []).append(row)
    found = each(works.items(), _work)
    if len(bindings) >= LIMIT:
        quarantined.append(Quarantined("", f"{LIMIT} rows: there may be more than were given"))
    return replace(found, quarantined=(*found.quarantined, *quarantined), ignored=tuple(ignored))


def _bindings(answer: Any) -> list[Any]:
    bindings = under(answer, "results", "bindings")
    if not isinstance(bindings, list):
        raise Unreadable("not the results of a query")
    return bindings


def _row(binding: Any) -> Row:
    """A row as plain texts; Virtuoso's ``typed-literal`` is read like any other literal."""
    if not isinstance(binding, dict):
        return {}
    return {name: text_of(cell.get("value")) for name, cell in binding.items() if isinstance(cell, dict)}


def _work(rows: list[Row]) -> ParsedStage:
    """One work; it comes in several rows when it is of several types or has several dates."""
    number = next(celex(rows[0]["celex"]), None)
    if number is None or number.value != rows[0]["celex"]:
        raise Unreadable(f"not a CELEX number: {rows[0]['celex'][:40]!r}")
    title_sv, title_en = _first(rows, "title_sv"), _first(rows, "title_en")
    eurovoc = tuple(Code(CodeScheme.EUROVOC, code) for code in _last_parts(rows, "eurovoc"))
    proposal = document_of_celex(number)
    adopts = [name for row in rows for name in celex(row.get("adopts", "").replace("|", " "))]
    return ParsedStage(
        source=CODE,
        reference=number.value,
        stage=stage_of(number.value),
        title_sv=title_sv,
        title_en=title_en,
        identifiers=gathered(
            named(Where.NUMBER, number, *([proposal] if proposal else [])),
            named(Where.RELATION, *adopts),
            named(Where.RELATION, *_proposals(adopts)),
            named(Where.TITLE, *procedure(f"{title_sv} {title_en}")),
        ),
        published_on=_date(rows),
        url=EUR_LEX + number.value,
        codes=eurovoc,
        incomplete=missing(title_sv, title_en, bool(eurovoc)),
    )


def missing(title_sv: str, title_en: str, has_eurovoc: bool) -> tuple[str, ...]:
    """What is known to come later for a work that lacks it."""
    have = {"title_sv": bool(title_sv), "title_en": bool(title_en), "eurovoc": has_eurovoc}
    return tuple(name for name, there in have.items() if not there)


def _proposals(numbers: list[Identifier]) -> list[Identifier]:
    return [name for number in numbers if (name := document_of_celex(number)) and name.scheme is not Scheme.CELEX]


def _first(rows: list[Row], name: str) -> str:
    return next((row[name] for row in rows if row.get(name)), "")


def _last_parts(rows: list[Row], name: str) -> list[str]:
    parts = (part for row in rows for part in row.get(name, "").split("|"))
    return list(dict.fromkeys(last for part in parts if (last := part.rstrip("/").rpartition("/")[2])))


def _date(rows: list[Row]) -> date | None:
    """The first valid date among the rows; a work without one is still a work."""
    days = []
    for row in rows:
        try:
            day = day_in(row.get("date"))
        except Unreadable:
            continue
        if day and day.isoformat() != OPEN_END:
            days.append(day)
    return min(days, default=None)


register(Cellar())
