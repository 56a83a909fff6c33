"""Days that must have been: of what is said to have happened."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.clock.queries import today


def refuse_to_come(day: date | None, field: str) -> None:
    """Raise ValidationError, at ``field``, for a day after the municipality's date; None is no day."""
    if day is not None and day > today():
        raise ValidationError({field: _("Dagen har inte varit än. Skriv en dag till och med i dag.")})
