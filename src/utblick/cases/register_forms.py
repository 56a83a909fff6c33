"""Forms of the open register and of a restriction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import Codes, choose
from utblick.cases.models import Matter, MatterDocument


class RegisterFilter(forms.Form):
    """What the register is narrowed by; kept in the address."""

    organ = forms.ChoiceField(label=_("Myndighet"), required=False)
    ar = forms.ChoiceField(label=_("År"), required=False)
    nummer = forms.CharField(label=_("Dnr eller referens"), required=False, max_length=60)

    def __init__(self, data: Mapping[str, Any], codes: Codes, years: Iterable[int]) -> None:
        super().__init__(data)
        choose(self, "organ", [("", _("Alla")), *codes])
        choose(self, "ar", [("", _("Alla")), *((str(year), str(year)) for year in years)])


class ShownForm(forms.Form):
    """What anyone may read of a matter and of each public record in it."""

    title_left_out = forms.BooleanField(
        label=_("Utelämna ärendets rubrik"),
        required=False,
        help_text=_("Nummer, datum och myndighet står alltid kvar."),
    )

    def __init__(self, data: Any, matter: Matter, documents: Iterable[MatterDocument]) -> None:
        super().__init__(data, initial={"title_left_out": matter.title_left_out})
        self._documents = list(documents)
        for document in self._documents:
            self.fields[document.pk.hex] = forms.ChoiceField(
                label=f"{document.number}. {document.title}",
                choices=MatterDocument.RegisterShows.choices,
                initial=document.register_shows,
                help_text=document.counterpart,
            )

    def shown(self) -> dict[MatterDocument, str]:
        """The choice for each document."""
        return {document: self.cleaned_data[document.pk.hex] for document in self._documents}


class RestrictForm(forms.Form):
    """A sekretessmarkering (OSL 5:5); without a provision it is lifted."""

    provision = forms.CharField(
        label=_("Bestämmelse"),
        max_length=80,
        required=False,
        help_text=_("Till exempel OSL 15:1 a. Lämna tomt för att ta bort markeringen."),
    )
    authority = forms.CharField(label=_("Myndighet som markerat"), max_length=120, required=False)
    decided_by = forms.CharField(label=_("Markerat av"), max_length=120, required=False)

    def __init__(self, data: Any, *, is_marked: bool, **options: Any) -> None:
        """``is_marked``: whether there is a mark to lift; else an empty provision is a mistake."""
        super().__init__(data, **options)
        if not is_marked:
            provision = self.fields["provision"]
            provision.required, provision.help_text = True, _("Till exempel OSL 15:1 a.")
