"""The fields of the twelve questions: each may be left as it is, which says that it is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.guidelines.twelve_answers import BODIES, HIDDEN, NOBODY
from utblick.guidelines.twelve_parts import day_of_year
from utblick.guidelines.vocabulary import CHAIR, OWN
from utblick.values import PartialDate

UNKNOWN = ("", _("Vet inte / står inte"))
LEVELS = [("must", _("Ska: det krävs")), ("should", _("Bör: det påminns om men hindrar inte"))]
_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_language(text: Any) -> str:
    return str(text.in_language(get_language() or "sv"))


class ChoiceField(forms.ChoiceField):
    """One of a few, or not known."""

    def __init__(self, label: Any, choices: list[tuple[str, Any]], help_text: Any = "") -> None:
        super().__init__(label=label, choices=[UNKNOWN, *choices], required=False, help_text=help_text)


class BodyField(forms.ChoiceField):
    """A body by its code; the bodies of the municipality are given when the form is made."""

    def __init__(self, label: Any, *, nobody: Any = "", help_text: Any = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)
        self.nobody = nobody

    def offer(self, bodies: Mapping[str, str]) -> None:
        first = [(NOBODY, self.nobody)] if self.nobody else []
        self.choices = [UNKNOWN, *first, *_bodies(bodies)]


class DelegatesField(forms.MultipleChoiceField):
    """Those to whom a decision may be delegated (KL 6:37, 7:5): working committees, chiefs, and the chair."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text, widget=forms.CheckboxSelectMultiple)

    def offer(self, working_committees: Mapping[str, str]) -> None:
        known = [(code, in_language(BODIES[code]).capitalize()) for code in ("KSAU", "KD", "FC")]
        others = [(code, name) for code, name in working_committees.items() if code not in BODIES]
        self.choices = [*known, *others, (CHAIR, _("Ordföranden"))]


def _bodies(bodies: Mapping[str, str]) -> list[tuple[str, Any]]:
    known = [(code, in_language(name).capitalize()) for code, name in BODIES.items()]
    others = [(code, name) for code, name in bodies.items() if code not in BODIES]
    return [(OWN, _("Nämnden själv (den som äger saken)")), *known, *others]


class KronorField(forms.IntegerField):
    """Whole kronor; "200 000 kr" is understood."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        wrong = {"invalid": _("Skriv hela kronor med siffror, till exempel 200 000.")}
        super().__init__(
            label=label, required=False, min_value=0, max_value=10**12, widget=widget, error_messages=wrong,
            help_text=help_text or _("Hela kronor, till exempel 200 000. Tomt: inget belopp."),
        )  # fmt: skip

    def to_python(self, value: Any) -> int | None:
        return super().to_python(re.sub(r"\s|kr(onor)?\.?$", "", str(value)) if value is not None else None)


class NumberField(forms.IntegerField):
    """A number of days, months or years."""

    def __init__(self, label: Any, most: int, help_text: Any = "", least: int = 0) -> None:
        super().__init__(label=label, required=False, min_value=least, max_value=most, help_text=help_text)


class YearDayField(forms.CharField):
    """A day that comes every year, kept as MM-DD; "1 november" and "1/11" are understood."""

    def __init__(self, label: Any) -> None:
        help_text = _("Dag och månad, till exempel 1 november. Tomt: ingen sista dag.")
        super().__init__(label=label, required=False, max_length=30, help_text=help_text)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip().lower()
        if not text:
            return ""
        for month, name in enumerate(_MONTHS, 1):
            pattern = rf"(?P<day>\d\d?)(?:\s+{name}[a-z]*|/0?{month})|{month:02}-(?P<late>\d\d)"
            if (found := re.fullmatch(pattern, text)) and 1 <= int(found["day"] or found["late"]) <= _LONGEST[
                month - 1
            ]:
                return f"{month:02}-{int(found['day'] or found['late']):02}"
        raise ValidationError(_("Skriv dag och månad, till exempel 1 november."), code="invalid")

    def prepare_value(self, value: Any) -> Any:
        shown = re.fullmatch(r"\d\d-\d\d", str(value or ""))
        return in_language(day_of_year(shown[0])) if shown else value


class FirstDayField(forms.CharField):
    """A year, a month or a day, kept as it is written."""

    def __init__(self, label: Any) -> None:
        help_text = _("År, månad eller dag: 2027, 2027-03 eller 2027-03-01. Tomt: från i dag.")
        super().__init__(label=label, required=False, max_length=10, help_text=help_text)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return str(PartialDate.parse(text)) if text else ""
        except ValueError:
            raise ValidationError(
                _("Skriv ett datum som finns: 2027, 2027-03 eller 2027-03-01."), code="invalid"
            ) from None


class LinesField(forms.CharField):
    """Names, one a line."""

    def __init__(self, label: Any, help_text: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3})
        super().__init__(label=label, required=False, max_length=5000, help_text=help_text, widget=widget)

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line.strip() for line in str(super().to_python(value) or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))
        if len(value) > 100 or any(len(line) > 300 or HIDDEN.search(line) for line in value):
            raise ValidationError(_("Högst 100 rader med högst 300 tecken, utan osynliga tecken."), code="invalid")

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class LineField(forms.CharField):
    """A few words on one line."""

    def __init__(self, label: Any, help_text: Any = "", required: bool = False) -> None:
        super().__init__(label=label, required=required, max_length=300, help_text=help_text)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if HIDDEN.search(text):
            raise ValidationError(_("Skriv på en rad, utan osynliga tecken."), code="invalid")
        return text


class TickField(forms.BooleanField):
    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)


class LevelField(forms.ChoiceField):
    """Ska or bör."""

    def __init__(self) -> None:
        help_text = _("Använd ordet som står i dokumentet.")
        super().__init__(label=_("Ska eller bör?"), choices=LEVELS, initial="must", help_text=help_text)
