"""What a search for a partner is asked for, and the filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.countries import choices
from utblick.organisation.forms.fields import RowForm
from utblick.support.models import PartnerSearch
from utblick.ui.languages import page_language


class SearchForm(RowForm):
    """What is sought: one line; where and in English if it is to be sent abroad."""

    countries = forms.MultipleChoiceField(
        label=_("I vilka länder?"), required=False, widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Inget valt: var som helst. Välj flera med Ctrl eller Cmd."),
    )  # fmt: skip

    class Meta:
        model = PartnerSearch
        fields = ("sought", "countries", "what_en", "sought_en")
        labels = {
            "sought": _("Vad söker ni?"),
            "what_en": _("Idén på engelska"),
            "sought_en": _("Vad ni söker, på engelska"),
        }
        help_texts = {
            "sought": _("En rad, till exempel: en stad med egen musikskola, gärna vid kusten."),
            "what_en": _("För texten att skicka utomlands."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["countries"].choices = choices(page_language())  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Whom it led to."""

    found = forms.CharField(
        label=_("Vem blev det?"), max_length=200, required=False, help_text=_("Tomt om ingen partner hittades.")
    )


class SearchFilter(forms.Form):
    """Filters of the list; they live in the address."""

    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    lage = forms.ChoiceField(
        label=_("Läge"), required=False,
        choices=[("", _("Alla")), ("soker", _("Söker")), ("avslutade", _("Avslutade"))],
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
