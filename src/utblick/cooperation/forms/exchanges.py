"""What the pages of exchanges ask for. Five fields are required."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import Exchange
from utblick.cooperation.models.exchanges import BANDS
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.ui.suggestions import SuggestInput

_FIRST = ("exchange_kind", "what", "place", "body", "starts_on")
_MONEY = {"own_cost": "own_cost_minor", "grant": "grant_minor"}


class ExchangeForm(RowForm):
    """An exchange as it is registered and changed; money is asked for in whole kronor."""

    starts_on = DayField(label=_("Första dag"))
    ends_on = DayField(label=_("Sista dag"), required=False, help_text=_("Tomt: tills vidare."))
    own_cost = forms.IntegerField(label=_("Egen kostnad, kronor"), min_value=0, max_value=10**9, required=False)
    grant = forms.IntegerField(label=_("Bidrag, kronor"), min_value=0, max_value=10**9, required=False)

    class Meta:
        model = Exchange
        fields = (
            *_FIRST, "ends_on", "direction", *BANDS, "funder", "grant", "own_cost", "learns_own", "learns_partner",
            "contact", "told",
        )  # fmt: skip
        labels = {
            "exchange_kind": _("Slag"),
            "what": _("Vad?"),
            "place": _("Med vem?"),
            "body": _("Hör till"),
            "direction": _("Riktning"),
            "children": _("Barn 0–12 år"),
            "youth": _("Unga 13–17 år"),
            "young_adults": _("Unga vuxna 18–25 år"),
            "adults": _("26 år och äldre"),
            "funder": _("Finansiär"),
            "learns_own": _("Vad vi ska lära oss"),
            "learns_partner": _("Vad de ska lära sig"),
            "contact": _("Kontaktperson hos oss"),
            "told": _("Vad det gav"),
        }
        help_texts = {
            "what": _("Till exempel: Bibliotekarier skuggar kolleger en vecka. Skriv inte namn på barn och unga."),
            "place": _("Skola, ort och land. Namnet på en partner kopplar utbytet till den."),
            "children": _("Bara antal, våra och deras tillsammans. Barn och unga nämns aldrig vid namn."),
            "funder": _("Till exempel Erasmus+."),
        }
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("learns_own", "learns_partner", "told")}

    def __init__(self, *args: Any, bodies: Any, names: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["place"].widget = SuggestInput(names, attrs={"maxlength": "200"})
        self.fields["direction"].required = False
        for band in BANDS:
            self.fields[band].required = False
        for name, kept in _MONEY.items():
            amount = getattr(self.instance, kept)
            self.fields[name].initial = None if amount is None else amount // 100

    @property
    def asked_first(self) -> list[forms.BoundField]:
        """The five required fields."""
        return [self[name] for name in _FIRST]

    @property
    def asked_if_known(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name not in _FIRST]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Sista dagen kan inte ligga före den första."))
        for band in BANDS:
            told[band] = told.get(band) or 0
        told["direction"] = told.get("direction") or Exchange.Direction.OUTGOING
        return told

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in _MONEY}
        amounts = {kept: self.cleaned_data[name] for name, kept in _MONEY.items()}
        return {**told, **{kept: None if value is None else value * 100 for kept, value in amounts.items()}}


class CancelExchangeForm(forms.Form):
    """Why it was called off."""

    reason = forms.CharField(label=_("Varför?"), max_length=300, required=False)


class ExchangeFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    slag = forms.ChoiceField(label=_("Slag"), required=False, choices=[("", _("Alla")), *Exchange.Kind.choices])
    lage = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[
            ("", _("Alla")), ("coming", _("Kommande")), ("going_on", _("Pågår")), ("over", _("Genomförda")),
            ("cancelled", _("Inställda")),
        ],
    )  # fmt: skip
    ar = forms.IntegerField(label=_("År"), required=False, min_value=1950, max_value=2100)
    namnd = forms.ChoiceField(label=_("Hör till"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
