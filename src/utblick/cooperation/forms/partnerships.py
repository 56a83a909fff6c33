"""What the pages of municipal partnerships ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import (
    Agreement,
    Partner,
    Partnership,
    PartnershipPhase,
    PartnershipReport,
    PartnershipResult,
    PartnershipSeat,
)
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.organisation.queries import bodies_open_to
from utblick.values import Actor

_LONG = ("benefit_own", "benefit_partner", "goal", "risk_note")


class PartnershipForm(RowForm):
    """A partnership as it is registered and changed. Five fields are required."""

    funder = forms.CharField(
        label=_("Finansiär"), max_length=120, required=False, initial=Partnership.ICLD,
        help_text=_("ICLD, om inget annat skrivs. Betalar någon annan gäller inte ICLD:s landlista."),
    )  # fmt: skip

    class Meta:
        model = Partnership
        fields = ("title", "partner", "body", *_LONG[:2], "funder", *_LONG[2:], "agreement")
        labels = {
            "title": _("Namn"),
            "partner": _("Partner"),
            "body": _("Hör till"),
            "benefit_own": _("Nytta för oss"),
            "benefit_partner": _("Nytta för dem"),
            "goal": _("Övergripande mål"),
            "risk_note": _("Demokrati och risk"),
            "agreement": _("Avtal"),
        }
        help_texts = {
            "partner": _("Den som saknas läggs till under Partner."),
            "benefit_own": _("Båda sidor ska ha nytta (R3.15)."),
            "risk_note": _("Utanför EU: läget för demokrati, säkerhet och korruption (R1.6)."),
            "agreement": _("Kommunstyrelsen beslutar att ingå det (R4.2)."),
        }
        widgets = {name: forms.Textarea({"rows": 3}) for name in _LONG}

    def __init__(self, *args: Any, actor: Actor, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        open_bodies = bodies_open_to(actor, "partnership.register", today)
        agreements = visible(Agreement.objects.filter(agreement_kind=Agreement.Kind.PARTNERSHIP), actor)
        self.fields["body"].queryset = open_bodies  # type: ignore[attr-defined]
        self.fields["partner"].queryset = visible(Partner.objects.all(), actor)  # type: ignore[attr-defined]
        self.fields["agreement"].queryset = agreements  # type: ignore[attr-defined]

    def clean_funder(self) -> str:
        return self.cleaned_data["funder"].strip() or Partnership.ICLD


class PhaseForm(RowForm):
    """A phase; the grant is asked for in whole kronor."""

    starts_on = DayField(label=_("Från och med"))
    ends_on = DayField(label=_("Till och med"))
    grant = forms.IntegerField(label=_("Bidrag, kronor"), min_value=0, max_value=10**9, required=False)

    class Meta:
        model = PartnershipPhase
        fields = ("phase", "starts_on", "ends_on")
        labels = {"phase": _("Fas")}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "grant" in told:
            grant = told.pop("grant")
            told["grant_minor"] = None if grant is None else grant * 100
        return told


class ResultForm(RowForm):
    class Meta:
        model = PartnershipResult
        fields = ("goal", "result", "indicator", "baseline", "target")
        labels = {
            "goal": _("Mål"),
            "result": _("Resultat"),
            "indicator": _("Indikator"),
            "baseline": _("Utgångsläge"),
            "target": _("Målvärde"),
        }
        help_texts = {"indicator": _("Det ni mäter, till exempel: andel unga som säger att de kan påverka.")}


class MeasureForm(forms.Form):
    value = forms.CharField(label=_("Värde"), max_length=60)
    valued_on = DayField(label=_("Mätt den"))


class SeatForm(RowForm):
    until = DayField(label=_("Till och med"), required=False)

    class Meta:
        model = PartnershipSeat
        fields = ("side", "seat", "name", "until")
        labels = {"side": _("För"), "seat": _("Från"), "name": _("Namn")}


class ReportForm(RowForm):
    due_on = DayField(label=_("Senast"))

    class Meta:
        model = PartnershipReport
        fields = ("what", "due_on")
        labels = {"what": _("Rapport")}
        help_texts = {"what": _("Till exempel: årsrapport 2026.")}
