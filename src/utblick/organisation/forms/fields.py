"""Fields and the base of the room's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY


class DayField(forms.DateField):
    """A day between 1950 and 2199, in the browser's own date picker."""

    def __init__(self, **options: Any) -> None:
        told = _("Skriv ett år mellan 1950 och 2199.")
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            validators=[MinValueValidator(FIRST_DAY, told), MaxValueValidator(LAST_DAY, told)],
            error_messages={"invalid": _("Skriv dagen som 2026-01-20.")},
            **options,
        )


class ClockField(forms.TimeField):
    """A time of day, in the browser's own picker."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            error_messages={"invalid": _("Skriv tiden som 18:30.")},
            **options,
        )


class RowForm(forms.ModelForm):
    """Asks for fields of one row. Whether the values can stand together is judged by the action that stores them."""

    def validate_unique(self) -> None:
        """Left to the action, which says what to do."""

    def validate_constraints(self) -> None:
        """Left to the action, which says what to do."""
