"""What the pages of networks ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.forms.agreements import StepForm, months_field
from utblick.cooperation.models import Network, NetworkMeeting, Partner, Representation
from utblick.cooperation.network_gate import Membership
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.organisation.queries import bodies_open_to, persons
from utblick.values import Actor


class NetworkForm(RowForm):
    """A network as it is registered and changed; the fee is asked for in whole kronor."""

    fee = forms.IntegerField(label=_("Årsavgift i kronor"), min_value=0, max_value=1_000_000_000, required=False)

    partners = forms.ModelMultipleChoiceField(
        queryset=Partner.objects.none(),
        label=_("Våra partner där"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Partner till oss som är med i nätverket. Välj flera med Ctrl eller Cmd."),
    )

    class Meta:
        model = Network
        fields = ("name", "network_kind", "geography", "scope", "body", "about", "benefit", "partners", "is_principal")
        labels = {
            "name": _("Namn"),
            "network_kind": _("Slag"),
            "geography": _("Var"),
            "scope": _("Omfattar"),
            "body": _("Hör till"),
            "about": _("Vad det gör"),
            "benefit": _("Nytta för oss"),
            "is_principal": _("Saken är principiell eller av större vikt"),
        }
        help_texts = {
            "scope": _("Avgör vem som beslutar. Är du osäker väljer du oklart: då säger svaret vem du frågar."),
            "benefit": _("Vad medlemskapet ger invånare, verksamhet eller företag."),
        }
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("about", "benefit")}

    def __init__(self, *args: Any, actor: Actor, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies_open_to(actor, "network.register", today)  # type: ignore[attr-defined]
        self.fields["partners"].queryset = visible(Partner.objects.all(), actor)  # type: ignore[attr-defined]
        if self.instance.fee_minor is not None:
            self.fields["fee"].initial = Decimal(self.instance.fee_minor) / 100

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = dict(self.cleaned_data)
        fee = told.pop("fee")
        return {**told, "fee_minor": None if fee is None else fee * 100}


class NetworkFilter(forms.Form):
    """Filters of the list; they live in the address."""

    slag = forms.ChoiceField(label=_("Slag"), required=False, choices=[("", _("Alla")), *Network.Kind.choices])
    var = forms.ChoiceField(label=_("Var"), required=False, choices=[("", _("Alla")), *Network.Geography.choices])
    omfattar = forms.ChoiceField(label=_("Omfattar"), required=False, choices=[("", _("Alla")), *Network.Scope.choices])
    lage = forms.ChoiceField(label=_("Läge"), required=False, choices=[("", _("Alla")), *Membership.choices])


class JoinForm(StepForm):
    field_order = ("on", "ends_on", "notice_months", "prolongs_months", "reason")
    on = DayField(label=_("Medlem från och med"))
    ends_on = DayField(label=_("Gäller till och med"), required=False, help_text=_("Tomt: tills vidare."))
    notice_months = months_field(_("Uppsägningstid i månader"), _("Räknas bakåt från sista dagen."))
    prolongs_months = months_field(_("Förlängs med så många månader"), _("0 eller tomt: det upphör på sista dagen."))


class LeaveForm(StepForm):
    field_order = ("on", "ends_on", "reason")
    on = DayField(label=_("Lämnat den"))
    ends_on = DayField(label=_("Sista dag"), help_text=_("Dagen då medlemskapet upphör."))


class RepresentationForm(RowForm):
    valid_from = DayField(label=_("Från och med"))
    valid_to = DayField(label=_("Till och med"), required=False)

    class Meta:
        model = Representation
        fields = ("person", "role", "mandate", "valid_from", "valid_to")
        labels = {"person": _("Person"), "role": _("Roll"), "mandate": _("Mandat")}
        help_texts = {
            "person": _("Den som saknas läggs till under Organisation, Personer."),
            "mandate": _("Vad personen får säga ja till, till exempel: rösta på årsmötet."),
        }

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = persons(actor).prefetch_related(None)  # type: ignore[attr-defined]


class MeetingForm(RowForm):
    on = DayField(label=_("Dag"))

    class Meta:
        model = NetworkMeeting
        fields = ("on", "title", "attended", "outcome")
        labels = {"title": _("Möte"), "attended": _("Vilka deltog"), "outcome": _("Vad kom ut av det")}
        widgets = {"outcome": forms.Textarea({"rows": 3})}
