"""What the pages of partners ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.forms.countries import country_choices
from utblick.cooperation.models import Partner
from utblick.organisation.forms.fields import RowForm


class PartnerForm(RowForm):
    country_code = forms.ChoiceField(label=_("Land"))

    class Meta:
        model = Partner
        fields = ("name", "country_code", "partner_kind", "name_local", "is_twin_town", "former_names", "note")
        labels = {
            "name": _("Namn på svenska"),
            "name_local": _("Eget namn"),
            "partner_kind": _("Slag"),
            "is_twin_town": _("Vänort"),
            "former_names": _("Tidigare namn"),
            "note": _("Anteckning"),
        }
        help_texts = {
            "name_local": _("Som parten skriver sitt namn, till exempel Porvoo."),
            "former_names": _("Ett på varje rad. Sökningen hittar parten även på dem."),
            "is_twin_town": _("Ett avtal om vänort är i kraft."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country_code"].choices = country_choices("")  # type: ignore[attr-defined]


class PartnerFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Namn"), required=False, max_length=200)
    land = forms.ChoiceField(label=_("Land"), required=False)
    vanort = forms.BooleanField(label=_("Bara vänorter"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["land"].choices = country_choices(str(_("Alla")))  # type: ignore[attr-defined]
