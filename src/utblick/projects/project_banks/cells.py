"""Days, amounts and texts as the banks write them. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

CURRENCIES = ("SEK", "EUR")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_UNKEPT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_MOST = Decimal(10) ** 13


class WrongValueError(ValueError):
    """A cell that is no day or amount; what was written is its text."""


def text_of(cell: object, longest: int = 300) -> str:
    """A cell as one line of text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(_UNKEPT.sub(" ", str(cell)[: longest * 4]).split())[:longest]


def day_of(cell: object) -> date | None:
    """A day: a date, 2026-01-31 or 31/01/2026; None for an empty cell. Raises WrongValueError."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        day: date | None = cell
    else:
        text = text_of(cell, 40)
        if not text:
            return None
        iso, slashed = _ISO.fullmatch(text), _SLASHED.fullmatch(text)
        try:
            if iso:
                day = date(int(iso[1]), int(iso[2]), int(iso[3]))
            else:
                day = date(int(slashed[3]), int(slashed[2]), int(slashed[1])) if slashed else None
        except ValueError:
            day = None
    if day is None or not 1950 <= day.year <= 2150:
        raise WrongValueError(text_of(cell, 60))
    return day


def minor_of(cell: object) -> int | None:
    """An amount in öre or cent, whether its decimals stand after a comma or a point; None for an empty cell.

    Written with one mark and three digits after it ("350,000"), the mark parts thousands.

    Raises WrongValueError.
    """
    text = re.sub(
        r"[\s\u00a0\u202f]", "", text_of(cell, 60) if isinstance(cell, str) else "" if cell is None else str(cell)
    )
    if not text:
        return None
    if isinstance(cell, str) and _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(".", "")
    elif "," in text and "." in text:
        thousands = "," if text.rindex(".") > text.rindex(",") else "."
        text = text.replace(thousands, "")
    try:
        amount = Decimal(text.replace(",", "."))
        if not amount.is_finite() or not 0 <= amount < _MOST:
            raise InvalidOperation
    except InvalidOperation:
        raise WrongValueError(text_of(cell, 60)) from None
    return round(amount * 100)
