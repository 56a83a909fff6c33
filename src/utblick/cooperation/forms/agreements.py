"""What the pages of agreements ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.agreement_states import State
from utblick.cooperation.models import Agreement, EarlierDecision, Partner
from utblick.cooperation.models.agreements import LONGEST_NOTICE
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.organisation.queries import bodies, bodies_open_to
from utblick.values import Actor


class AgreementForm(RowForm):
    """An agreement as it is registered and changed."""

    partners = forms.ModelMultipleChoiceField(
        queryset=Partner.objects.none(),
        label=_("Parter"),
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Välj flera med Ctrl eller Cmd. En part som saknas läggs till under Partner."),
    )

    class Meta:
        model = Agreement
        fields = (
            "title", "agreement_kind", "partners", "body", "about", "benefit_own", "benefit_partner", "languages",
            "is_principal", "signatory_named",
        )  # fmt: skip
        labels = {
            "title": _("Namn"),
            "agreement_kind": _("Slag"),
            "body": _("Hör till"),
            "about": _("Vad det gäller"),
            "benefit_own": _("Nytta för oss"),
            "benefit_partner": _("Nytta för parten"),
            "languages": _("Språk"),
            "is_principal": _("Saken är principiell eller av större vikt"),
            "signatory_named": _("Beslutet om ansökan säger vem som undertecknar"),
        }
        help_texts = {
            "title": _("Till exempel Vänortsavtal med Cēsis."),
            "languages": _("Språken som texten finns på."),
            "signatory_named": _("Gäller bidragsavtal och konsortieavtal."),
        }
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("about", "benefit_own", "benefit_partner")}

    def __init__(self, *args: Any, actor: Actor, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partners"].queryset = visible(Partner.objects.all(), actor)  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies_open_to(actor, "agreement.register", today)  # type: ignore[attr-defined]


class AgreementFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    slag = forms.ChoiceField(label=_("Slag"), required=False, choices=[("", _("Alla")), *Agreement.Kind.choices])
    lage = forms.ChoiceField(label=_("Läge"), required=False, choices=[("", _("Alla")), *State.choices])


class StepForm(forms.Form):
    """A step in an agreement's life. ``reason`` is asked for when the guidelines want something that is missing."""

    reason = forms.CharField(
        label=_("Det har hänt ändå, därför att"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Fyll i bara om det redan har hänt. Då skrivs det upp som en avvikelse."),
    )


class MonthsField(forms.IntegerField):
    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


def months_field(label: Any, help_text: Any) -> forms.IntegerField:
    """A number of months; empty is 0."""
    return MonthsField(label=label, min_value=0, max_value=LONGEST_NOTICE, required=False, help_text=help_text)


class SignForm(StepForm):
    """When an agreement was signed and what holds for it."""

    field_order = ("signed_on", "in_force_from", "ends_on", "notice_months", "prolongs_months", "review_on",
                   "signatories", "reason")  # fmt: skip
    signed_on = DayField(label=_("Undertecknat den"))
    in_force_from = DayField(label=_("Gäller från och med"), required=False, help_text=_("Tomt: samma dag."))
    ends_on = DayField(label=_("Gäller till och med"), required=False, help_text=_("Tomt: tills vidare."))
    notice_months = months_field(_("Uppsägningstid i månader"), _("Räknas bakåt från sista dagen."))
    prolongs_months = months_field(_("Förlängs med så många månader"), _("0 eller tomt: det upphör på sista dagen."))
    review_on = DayField(label=_("Ses över senast"), required=False, help_text=_("Då påminner Att göra."))
    signatories = forms.CharField(
        label=_("Undertecknat av"), required=False, max_length=500, help_text=_("Befattning räcker, till exempel "
        "kommunstyrelsens ordförande och borgmästaren.")
    )  # fmt: skip


class RenewForm(StepForm):
    field_order = ("on", "ends_on", "reason")
    on = DayField(label=_("Förlängt den"))
    ends_on = DayField(label=_("Gäller till och med"), required=False, help_text=_("Tomt: tills vidare."))


class TerminateForm(StepForm):
    field_order = ("on", "ends_on", "reason")
    on = DayField(label=_("Uppsagt den"))
    ends_on = DayField(label=_("Sista dag"), help_text=_("Dagen då avtalet upphör att gälla."))


class RestForm(StepForm):
    field_order = ("on", "reason")
    on = DayField(label=_("Vilar från och med"))


class ReviewAgreementForm(forms.Form):
    reviewed = forms.CharField(
        label=_("Vad ni kom fram till"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Till exempel: fortsätter, nya kontaktpersoner utsedda."),
    )  # fmt: skip
    review_on = DayField(label=_("Nästa översyn senast"), required=False)


class EarlierDecisionForm(RowForm):
    """A decision taken before Utblick kept the matter."""

    decided_on = DayField(label=_("Beslutat den"))

    class Meta:
        model = EarlierDecision
        fields = ("decided", "body", "decided_on", "paragraph")
        labels = {"decided": _("Beslut om att"), "body": _("Organ"), "paragraph": "§"}

    def __init__(self, *args: Any, actor: Actor, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies(actor, today)  # type: ignore[attr-defined]


class FileForm(forms.Form):
    file = forms.FileField(label=_("Fil"), help_text=_("PDF, Word eller bild, högst 25 MB."))
