"""From rows of cells to the meetings of a plan, whichever of the usual forms it has.

* a list with a header: Organ; Datum; Tid; Plats; Ställning; Ordning
* a matrix: one row a body, one column a month, days in the cells ("20", "6*, 20", "22(tis)"; * = reserve date)
* lines: "KS: 13 januari, 10 februari", or the body's name on a line of its own with its days on the lines below
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from utblick.dates.calendars import MeetingStatus
from utblick.organisation.meeting_plans import written_days
from utblick.organisation.meeting_plans.written_days import WrittenDay
from utblick.ui import formats
from utblick.values import Text, searchable

_COLUMNS = {
    "body": {"organ", "nämnd", "namnd", "body", "instans", "förkortning", "styrelse nämnd", "nämnd styrelse"},
    "on": {"datum", "date", "dag", "dagar", "sammanträde", "sammanträden", "sammanträdesdatum", "sammanträdesdag"},
    "starts_at": {"tid", "klockslag", "kl", "time", "starttid"},
    "place": {"plats", "lokal", "place"},
    "status": {"ställning", "status", "typ", "anmärkning"},
    "order_in_day": {"ordning", "order"},
    "weekday": {"veckodag", "dag", "weekday"},
}
_HEADER_WITHIN = 15
_FIRST_YEAR, _LAST_YEAR = 1950, 2199
_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d|21\d\d)\b")
WEEKDAYS = (
    Text("en måndag", "a Monday"),
    Text("en tisdag", "a Tuesday"),
    Text("en onsdag", "a Wednesday"),
    Text("en torsdag", "a Thursday"),
    Text("en fredag", "a Friday"),
    Text("en lördag", "a Saturday"),
    Text("en söndag", "a Sunday"),
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One meeting as the plan has it. ``line`` is its row in the source, from 1; ``body`` as it is written there."""

    line: int
    body: str
    on: date
    status: MeetingStatus = "planned"
    starts_at: time | None = None
    place: str = ""
    order_in_day: int = 0


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong on a line, and what to do about it."""

    line: int
    told: Text


@dataclass(frozen=True)
class MeetingPlan:
    """The meetings of one year that could be read, and every mistake found on the way."""

    year: int
    rows: tuple[PlanRow, ...]
    mistakes: tuple[Mistake, ...]


@dataclass
class _Reader:
    year: int
    rows: list[PlanRow] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, sv: str, en: str) -> None:
        self.mistakes.append(Mistake(line, Text(sv, en)))

    def add(self, line: int, body: str, written: WrittenDay, *, place: str = "", order: int = 0) -> None:
        day = self._day(line, written)
        if day is not None:
            status = written.status or "planned"
            self.rows.append(PlanRow(line, body, day, status, written.starts_at, place[:120], order))

    def _day(self, line: int, written: WrittenDay) -> date | None:
        shown = written.text[:40]
        if written.left or written.day is None or written.month is None:
            self.wrong(
                line,
                f"”{shown}” är inget datum. Skriv till exempel 2026-01-20 eller 20 januari.",
                f"“{shown}” is not a date. Write for example 2026-01-20 or 20 januari.",
            )
            return None
        try:
            day = date(written.year or self.year, written.month, written.day)
        except ValueError:
            self.wrong(
                line,
                f"”{shown}” finns inte i kalendern. Kontrollera dag och månad.",
                f"“{shown}” is not in the calendar. Check day and month.",
            )
            return None
        if day.year != self.year:
            self.wrong(
                line,
                f"{shown} ligger inte i {self.year}. Rätta datumet eller välj rätt år.",
                f"{shown} is not in {self.year}. Correct the date or choose the right year.",
            )
            return None
        if written.weekday is not None and written.weekday != day.weekday():
            is_, told = WEEKDAYS[day.weekday()], WEEKDAYS[written.weekday]
            self.wrong(
                line,
                f"{formats.day(day, 'sv').capitalize()} är {is_.sv}, inte {told.sv}. Kontrollera datumet.",
                f"{formats.day(day, 'en')} is {is_.en}, not {told.en}. Check the date.",
            )
            return None
        return day


def read(rows: Sequence[Sequence[str]], year: int) -> MeetingPlan:
    """The plan in these rows for ``year``. Never raises: what cannot be read becomes mistakes."""
    reader = _Reader(year)
    numbered = [(line, list(cells)) for line, cells in enumerate(rows, 1) if any(cells)]
    for place, (_line, cells) in enumerate(numbered[:_HEADER_WITHIN]):
        if columns := _list_columns(cells):
            _read_list(reader, columns, numbered[place + 1 :])
            break
        if months := _month_columns(cells):
            _read_matrix(reader, months, numbered[place + 1 :])
            break
    else:
        _read_lines(reader, numbered)
    if not reader.rows and not reader.mistakes:
        reader.wrong(
            1,
            "Här finns inga sammanträden. Planen ska ha ett organ och datum på varje rad.",
            "There are no meetings here. Each row of the plan needs a body and dates.",
        )
    return MeetingPlan(year, tuple(reader.rows), tuple(reader.mistakes))


def year_of(rows: Sequence[Sequence[str]]) -> int | None:
    """The year written most often in the plan, if any is."""
    years = [int(found) for cells in rows for cell in cells for found in _YEAR.findall(cell)]
    return max(sorted(set(years)), key=years.count) if years else None


def _list_columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        word = searchable(cell)
        name = next((name for name, words in _COLUMNS.items() if word in words and name not in found), None)
        if name is not None:
            found[name] = place
    return found if {"body", "on"} <= found.keys() else {}


def _month_columns(cells: Sequence[str]) -> dict[int, int]:
    found = {place: month for place, cell in enumerate(cells) if (month := written_days.month_of(cell))}
    named = [cell for place, cell in enumerate(cells) if place in found and not re.match(r"\d", cell)]
    return found if len(named) >= 2 and 0 not in found else {}


def _read_list(reader: _Reader, columns: Mapping[str, int], rows: Sequence[tuple[int, list[str]]]) -> None:
    for line, cells in rows:
        told = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
        body, asked = told["body"], told["on"]
        if not body:
            reader.wrong(line, "Organet saknas. Skriv dess namn eller förkortning.", "The body is missing.")
            continue
        starts_at = written_days.time_of(told.get("starts_at", ""), loose=True)
        if told.get("starts_at") and starts_at is None:
            shown = told["starts_at"][:20]
            reader.wrong(line, f"”{shown}” är ingen tid. Skriv till exempel 18.30.", f"“{shown}” is not a time.")
        status = written_days.status_of(told.get("status", ""))
        weekday = written_days.weekday_of(told.get("weekday", ""))
        order = told.get("order_in_day", "") or "0"
        if not re.fullmatch(r"[0-9]{1,2}", order):
            reader.wrong(
                line, f"”{order[:20]}” är ingen ordning. Skriv 0–99.", f"“{order[:20]}” is not an order (0–99)."
            )
            order = "0"
        for written in written_days.days_in(asked) or [WrittenDay(asked)]:
            known = _filled(written, weekday, starts_at, status)
            reader.add(line, body, known, place=told.get("place", ""), order=int(order))


def _read_matrix(reader: _Reader, months: Mapping[int, int], rows: Sequence[tuple[int, list[str]]]) -> None:
    first = min(months)
    for line, cells in rows:
        dated = {place: cells[place] for place in months if place < len(cells) and cells[place].strip("-–— ")}
        if not dated:
            continue
        label = " ".join(cells[:first])
        weekday, starts_at = written_days.weekday_of(label), written_days.time_of(label, loose=True)
        body = written_days.bare_name(label)
        for place, text in dated.items():
            for written in written_days.days_in(text):
                month = written.month or months[place]
                reader.add(line, body, _filled(replace(written, month=month), weekday, starts_at, None))


def _read_lines(reader: _Reader, rows: Sequence[tuple[int, list[str]]]) -> None:
    heading = ""
    for line, cells in rows:
        label, days = _label_and_days(cells)
        body = written_days.bare_name(label) if label else heading
        if not days:
            heading = body
            continue
        if not label and not heading:
            reader.wrong(
                line,
                f"”{' '.join(cells)[:40]}” har inget organ. Skriv organets namn före datumen.",
                f"“{' '.join(cells)[:40]}” has no body. Write the body’s name before the dates.",
            )
            continue
        weekday, starts_at = written_days.weekday_of(label), written_days.time_of(label, loose=True)
        for written in days:
            reader.add(line, body, _filled(written, weekday, starts_at, None))


def _label_and_days(cells: Sequence[str]) -> tuple[str, list[WrittenDay]]:
    if len(cells) > 1 and any(cells[1:]):
        return cells[0], written_days.days_in(", ".join(cell for cell in cells[1:] if cell))
    text = cells[0]
    label, colon, told = text.partition(": ")
    if colon:
        return label, written_days.days_in(told)
    days = written_days.days_in(text)
    if any(day.day is not None and not day.left for day in days):
        return "", days
    return text.rstrip(":"), []


def _filled(
    written: WrittenDay, weekday: int | None, starts_at: time | None, status: MeetingStatus | None
) -> WrittenDay:
    """The day with what its row says where the day itself says nothing. Its own weekday rules over the row's."""
    return replace(
        written,
        weekday=weekday if written.weekday is None else written.weekday,
        starts_at=written.starts_at or starts_at,
        status=written.status or status,
    )
