"""Dates and lists in words, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.values import Text

_MONTHS_SV = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken(day: date, year: int | None = None) -> Text:
    """The day in words ("8 september 2026"); the year is left out when it is ``year``."""
    tail = "" if day.year == year else f" {day.year}"
    return Text(f"{day.day} {_MONTHS_SV[day.month - 1]}{tail}", f"{day.day} {_MONTHS_EN[day.month - 1]}{tail}")


def month_name(month: int) -> Text:
    """The month (1–12) in words."""
    return Text(_MONTHS_SV[month - 1], _MONTHS_EN[month - 1])


def days_in_words(count: int) -> Text:
    """A number of days ("1 dag", "14 dagar")."""
    return Text(f"{count} {'dag' if count == 1 else 'dagar'}", f"{count} {'day' if count == 1 else 'days'}")


def paragraph(sentences: Sequence[Text]) -> Text:
    """Sentences one after the other."""
    return Text(" ".join(part.sv for part in sentences), " ".join(part.en for part in sentences))


def listed(items: Sequence[Text]) -> Text:
    """A list in running text ("a, b och c")."""
    return Text(_join([item.sv for item in items], " och "), _join([item.en for item in items], " and "))


def capital(text: Text) -> Text:
    """The text with a capital first letter."""
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])


def _join(items: list[str], last: str) -> str:
    return last.join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def within_sentence(text: Text) -> Text:
    """A name or label as it stands inside a sentence: small first letter, unless it is an abbreviation ("KS")."""
    return Text(_small(text.sv), _small(text.en))


def _small(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
