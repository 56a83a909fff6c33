"""Dates, times, weeks and amounts as people write them, in Swedish or English.

Every function takes plain values and a language code ("sv", "en", "en-gb" …; anything not English is Swedish).
Parts that must not be split over two lines are joined by non-breaking spaces. A moment is given in the zone it is to be
read in.
"""

from __future__ import annotations

from datetime import date, datetime, time

from utblick.values import Money, PartialDate, Text

NBSP = "\u00a0"
MINUS = "\u2212"

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_CURRENCIES = {"SEK": "kronor", "EUR": "euro"}


def day(value: date, language: str) -> str:
    """A day in running text: "den 8 september 2026" / "8 September 2026"."""
    article = "" if _is_english(language) else f"den{NBSP}"
    return f"{article}{_day_and_month(value, language)} {value.year}"


def weekday_day(value: date, language: str) -> str:
    """A day with its weekday: "tisdag 25 augusti 2026" / "Tuesday 25 August 2026"."""
    return f"{_weekday(value, language)} {_day_and_month(value, language)} {value.year}"


def row_day(value: date, today: date | None, language: str) -> str:
    """A day in a row or table: weekday, day and month, and the year only when it is not the year of ``today``."""
    year = "" if today is not None and value.year == today.year else f" {value.year}"
    return f"{_weekday(value, language)} {_day_and_month(value, language)}{year}"


def short_day(value: date, language: str) -> str:
    """A day where there is little room: "25/8" / "25 Aug"."""
    if _is_english(language):
        return f"{value.day}{NBSP}{_month(value.month, language)[:3]}"
    return f"{value.day}/{value.month}"


def partial_day(value: PartialDate, language: str) -> str:
    """A date known only in part: "2010", "juni 2010" or the whole day."""
    if value.month is None:
        return str(value.year)
    if value.day is None:
        return f"{_month(value.month, language)} {value.year}"
    return day(date(value.year, value.month, value.day), language)


def clock_time(value: time | datetime, language: str) -> str:
    """A time of day: "kl. 18.30" / "18:30"."""
    if _is_english(language):
        return f"{value.hour:02d}:{value.minute:02d}"
    return f"kl.{NBSP}{value.hour:02d}.{value.minute:02d}"


def week(value: date, language: str) -> str:
    """The ISO week a day lies in: "v. 35" / "week 35"."""
    name = "week" if _is_english(language) else "v."
    return f"{name}{NBSP}{value.isocalendar().week}"


def money(value: Money, language: str) -> str:
    """An amount: "580 000 kronor", "50 745,50 euro" / "SEK 580,000", "EUR 50,745.50"; no decimals when zero."""
    english = _is_english(language)
    group, point = (",", ".") if english else (NBSP, ",")
    whole, cents = divmod(abs(value.minor), 100)
    digits = f"{whole:,}".replace(",", group) + (f"{point}{cents:02d}" if cents else "")
    signed = f"{MINUS}{digits}" if value.minor < 0 else digits
    if english:
        return f"{value.currency}{NBSP}{signed}"
    return f"{signed}{NBSP}{_CURRENCIES.get(value.currency, value.currency)}"


def whole_number(value: int, language: str) -> str:
    """A count with its thousands parted: "2 500" / "2,500"."""
    grouped = f"{abs(value):,}".replace(",", "," if _is_english(language) else NBSP)
    return f"{MINUS}{grouped}" if value < 0 else grouped


def days_left(value: date, today: date, language: str) -> str:
    """How far off a day is: "i dag", "i morgon", "12 dagar", "för 3 dagar sedan"."""
    return _distance((value - today).days).in_language(language)


def _distance(days: int) -> Text:
    if days == 0:
        return Text("i dag", "today")
    if days == 1:
        return Text("i morgon", "tomorrow")
    if days == -1:
        return Text("i går", "yesterday")
    if days < 0:
        return Text(f"för {-days}{NBSP}dagar sedan", f"{-days}{NBSP}days ago")
    return Text(f"{days}{NBSP}dagar", f"{days}{NBSP}days")


def _is_english(language: str) -> bool:
    return language.lower().startswith("en")


def _key(language: str) -> str:
    return "en" if _is_english(language) else "sv"


def _weekday(value: date, language: str) -> str:
    return _WEEKDAYS[_key(language)].split()[value.weekday()]


def _day_and_month(value: date, language: str) -> str:
    return f"{value.day}{NBSP}{_month(value.month, language)}"


def _month(number: int, language: str) -> str:
    return _MONTHS[_key(language)].split()[number - 1]
