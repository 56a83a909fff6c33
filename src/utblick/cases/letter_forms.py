"""What is asked about a letter and an English extract; most of it is filled in from the matter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import LONGEST_TEXT


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, **options)


def _text(label: Any, rows: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **options)


class LetterForm(forms.Form):
    """A letter in Swedish and English; the language whose text is emptied is left out."""

    recipient = _text(_("Mottagare"), 4, help_text=_("Namn och adress, en rad för varje."))
    place = _line(_("Ort"), required=False)
    subject_sv = _line(_("Rubrik på svenska"), required=False)
    salutation_sv = _line(_("Hälsning på svenska"), required=False)
    text_sv = _text(
        _("Text på svenska"), 9, required=False,
        help_text=_("Fyll i det som står inom hakparentes. Töm texten om brevet bara ska vara på engelska."),
    )  # fmt: skip
    closing_sv = _line(_("Avslutning på svenska"), required=False)
    subject_en = _line(_("Rubrik på engelska"), required=False)
    salutation_en = _line(_("Hälsning på engelska"), required=False)
    text_en = _text(
        _("Text på engelska"), 9, required=False, help_text=_("Töm texten om brevet bara ska vara på svenska.")
    )
    closing_en = _line(_("Avslutning på engelska"), required=False)
    signed_by = _line(_("Vem undertecknar"))
    signed_title = _line(_("Befattning"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"text_sv", "text_en"} & self.errors.keys() and not (given.get("text_sv") or given.get("text_en")):
            self.add_error("text_sv", ValidationError(_now("Skriv brevet på minst ett språk.")))
        for language in ("sv", "en"):
            if given.get(f"text_{language}") and not given.get(f"subject_{language}"):
                self.add_error(f"subject_{language}", ValidationError(_now("Brevet behöver en rubrik.")))
        return given


class ExtractForm(forms.Form):
    """One § in English."""

    heading = forms.CharField(label=_("Ärendets rubrik på engelska"), max_length=300)
    points = _text(
        _("Beslutspunkterna på engelska"), 6, help_text=_("En beslutspunkt på varje rad, lika många som i beslutet.")
    )
    certified_by = _line(_("Vem intygar"))
    certified_title = _line(_("Befattning"), required=False)

    def clean_points(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]
