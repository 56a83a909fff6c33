"""A plan held against the bodies and meetings we know: what is new, what is known, what is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from utblick.dates.calendars import MeetingStatus
from utblick.dates.holidays import holiday_name
from utblick.organisation.meeting_plans.reading import MeetingPlan, Mistake, PlanRow
from utblick.ui import formats
from utblick.values import Text, stems

Outcome = Literal["new", "changed", "same", "kept"]
STATUS_WORDS: Mapping[MeetingStatus, str] = {
    "planned": "planerat",
    "preliminary": "preliminärt",
    "reserve": "reservdag",
    "extra": "extra",
    "cancelled": "inställt",
}


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body by every name it goes under, and the days between which it exists."""

    code: str
    names: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting already stored. ``status`` may also be "held"."""

    body: str
    on: date
    order_in_day: int
    status: str
    starts_at: time | None = None
    place: str = ""
    previous_on: date | None = None

    @property
    def key(self) -> tuple[str, date, int]:
        return self.body, self.on, self.order_in_day


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row with its body found. ``new`` and ``changes`` are what storing it would do; ``kept``: left as we have it."""

    row: PlanRow
    code: str
    outcome: Outcome
    changes: Mapping[str, Any]
    remarks: tuple[Text, ...] = ()

    @property
    def key(self) -> tuple[str, date, int]:
        return self.code, self.row.on, self.row.order_in_day


@dataclass(frozen=True)
class CheckedPlan:
    """The answer to "what happens if we read this in?". Nothing may be stored while there are mistakes.

    ``unmentioned``: meetings we have in that year for the plan's bodies that the plan does not name; they stay.
    ``unknown``: the bodies that the plan names and we do not have, as it writes them.
    """

    year: int
    rows: tuple[CheckedRow, ...]
    mistakes: tuple[Mistake, ...]
    unmentioned: tuple[KnownMeeting, ...]
    unknown: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def changes_something(self) -> bool:
        return any(row.outcome in ("new", "changed") for row in self.rows)

    def as_text(self) -> str:
        """The plan as CSV, in the form that is read without guessing."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\n")
        writer.writerow(["organ", "datum", "tid", "plats", "ställning", "ordning"])
        for checked in self.rows:
            row = checked.row
            starts_at = row.starts_at.strftime("%H:%M") if row.starts_at else ""
            writer.writerow(
                [checked.code, row.on.isoformat(), starts_at, row.place, STATUS_WORDS[row.status], row.order_in_day]
            )
        return text.getvalue()


def check(plan: MeetingPlan, bodies: Iterable[KnownBody], meetings: Iterable[KnownMeeting]) -> CheckedPlan:
    """Every row's outcome and every mistake at once, in the order of the source."""
    by_name = _by_name(bodies)
    known = {meeting.key: meeting for meeting in meetings}
    moved = {(meeting.body, meeting.previous_on): meeting for meeting in known.values() if meeting.previous_on}
    mistakes, rows = list(plan.mistakes), []
    first_lines: dict[tuple[str, date, int], int] = {}
    for row in plan.rows:
        body = _body_of(row.body, by_name)
        mistake = _mistake(row, body, first_lines)
        if mistake or body is None:
            mistakes.append(Mistake(row.line, mistake or _unknown_body(row.body)))
            continue
        key = (body.code, row.on, row.order_in_day)
        first_lines[key] = row.line
        rows.append(_outcome(row, body.code, known.get(key), moved.get((body.code, row.on))))
    named, codes = {row.key for row in rows}, {row.code for row in rows}
    unmentioned = sorted(
        (item for key, item in known.items() if item.body in codes and item.on.year == plan.year and key not in named),
        key=lambda item: (item.on, item.body),
    )
    mistakes.sort(key=lambda mistake: mistake.line)
    unknown = dict.fromkeys(row.body for row in plan.rows if _body_of(row.body, by_name) is None)
    return CheckedPlan(plan.year, tuple(rows), tuple(mistakes), tuple(unmentioned), tuple(unknown))


def _by_name(bodies: Iterable[KnownBody]) -> dict[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for body in bodies:
        for name in (body.code, *body.names):
            found.setdefault(stems(name), body)
    return found


def _body_of(written: str, by_name: Mapping[str, KnownBody]) -> KnownBody | None:
    outside, inside = re.sub(r"\([^)]*\)", " ", written), " ".join(re.findall(r"\(([^)]*)\)", written))
    return next((by_name[key] for name in (written, outside, inside) if (key := stems(name)) in by_name), None)


def _unknown_body(written: str) -> Text:
    shown = written[:60]
    return Text(
        f"Organet ”{shown}” finns inte. Rätta namnet eller lägg till organet först.",
        f"There is no body “{shown}”. Correct the name or add the body first.",
    )


def _mistake(row: PlanRow, body: KnownBody | None, first_lines: Mapping[tuple[str, date, int], int]) -> Text | None:
    if body is None:
        return _unknown_body(row.body)
    sv, en = formats.day(row.on, "sv"), formats.day(row.on, "en")
    if (body.valid_from and row.on < body.valid_from) or (body.valid_to and row.on > body.valid_to):
        return Text(
            f"{body.code} finns inte {sv}. Rätta datumet, organet eller organets tid.",
            f"{body.code} does not exist on {en}. Correct the date, the body or its dates.",
        )
    if first := first_lines.get((body.code, row.on, row.order_in_day)):
        return Text(
            f"{body.code} har redan ett sammanträde {sv}, på rad {first}. Ta bort det ena.",
            f"{body.code} already has a meeting on {en}, in row {first}. Remove one of them.",
        )
    return None


def _outcome(row: PlanRow, code: str, known: KnownMeeting | None, moved: KnownMeeting | None) -> CheckedRow:
    remarks = []
    if (holiday := holiday_name(row.on)) is not None:
        remarks.append(Text(f"Dagen är {holiday.sv}. Stämmer det?", f"The day is {holiday.en}. Is that right?"))
    if known is None and moved is not None:
        remarks.append(
            Text(
                f"Sammanträdet är flyttat till {formats.day(moved.on, 'sv')} och rörs inte.",
                f"The meeting has been moved to {formats.day(moved.on, 'en')} and is left alone.",
            )
        )
        return CheckedRow(row, code, "kept", {}, tuple(remarks))
    if known is None:
        return CheckedRow(row, code, "new", {}, tuple(remarks))
    changes = _changes(row, known)
    if not changes and row.status != known.status and known.status != "held":
        remarks.append(
            Text(
                f"I Utblick är sammanträdet {_word(known.status)}. Det rörs inte.",
                f"In Utblick the meeting is {known.status}. It is left alone.",
            )
        )
        return CheckedRow(row, code, "kept", {}, tuple(remarks))
    return CheckedRow(row, code, "changed" if changes else "same", changes, tuple(remarks))


def _changes(row: PlanRow, known: KnownMeeting) -> dict[str, Any]:
    """What the plan may change: it confirms, calls off and tells time and place, but never takes back a decision."""
    if known.status in ("held", "cancelled"):
        return {}
    changes: dict[str, Any] = {}
    confirms = {"preliminary": ("planned", "reserve", "extra"), "reserve": ("planned", "extra")}
    if row.status == "cancelled" or row.status in confirms.get(known.status, ()):
        changes["status"] = row.status
    if row.starts_at is not None and row.starts_at != known.starts_at:
        changes["starts_at"] = row.starts_at
    if row.place and row.place != known.place:
        changes["place"] = row.place
    return changes


def _word(status: str) -> str:
    return next((word for key, word in STATUS_WORDS.items() if key == status), status)
