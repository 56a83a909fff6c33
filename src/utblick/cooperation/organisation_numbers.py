"""Organisation numbers (organisationsnummer) of Swedish companies and associations."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SHAPE = re.compile(r"(?:16)?(\d{6})-?(\d{4})", re.ASCII)


def checked_number(written: str, field: str = "organisation_number") -> str:
    """The number as 556000-0000; "" for nothing. Raises ValidationError, at ``field``, for one that cannot be.

    The third digit is at least 2, which no personal identity number has, so that none is stored by mistake; the last
    is the check digit (Luhn).
    """
    text = "".join(written.split())
    if not text:
        return ""
    match = _SHAPE.fullmatch(text)
    digits = "".join(match.groups()) if match else ""
    if not digits or not _is_checked(digits):
        raise ValidationError({field: _("Numret stämmer inte. Skriv tio siffror som 556000-0000.")})
    if digits[2] < "2":
        raise ValidationError({field: _("Det här är ett personnummer. Lämna fältet tomt för en enskild firma.")})
    return f"{digits[:6]}-{digits[6:]}"


def _is_checked(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
