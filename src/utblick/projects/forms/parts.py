"""What is asked of each part of a project; money in whole units of its currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import DayField, RowForm
from utblick.projects.forms.projects import amount
from utblick.projects.models import BudgetYear, Indicator, Payment, ProjectPartner, Undertaking


class PartForm(RowForm):
    """A form of one part: ``money`` names the fields that the model keeps in minor units."""

    money: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, kept in self.money.items():
            stored = getattr(self.instance, kept)
            if stored:
                self.fields[name].initial = stored // 100

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in self.money}
        amounts = {kept: self.cleaned_data[name] for name, kept in self.money.items()}
        return told | {kept: None if value is None else value * 100 for kept, value in amounts.items()}


class ProjectPartnerForm(PartForm):
    class Meta:
        model = ProjectPartner
        fields = ("name", "role")
        labels = {"name": _("Vem?"), "role": _("Roll")}


class BudgetYearForm(PartForm):
    money: ClassVar[dict[str, str]] = {
        "grant": "grant_minor", "own": "own_minor", "time": "time_minor", "partners": "partners_minor"
    }  # fmt: skip
    year = forms.IntegerField(label=_("År"), min_value=1990, max_value=2199)
    grant = amount(_("Bidraget betalar, kronor"), required=False)
    own = amount(_("Egna pengar, kronor"), required=False)
    time = amount(_("Egen tid, värderad i kronor"), required=False)
    partners = amount(_("Partner betalar, kronor"), required=False)

    class Meta:
        model = BudgetYear
        fields = ("year",)

    def values(self) -> dict[str, Any]:
        return {name: value or 0 for name, value in super().values().items()}


class PaymentForm(PartForm):
    money: ClassVar[dict[str, str]] = {"asked": "asked_minor", "paid": "paid_minor"}
    asked = amount(_("Belopp, i bidragets valuta"))
    asked_on = DayField(label=_("Begärs den"), help_text=_("En dag som kommer är en plan."))
    expected_on = DayField(label=_("Pengarna väntas den"), required=False)
    paid_on = DayField(label=_("Betalades den"), required=False)
    paid = amount(_("Betalat belopp"), required=False)

    class Meta:
        model = Payment
        fields = ("payment_kind", "asked_on", "expected_on", "paid_on")
        labels = {"payment_kind": _("Slag")}

    field_order = ("payment_kind", "asked", "asked_on", "expected_on", "paid_on", "paid")


class UndertakingForm(PartForm):
    due_on = DayField(label=_("Senast"))
    done_on = DayField(label=_("Klart den"), required=False)

    class Meta:
        model = Undertaking
        fields = ("undertaking_kind", "what", "due_on", "done_on")
        labels = {"undertaking_kind": _("Slag"), "what": _("Vad?")}


class IndicatorForm(PartForm):
    target = forms.IntegerField(label=_("Mål"), min_value=0, max_value=10**9)
    value = forms.IntegerField(label=_("Utfall"), min_value=0, max_value=10**9, required=False)
    measured_on = DayField(label=_("Mätt den"), required=False)

    class Meta:
        model = Indicator
        fields = ("name", "target", "value", "measured_on")
        labels = {"name": _("Vad mäts?")}
