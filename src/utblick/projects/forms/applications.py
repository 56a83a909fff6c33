"""What is asked at each step, and no more (users.md § 4)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.clock.queries import today
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.governance.area_forms import area_field
from utblick.organisation.models import Body
from utblick.projects.models import Application, Form, FundingTest, Idea
from utblick.values import Actor
from utblick.watch.models import Call


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options)


class IdeaForm(forms.Form):
    """An idea in a minute: four answers."""

    what = forms.CharField(label=_("Vad vill ni göra?"), max_length=300)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Vilken nämnd?"), to_field_name="code", empty_label=None)
    contact = forms.CharField(label=_("Vem kan svara på frågor?"), max_length=120)
    call = forms.ModelChoiceField(Call.objects.none(), label=_("Utlysning"), required=False, widget=forms.HiddenInput)
    partner_request = forms.ModelChoiceField(PartnerRequest.objects.none(), required=False, widget=forms.HiddenInput)
    partner = forms.ModelChoiceField(
        Partner.objects.all(),
        label=_("Vilken partner?"),
        required=False,
        help_text=_("Utlysning eller partner behövs."),
    )
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices, required=False)
    children_and_youth = forms.BooleanField(label=_("Barn eller unga deltar"), required=False)

    def __init__(self, bodies: Any, calls: Any, requests: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if area := area_field(today(), unsaid=_("Det som följer av riktlinjerna")):
            self.fields["area"] = area
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["call"].queryset = calls  # type: ignore[attr-defined]
        self.fields["partner_request"].queryset = requests  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        begins = [told.get(name) for name in ("call", "partner", "partner_request")]
        if not any(begins) and "partner" not in self.errors:
            self.add_error("partner", _("Välj en partner, eller börja från en utlysning."))
        told["form"] = told.get("form") or Form.EU_PROJECT
        return told


class AreaForm(forms.Form):
    """Which of the guidelines' areas an idea is sorted under."""

    def __init__(self, idea: Idea, data: Any = None) -> None:
        super().__init__(data, initial={"area": idea.area})
        if area := area_field(idea.registered_on, idea.area):
            area.required = True
            self.fields["area"] = area


class FundingTestForm(forms.Form):
    """The funding test: three answers."""

    result = forms.ChoiceField(label=_("Resultat"), choices=FundingTest.Result.choices, widget=forms.RadioSelect)
    programme = forms.CharField(
        label=_("Program"), max_length=120, required=False, help_text=_("Skrivs när ett lämpligt program finns.")
    )
    exchange = forms.ChoiceField(
        label=_("Har utbyte prövats?"), choices=[("yes", _("Ja")), ("no", _("Nej"))], widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("result") == FundingTest.Result.SUITABLE and not told.get("programme"):
            self.add_error("programme", _("Skriv vilket program som passar."))
        told["exchange"] = told.get("exchange") == "yes"
        return told


class ApplicationForm(forms.Form):
    """The application: role, own cost and own time decide what the guidelines ask."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Titel"), max_length=300)
    role = forms.ChoiceField(label=_("Kommunens roll"), choices=Application.Role.choices, widget=forms.RadioSelect)
    own_cost = forms.IntegerField(
        label=_("Egen kostnad, kronor"), min_value=0, max_value=10**11, required=False,
        help_text=_("Det kommunen själv betalar under hela tiden."),
    )  # fmt: skip
    own_time_hours = forms.IntegerField(label=_("Egen tid, timmar"), min_value=0, max_value=10**6, required=False)
    is_feasibility_study = forms.BooleanField(label=_("Det är en förstudie"), required=False)
    is_principal = forms.BooleanField(
        label=_("Saken är principiell eller av större vikt för kommunen"),
        required=False,
        help_text=_("Då beslutar kommunfullmäktige (KL 5:1), och saken får inte delegeras (KL 6:38)."),
    )
    lead = forms.CharField(label=_("Samordnande part, om ni är partner"), max_length=200, required=False)
    bound_by = day_field(
        _("Mandatet ska vara undertecknat senast"), required=False,
        help_text=_("Bara för partner: den dag samordnaren behöver er underskrift."),
    )  # fmt: skip
    deadline_on = day_field(
        _("Sista dag, om den inte är utlysningens"),
        required=False,
        help_text=_("Lämna tomt för utlysningens sista dag."),
    )
    signatory = forms.CharField(label=_("Vem undertecknar?"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("bound_by") and told.get("role") == Application.Role.COORDINATOR:
            self.add_error("bound_by", _("Samordnaren lämnar in själv och binds av ansökan. Lämna dagen tom."))
        return told

    def values(self) -> dict[str, Any]:
        """The fields of an Application."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "own_cost")}
        cost = self.cleaned_data["own_cost"]
        return {**told, "own_cost_minor": None if cost is None else cost * 100}


class SubmitForm(forms.Form):
    """Submitted, or bound as partner: two answers; the reason only when the requirements are not met."""

    on = day_field(_("Vilken dag?"))
    receipt = forms.CharField(
        label=_("Kvitto"), max_length=200, help_text=_("Ansökans nummer i portalen, eller vem som undertecknade.")
    )
    reason = forms.CharField(
        label=_("Varför lämnades den in ändå?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        if data and data.get("anyway"):
            self.ask_reason()

    def ask_reason(self) -> None:
        """Require the reason: it has gone in although the requirements are not met."""
        field = self.fields["reason"]
        field.required = True
        field.error_messages["required"] = _("Skriv varför. Det står i avvikelsen.")


class AnswerForm(forms.Form):
    """The funder's answer."""

    answer = forms.ChoiceField(label=_("Besked"), choices=Application.Answer.choices, widget=forms.RadioSelect)
    on = day_field(_("Vilken dag?"))


def idea_initial(
    actor: Actor,
    call: Call | None,
    body_code: str,
    request: PartnerRequest | None = None,
    partner: Partner | None = None,
) -> dict[str, Any]:
    """What an idea form can guess: from the call or the partner request, and from who asks."""
    guessed: dict[str, Any] = {"contact": actor.name, "body": body_code}
    if request is not None:
        guessed |= {"what": request.what, "partner_request": request.pk, "partner": partner.pk if partner else None}
        guessed["body"] = request.body_code or request.suggested_body or body_code
    if call is not None:
        twin_towns = "TOWN-TT" in call.identifier or "TOWN-NT" in call.identifier
        guessed |= {"call": call.pk, "form": Form.TWIN_TOWN if twin_towns else Form.EU_PROJECT}
    return guessed
