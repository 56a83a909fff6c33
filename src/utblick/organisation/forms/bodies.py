"""Forms for bodies, administrations, and people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import DayField, RowForm
from utblick.organisation.models import Administration, Assignment, Body, Keeping, Person

LEAD_TIMES = (
    "document_stop_days",
    "preparation_days",
    "approval_days",
    "call_days",
    "adjustment_days",
    "immediate_adjustment",
    "dispatch_days",
    "extra_meeting_days",
)


class BodyForm(RowForm):
    """A body as it stands; its code is asked only when it is registered."""

    valid_from = DayField(label=_("Finns från och med"), required=False)
    valid_to = DayField(label=_("Finns till och med"), required=False)

    class Meta:
        model = Body
        fields: tuple[str, ...] = (
            "name", "body_kind", "name_en", "parent", "administration", "valid_from", "valid_to", "successor",
            "reference_pattern", "registrar_email", "clerk_email", *LEAD_TIMES,
        )  # fmt: skip
        labels = {
            "name": _("Namn"),
            "body_kind": _("Slag"),
            "name_en": _("Namn på engelska"),
            "parent": _("Hör till"),
            "administration": _("Förvaltning"),
            "successor": _("Efterträds av"),
            "reference_pattern": _("Mönster för diarienummer"),
            "registrar_email": _("Registratorns e-post"),
            "clerk_email": _("Nämndsekreterarens e-post"),
            "document_stop_days": _("Handlingsstopp, dagar före sammanträdet"),
            "preparation_days": _("Tid att skriva, dagar före handlingsstoppet"),
            "approval_days": _("Därav chefens godkännande, dagar"),
            "call_days": _("Kallelse, dagar före sammanträdet"),
            "adjustment_days": _("Justering, dagar efter sammanträdet"),
            "immediate_adjustment": _("Internationella beslut justeras direkt vid mötet"),
            "dispatch_days": _("Expediering, dagar efter justeringen"),
            "extra_meeting_days": _("Extra sammanträde, dagars varsel"),
        }
        help_texts = {
            "parent": _("Ett utskott hör till sin styrelse eller nämnd."),
            "successor": _("Det organ som tar över när det här upphör."),
            "reference_pattern": _("Till exempel ÅÅÅÅ/KFN NNNN. Bara för att känna igen numren."),
            "registrar_email": _("Handlingar som skickas till registrator går hit."),
            "clerk_email": _("Hit går frågan om paragraf och beslut."),
            "adjustment_days": _("Högst 14 dagar (KL 5:69)."),
            "call_days": _("För fullmäktige räknas alltid minst 7 (KL 5:13)."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("parent", "successor"):
            choice = self.fields[name]
            assert isinstance(choice, forms.ModelChoiceField)
            choice.queryset = Body.objects.exclude(pk=self.instance.pk)
            choice.empty_label = _("Inget organ")


class NewBodyForm(BodyForm):
    class Meta(BodyForm.Meta):
        fields = ("code", *BodyForm.Meta.fields)
        labels = {"code": _("Förkortning"), **BodyForm.Meta.labels}
        help_texts = {"code": _("Till exempel KFN. Den ändras aldrig sedan."), **BodyForm.Meta.help_texts}


class AdministrationForm(RowForm):
    class Meta:
        model = Administration
        fields: tuple[str, ...] = ("name", "head_title", "resting_weeks", "is_coordinator")
        labels = {
            "name": _("Namn"),
            "head_title": _("Chefens titel"),
            "resting_weeks": _("Veckor då ingen skriver"),
            "is_coordinator": _("Samordnar det internationella arbetet"),
        }
        help_texts = {
            "head_title": _("Till exempel förvaltningschef."),
            "resting_weeks": _("Till exempel 28-31, 52-1. Planen räknar inte med arbete då."),
        }


class NewAdministrationForm(AdministrationForm):
    class Meta(AdministrationForm.Meta):
        fields = ("code", *AdministrationForm.Meta.fields)
        labels = {"code": _("Förkortning"), **AdministrationForm.Meta.labels}


class KeepingForm(RowForm):
    """Where minutes and register are kept."""

    valid_from = DayField(label=_("Gäller från och med"))

    class Meta:
        model = Keeping
        fields = ("valid_from", "minutes_in", "minutes_here", "register_in", "register_here")
        labels = {
            "minutes_in": _("Protokoll förs i"),
            "minutes_here": _("Protokoll förs i Utblick"),
            "register_in": _("Diarium förs i"),
            "register_here": _("Diarium förs i Utblick"),
        }
        help_texts = {
            "minutes_in": _("Namnet på det andra systemet."),
            "minutes_here": _("Då numrerar Utblick paragraferna."),
            "register_here": _("Då ger Utblick diarienummer."),
        }


class AssignmentForm(RowForm):
    """Who does what. An address already known means that person."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    title = forms.CharField(label=_("Befattning"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-post"), required=False, help_text=_("Finns adressen redan får den personen uppdraget.")
    )
    valid_from = DayField(label=_("Från och med"))
    valid_to = DayField(label=_("Till och med"), required=False)

    class Meta:
        model = Assignment
        fields = ("role", "name", "title", "email", "valid_from", "valid_to")
        labels = {"role": _("Uppdrag")}


class EndAssignmentForm(forms.Form):
    valid_to = DayField(label=_("Sista dag"))


class PersonForm(RowForm):
    class Meta:
        model = Person
        fields = ("name", "title", "email")
        labels = {"name": _("Namn"), "title": _("Befattning"), "email": _("E-post")}
