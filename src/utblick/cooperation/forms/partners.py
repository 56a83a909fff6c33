"""What the pages of partners ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.forms.countries import country_choices
from utblick.cooperation.models import Partner
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.values import Actor


class PartnerForm(RowForm):
    country_code = forms.ChoiceField(label=_("Land"))
    merged_on = DayField(label=_("Sammanslagen den"), required=False)

    class Meta:
        model = Partner
        fields = (
            "name", "country_code", "partner_kind", "name_local", "is_twin_town", "former_names", "languages",
            "latitude", "longitude", "wikidata_id", "successor", "merged_on", "note",
        )  # fmt: skip
        labels = {
            "name": _("Namn på svenska"),
            "name_local": _("Eget namn"),
            "partner_kind": _("Slag"),
            "is_twin_town": _("Vänort"),
            "former_names": _("Tidigare namn"),
            "languages": _("Språk"),
            "latitude": _("Latitud"),
            "longitude": _("Longitud"),
            "wikidata_id": _("Wikidata"),
            "successor": _("Har gått upp i"),
            "note": _("Anteckning"),
        }
        help_texts = {
            "name_local": _("Som parten skriver sitt namn, till exempel Porvoo."),
            "former_names": _("Ett på varje rad. Sökningen hittar parten även på dem."),
            "languages": _("Språk som vi kan skriva på."),
            "latitude": _("Grader norr, till exempel 57,31."),
            "longitude": _("Grader öst, till exempel 25,27."),
            "wikidata_id": _("Numret som börjar med Q. Det är samma i alla register."),
            "successor": _("När två parter har slagits ihop."),
            "is_twin_town": _("Ett avtal om vänort är i kraft."),
        }

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        others = visible(Partner.objects.filter(successor__isnull=True), actor).exclude(pk=self.instance.pk)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]
        self.fields["country_code"].choices = country_choices("")  # type: ignore[attr-defined]


class PartnerFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Namn"), required=False, max_length=200)
    land = forms.ChoiceField(label=_("Land"), required=False)
    tyst = forms.BooleanField(label=_("Bara tysta"), required=False)
    vanort = forms.BooleanField(label=_("Bara vänorter"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["land"].choices = country_choices(str(_("Alla")))  # type: ignore[attr-defined]

    def chosen(self, day: date) -> dict[str, Any]:
        """What `queries.partners` is asked for; whether a cooperation is quiet is judged on ``day``."""
        asked = self.cleaned_data if self.is_valid() else {}
        return {
            "words": asked.get("q", ""),
            "country_code": asked.get("land", ""),
            "twin_towns": asked.get("vanort", False),
            "quiet_on": day if asked.get("tyst") else None,
        }
