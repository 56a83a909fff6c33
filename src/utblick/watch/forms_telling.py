"""What people fill in about how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from utblick.watch.models import Subscription
from utblick.watch.queries.fields import OwnField

Frequency = Subscription.Frequency


class SubscribeForm(forms.Form):
    """One choice for each body that the reader follows."""

    def __init__(self, data: Any, followed: list[OwnField], stored: Mapping[str, Subscription]) -> None:
        super().__init__(data)
        self.stored = stored
        self.codes = [own.code for own in followed]
        for own in followed:
            self.fields[f"how_{own.code}"] = forms.ChoiceField(
                label=own.name, choices=Frequency.choices, initial=self._now(own.code)
            )

    def changed(self) -> list[tuple[str, str]]:
        """The bodies for which another choice was made, with the choice."""
        chosen = [(code, self.cleaned_data[f"how_{code}"]) for code in self.codes]
        return [(code, frequency) for code, frequency in chosen if frequency != self._now(code)]

    def _now(self, code: str) -> str:
        row = self.stored.get(code)
        return row.frequency if row and row.is_active else Frequency.OFF


class InviteForm(forms.Form):
    """A colleague without an account."""

    body_code = forms.ChoiceField(label=_("Nämnd"))
    name = forms.CharField(label=_("Namn"), max_length=120)
    email = forms.EmailField(label=_("E-post"))
    frequency = forms.ChoiceField(label=_("Hur ofta"), choices=Frequency.choices[:-1], initial=Frequency.WEEKLY)
    language = forms.ChoiceField(label=_("Språk"), choices=settings.LANGUAGES, initial="sv")

    def __init__(self, data: Any, followed: list[OwnField]) -> None:
        super().__init__(data)
        field = self.fields["body_code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(own.code, own.name) for own in followed]
