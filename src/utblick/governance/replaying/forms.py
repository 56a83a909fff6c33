"""The form that asks for a replay: what is proposed, and what it is tried on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.guidelines import loading, matters

DRAFT, ADOPTED = "utkast", "antagen"


class ReplayForm(forms.Form):
    """A proposal out of the room, or a file; matters in Utblick from a day on, or a file."""

    proposal = forms.ChoiceField(label=gettext_lazy("Förslag"), required=False)
    proposal_file = forms.FileField(
        label=gettext_lazy("… eller en fil med riktlinjer"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml"}),
        help_text=gettext_lazy("En TOML-fil i formatet för riktlinjer."),
    )
    from_on = forms.DateField(
        label=gettext_lazy("Ärenden från och med"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=gettext_lazy("Lämna tomt för alla."),
    )
    matters_file = forms.FileField(
        label=gettext_lazy("Ärenden ur en fil"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".json"}),
        help_text=gettext_lazy("En JSON-fil från ./utblick guidelines export-matters. Utan fil prövas ärendena här."),
    )

    def __init__(self, choices: list[tuple[str, Any]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["proposal"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Välj")), *choices]

    def clean_proposal_file(self) -> tuple[str, str] | None:
        """The file's name and text."""
        return _text(self.cleaned_data["proposal_file"], loading.LARGEST)

    def clean_matters_file(self) -> tuple[str, str] | None:
        """The file's name and text."""
        return _text(self.cleaned_data["matters_file"], matters.LARGEST)

    def clean(self) -> None:
        told = bool(self.cleaned_data.get("proposal")) + bool(self.cleaned_data.get("proposal_file"))
        if told != 1 and not self.errors:
            raise ValidationError({"proposal": _("Välj ett förslag eller en fil, inte båda.")})


class ShownForm(forms.Form):
    """Which matters are listed; kept in the address."""

    visa = forms.ChoiceField(label=gettext_lazy("Visa"), required=False)

    def __init__(self, choices: list[tuple[str, str]], shown: str) -> None:
        super().__init__({"visa": shown})
        field = self.fields["visa"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _text(uploaded: Any, largest: int) -> tuple[str, str] | None:
    if not uploaded:
        return None
    if uploaded.size > 4 * largest:
        raise ValidationError(_("Filen är för stor."))
    try:
        return str(uploaded.name), uploaded.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Filen är inte skriven i UTF-8 (byte %s).") % error.start) from None
