"""Days as they are written in Swedish meeting plans: "2026-01-20", "20/1", "tis 20 januari kl. 18.30", "22(tis)*"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from utblick.dates.calendars import MeetingStatus
from utblick.values import searchable

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": 5, "oct": 10}
_WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")

_WEEKDAY = re.compile(r"\b(mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:ar|en)?)?\b\.?", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\bkl(?:ockan)?\b\.?\s*(\d{1,2})(?:[.:](\d{2}))?|\b(\d{1,2}):(\d{2})(?::\d{2})?\b)", re.IGNORECASE
)
_LOOSE_TIME = re.compile(r"\b(\d{1,2})[.:](\d{2})\b")
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{4})(\d{2})(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4})|\s+(\d{4}))?(?![\d])")
_NAMED = re.compile(r"\b(\d{1,2})(?::?[ae])?\.?\s+([a-zåäö]{3,})\.?(?:\s+(\d{4}))?\b", re.IGNORECASE)
_BARE = re.compile(r"\b(\d{1,2})(?::?[ae])?\b")
_STATUSES: tuple[tuple[re.Pattern[str], MeetingStatus], ...] = (
    (re.compile(r"\*|\breserv\w*", re.IGNORECASE), "reserve"),
    (re.compile(r"\binställ\w*|\bcancelled\b", re.IGNORECASE), "cancelled"),
    (re.compile(r"\bprel\w*\.?", re.IGNORECASE), "preliminary"),
    (re.compile(r"\bextra\w*", re.IGNORECASE), "extra"),
    (re.compile(r"\bplanera\w*|\bplanned\b|\bordinarie\b", re.IGNORECASE), "planned"),
)
_FILLER = re.compile(r"\b(?:den|dag|och|samt)\b|[()\[\].,\-–—:]", re.IGNORECASE)
_PARTS = re.compile(r"[,;]|\s+och\s+|\s+samt\s+|\s+&\s+")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """What one piece of text says of a day; None = it does not say. ``left`` is what could not be understood."""

    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    starts_at: time | None = None
    status: MeetingStatus | None = None
    left: str = ""


def month_of(text: str) -> int | None:
    """The month (1–12) a word names, in Swedish or English, long or short."""
    word = searchable(text)[:3]
    if word in _ENGLISH:
        return _ENGLISH[word]
    return MONTHS.index(word) + 1 if word in MONTHS and text[:1].isalpha() else None


def weekday_of(text: str) -> int | None:
    """The weekday (Monday 0) named in the text, if any."""
    found = _WEEKDAY.search(text)
    return _WEEKDAYS.index(found.group(1).lower()[:3]) if found else None


def status_of(text: str) -> MeetingStatus | None:
    """The status a word names: reserv, inställt, preliminärt, extra."""
    return next((status for pattern, status in _STATUSES if pattern.search(text)), None)


def time_of(text: str, *, loose: bool = False) -> time | None:
    """The time of day in a text; ``loose``: also "18.30" without "kl". None when there is none or it is no time."""
    found = _TIME.search(text) or (_LOOSE_TIME.search(text) if loose else None)
    if not found:
        return None
    hour, minute = (*(int(part) for part in found.groups() if part), 0)[:2]
    return time(hour, minute) if hour < 24 and minute < 60 else None


def days_in(text: str) -> list[WrittenDay]:
    """The days of a cell or a line: "13, 27 januari och 10 februari". Months are taken from what follows."""
    found: list[WrittenDay] = []
    weekday: int | None = None
    for part in (part.strip() for part in _PARTS.split(text)):
        if part.strip("-–— ") == "":
            continue
        day = _read(part)
        if day.day is None and not day.left and day.weekday is not None:
            weekday = day.weekday
        elif day.day is None and not day.left and found:
            found[-1] = replace(
                found[-1], starts_at=day.starts_at or found[-1].starts_at, status=day.status or found[-1].status
            )
        else:
            found.append(replace(day, weekday=weekday if day.weekday is None else day.weekday))
            weekday = None
    for place in range(len(found) - 2, -1, -1):
        if found[place].month is None and found[place].day is not None:
            found[place] = replace(found[place], month=found[place + 1].month, year=found[place + 1].year)
    return found


def bare_name(text: str) -> str:
    """A body's name freed from what stands around it: "KF tor 18.00" → "KF", "Kommunstyrelsen 2026" too."""
    for pattern in (_WEEKDAY, _TIME, _LOOSE_TIME, _YEAR):
        text = pattern.sub(" ", text)
    return " ".join(text.strip(" ,:").split())


def _read(part: str) -> WrittenDay:
    status, starts_at, weekday = status_of(part), time_of(part), weekday_of(part)
    rest = _TIME.sub(" ", part)
    for pattern, _ in _STATUSES:
        rest = pattern.sub(" ", rest)
    day, month, year, rest = _date_in(_WEEKDAY.sub(" ", rest))
    left = " ".join(_FILLER.sub(" ", rest).split())
    return WrittenDay(part, day, month, year, weekday, starts_at, status, left)


def _date_in(text: str) -> tuple[int | None, int | None, int | None, str]:
    if found := _ISO.search(text):
        year, month, day = (int(part) for part in found.groups() if part)
        return day, month, year, _without(text, found)
    if (found := _NAMED.search(text)) and (named := month_of(found.group(2))):
        return int(found.group(1)), named, int(found.group(3)) if found.group(3) else None, _without(text, found)
    if found := _SLASHED.search(text):
        written = found.group(3) or found.group(4)
        return int(found.group(1)), int(found.group(2)), int(written) if written else None, _without(text, found)
    if found := _BARE.search(text):
        return int(found.group(1)), None, None, _without(text, found)
    return None, None, None, text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
