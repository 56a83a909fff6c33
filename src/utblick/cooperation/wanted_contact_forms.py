"""What the pages of contacts wanted by companies ask for. Three fields are required."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.forms.countries import country_choices
from utblick.cooperation.models import Network, Partner, WantedContact
from utblick.cooperation.organisation_numbers import checked_number
from utblick.cooperation.wanted_contact_states import Stage
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.values import Actor

_FIRST = ("company", "seeks", "body", "country_code")


class WantedContactForm(RowForm):
    """A company's wish as it is noted and changed."""

    country_code = forms.ChoiceField(label=_("Land"), required=False)

    class Meta:
        model = WantedContact
        fields = (
            *_FIRST, "market", "trade", "organisation_number", "contact_name", "contact_email", "is_confidential",
        )  # fmt: skip
        labels = {
            "company": _("Företag"),
            "seeks": _("Vad söker företaget?"),
            "body": _("Tas emot av"),
            "market": _("Marknad eller ort"),
            "trade": _("Bransch"),
            "organisation_number": _("Organisationsnummer"),
            "contact_name": _("Kontaktperson på företaget"),
            "contact_email": _("E-post i tjänsten"),
            "is_confidential": _("Visa bara för dem som arbetar med den"),
        }
        help_texts = {
            "seeks": _("En rad, till exempel: återförsäljare av kajaker, eller någon som provar vår sensor."),
            "contact_email": _("Adressen på jobbet. Namn och adress glöms ett år efter att önskemålet är avslutat."),
            "is_confidential": _("Kryssa om företaget inte vill att andra får veta vad det söker (OSL 31 kap.)."),
        }

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["country_code"].choices = country_choices(_("Flera eller oklart"))  # type: ignore[attr-defined]

    def clean_organisation_number(self) -> str:
        try:
            return checked_number(self.cleaned_data["organisation_number"])
        except ValidationError as refused:
            raise ValidationError(refused.messages) from refused

    @property
    def asked_first(self) -> list[forms.BoundField]:
        return [self[name] for name in _FIRST]

    @property
    def asked_if_known(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name not in _FIRST]


class PassOnForm(forms.Form):
    """To whom the wish was passed on, and when."""

    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("Partner"), required=False, empty_label="–")
    network = forms.ModelChoiceField(Network.objects.none(), label=_("Nätverk"), required=False, empty_label="–")
    passed_to = forms.CharField(
        label=_("Eller någon annan"),
        max_length=200,
        required=False,
        help_text=_("Till exempel en exportrådgivare, en handelskammare eller regionens näringslivsbolag."),
    )
    on = DayField(label=_("Vilken dag?"))

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].queryset = visible(Partner.objects.all(), actor)  # type: ignore[attr-defined]
        networks = visible(Network.objects.filter(notice_on=None), actor)
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]


class ContactMadeForm(forms.Form):
    """The day the company got its contact, and what it gave."""

    on = DayField(label=_("Vilken dag knöts kontakten?"))
    outcome = forms.CharField(
        label=_("Vad gav det?"), max_length=1_000, required=False, widget=forms.Textarea({"rows": 3})
    )


class CloseForm(forms.Form):
    """Why it ended without a contact."""

    on = DayField(label=_("Vilken dag?"))
    reason = forms.CharField(label=_("Varför?"), max_length=300)


class WantedContactFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    lage = forms.ChoiceField(label=_("Läge"), required=False, choices=[("", _("Alla")), *Stage.choices])
    land = forms.ChoiceField(label=_("Land"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["land"].choices = country_choices(_("Alla"))  # type: ignore[attr-defined]
