"""From the rows of an index to handlingar, with everything that is wrong told row by row. No database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from utblick.cases.models import MatterDocument
from utblick.values import Text, searchable

MAX_ROWS = 500
LONGEST = {"number": 60, "title": 300, "document": 300, "counterpart": 200, "path": 400}
COLUMNS: dict[str, tuple[Text, set[str]]] = {
    "number": (
        Text("Dnr", "Case number"),
        {"dnr", "diarienr", "diarienummer", "ärendenr", "ärendenummer", "case number"},
    ),
    "title": (Text("Ärende", "Matter"), {"ärende", "ärenderubrik", "ärendemening", "matter"}),
    "body": (Text("Myndighet", "Authority"), {"myndighet", "nämnd", "organ", "authority"}),
    "opened_on": (Text("Öppnat", "Opened"), {"öppnat", "öppnad", "startdatum", "opened"}),
    "closed_on": (Text("Avslutat", "Closed"), {"avslutat", "avslutad", "slutdatum", "closed"}),
    "document": (Text("Handling", "Document"), {"handling", "handlingsrubrik", "dokument", "document"}),
    "direction": (Text("Riktning", "Direction"), {"riktning", "in ut", "direction"}),
    "dated_on": (Text("Datum", "Date"), {"datum", "handlingsdatum", "date"}),
    "counterpart": (
        Text("Avsändare eller mottagare", "Sender or receiver"),
        {"avsändare eller mottagare", "avsändare mottagare", "avsändare", "mottagare", "counterpart"},
    ),
    "path": (Text("Fil", "File"), {"fil", "filnamn", "sökväg", "file"}),
    "checksum": (Text("SHA-256", "SHA-256"), {"sha 256", "sha256", "kontrollsumma", "checksum"}),
}
REQUIRED = ("number", "title", "document", "direction", "dated_on", "path")
_D = MatterDocument.Direction
_DIRECTIONS: dict[str, str] = {
    **dict.fromkeys(("in", "i", "inkommen", "inkommande"), _D.INCOMING),
    **dict.fromkeys(("upprättad", "u", "intern"), _D.DRAWN_UP),
    **dict.fromkeys(("ut", "utgående", "skickad", "expedierad"), _D.SENT),
    **dict.fromkeys(("mottagen",), _D.RECEIVED),
}
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_FORMULA = ("=", "@", "+", "\t")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong on a row of the index (1 = its first), and what to do about it."""

    line: int
    told: Text


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A handling as the index has it. ``body`` is "" where it is not told; ``checksum`` is hex or ""."""

    line: int
    number: str
    title: str
    document: str
    direction: str
    dated_on: date
    path: str
    counterpart: str = ""
    body: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    checksum: str = ""


@dataclass
class Index:
    """What could be read of an index, and every mistake found on the way."""

    rows: list[IndexRow] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, sv: str, en: str) -> None:
        self.mistakes.append(Mistake(line, Text(sv, en)))


def read(cells: Sequence[Sequence[str]]) -> Index:
    """The index in these rows. Never raises: what cannot be read becomes mistakes."""
    index = Index()
    numbered = [(line, row) for line, row in enumerate(cells, 1) if any(row)]
    line, head = numbered[0] if numbered else (1, [])
    columns = _columns(head)
    if missing := [name for name in REQUIRED if name not in columns]:
        sv, en = (", ".join(COLUMNS[name][0].in_language(language) for name in missing) for language in ("sv", "en"))
        there = ", ".join(cell.strip()[:40] for cell in head if cell.strip())[:300] or "–"
        index.wrong(
            line,
            f"De här kolumnerna saknas i förteckningen: {sv}. Där finns: {there}. Byt namn på dem som motsvarar.",
            f"The index lacks these columns: {en}. It has: {there}. Rename those that mean the same.",
        )
        return index
    if len(numbered) - 1 > MAX_ROWS:
        index.wrong(line, f"Fler än {MAX_ROWS} handlingar. Dela upp exporten.", f"Over {MAX_ROWS} rows. Divide it.")
        return index
    for line, row in numbered[1:]:
        _read_row(index, line, {name: row[at] if at < len(row) else "" for name, at in columns.items()})
    if not index.rows and not index.mistakes:
        index.wrong(line, "Förteckningen har inga handlingar.", "The index has no documents.")
    return index


def _columns(head: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        word = searchable(cell)
        name = next((name for name, (_, words) in COLUMNS.items() if word in words and name not in found), None)
        if name:
            found[name] = place
    return found


def _read_row(index: Index, line: int, told: Mapping[str, str]) -> None:
    before = len(index.mistakes)
    values = {name: "" if told.get(name, "") in ("-", "–") else told.get(name, "") for name in COLUMNS}
    for name, text in values.items():
        label = COLUMNS[name][0]
        if name in REQUIRED and not text:
            index.wrong(line, f"{label.sv} saknas.", f"{label.en} is missing.")
        elif text.startswith(_FORMULA):
            index.wrong(
                line, f"{label.sv} börjar som en formel. Skriv texten som den är.", f"{label.en} begins as a formula."
            )
        elif len(text) > LONGEST.get(name, 400):
            most = LONGEST.get(name, 400)
            index.wrong(line, f"{label.sv} är längre än {most} tecken.", f"{label.en} is over {most} characters.")
    direction = _DIRECTIONS.get(searchable(values["direction"]), "")
    if values["direction"] and not direction:
        index.wrong(
            line, "Riktning ska vara inkommen, upprättad, skickad eller mottagen.",
            "Direction must be inkommen, upprättad, skickad or mottagen.",
        )  # fmt: skip
    days = {name: _day(index, line, name, values[name]) for name in ("dated_on", "opened_on", "closed_on")}
    checksum = values["checksum"].lower()
    if checksum and not _DIGEST.fullmatch(checksum):
        index.wrong(line, "Kontrollsumman är ingen SHA-256 (64 tecken).", "The checksum is no SHA-256 (64 characters).")
    if len(index.mistakes) > before or days["dated_on"] is None:
        return
    index.rows.append(
        IndexRow(
            line,
            values["number"],
            values["title"],
            values["document"],
            direction,
            days["dated_on"],
            values["path"],
            values["counterpart"],
            values["body"],
            days["opened_on"],
            days["closed_on"],
            checksum,
        )  # fmt: skip
    )


def _day(index: Index, line: int, name: str, text: str) -> date | None:
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found and int(found[1]) >= 1900:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    label = COLUMNS[name][0]
    index.wrong(
        line, f"{label.sv} ”{text[:20]}” är inget datum. Skriv till exempel 2024-03-15.",
        f"{label.en} “{text[:20]}” is not a date. Write for example 2024-03-15.",
    )  # fmt: skip
    return None
