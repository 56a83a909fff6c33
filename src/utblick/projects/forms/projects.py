"""What is asked of a project: five things when it begins, three when it is closed (users.md § 4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import Agreement
from utblick.organisation.forms.fields import DayField
from utblick.projects.models import Application, Project
from utblick.projects.models.projects import RATE_PARTS, Currency

MOST = 10**11


def amount(label: Any, **options: Any) -> forms.IntegerField:
    """An amount in whole units of its currency."""
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, **options)


class _Grant(forms.Form):
    """The grant and its rate, as they stand in the model."""

    currency = forms.ChoiceField(label=_("Valuta"), choices=Currency.choices, required=False)
    rate = forms.DecimalField(
        label=_("Kurs, kronor för en euro"), min_value=Decimal("0.01"), max_value=1000, decimal_places=4,
        required=False,
        help_text=_("Bara för belopp i euro. Då räknas de om till kronor."),
    )  # fmt: skip
    rated_on = DayField(label=_("Kursens dag"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        told["currency"] = told.get("currency") or Currency.SEK
        if told["currency"] == Currency.SEK:
            told["rate"] = told["rated_on"] = None
        elif told.get("rate") and not told.get("rated_on") and "rated_on" not in self.errors:
            self.add_error("rated_on", _("Skriv vilken dag kursen gällde."))
        elif told.get("rated_on") and not told.get("rate") and "rate" not in self.errors:
            self.add_error("rate", _("Skriv kursen som gällde den dagen."))
        return told

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = dict(self.cleaned_data)
        rate = told["rate"]
        told["rate"] = None if rate is None else round(rate * RATE_PARTS)
        return told | {"grant_minor": told.pop("grant") * 100}


class BeginForm(_Grant):
    """A granted application becomes a project: five answers."""

    grant = amount(_("Beviljat belopp"))
    ends_on = DayField(label=_("Projektets sista dag"))
    account_code = forms.CharField(label=_("Projektkod i redovisningen"), max_length=40)
    leader = forms.CharField(label=_("Projektledare"), max_length=120)
    first_report_on = DayField(
        label=_("Första rapporten till finansiären senast"), help_text=_("Du blir påmind på Att göra.")
    )
    starts_on = DayField(label=_("Projektets första dag"), required=False, help_text=_("Tomt: den dag beskedet kom."))
    leader_email = forms.EmailField(label=_("Projektledarens e-post"), required=False)

    @property
    def asked_first(self) -> list[forms.BoundField]:
        names = ("grant", "currency", "ends_on", "account_code", "leader", "first_report_on")
        return [self[name] for name in names]

    @property
    def asked_if_known(self) -> list[forms.BoundField]:
        return [self[name] for name in ("starts_on", "leader_email", "rate", "rated_on")]


class ProjectForm(_Grant):
    """Everything known of a project that is changed."""

    title = forms.CharField(label=_("Titel"), max_length=300)
    grant = amount(_("Beviljat belopp"))
    starts_on = DayField(label=_("Projektets första dag"))
    ends_on = DayField(label=_("Projektets sista dag"))
    account_code = forms.CharField(label=_("Projektkod i redovisningen"), max_length=40)
    leader = forms.CharField(label=_("Projektledare"), max_length=120)
    leader_email = forms.EmailField(label=_("Projektledarens e-post"), required=False)
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(), label=_("Avtal i avtalsregistret"), required=False, empty_label=_("Inget")
    )
    continuation = forms.CharField(
        label=_("Hur verksamheten fortsätter när pengarna är slut"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    field_order = ("title", "grant", "currency", "rate", "rated_on", "starts_on", "ends_on")

    def __init__(self, *args: Any, agreements: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agreement"].queryset = agreements  # type: ignore[attr-defined]


def project_initial(row: Project) -> dict[str, Any]:
    names = ("title", "currency", "rated_on", "starts_on", "ends_on", "account_code", "leader", "leader_email",
             "agreement", "continuation")  # fmt: skip
    rate = None if row.rate is None else Decimal(row.rate) / RATE_PARTS
    return {**{name: getattr(row, name) for name in names}, "grant": row.grant_minor // 100, "rate": rate}


class AmendForm(forms.Form):
    """A change of a running project."""

    what = forms.CharField(label=_("Vad ändras?"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    changed_on = DayField(label=_("Vilken dag?"))
    own_cost = amount(
        _("Ny egen kostnad, kronor"), required=False,
        help_text=_("Ändras den egna kostnaden eller rollen prövas projektet mot riktlinjerna igen."),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Ny roll"), required=False, choices=[("", _("Samma som förut")), *Application.Role.choices]
    )

    def values(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        cost = told.pop("own_cost")
        return {**told, "own_cost_minor": None if cost is None else cost * 100}


class CloseForm(forms.Form):
    """What it gave, by R1.3's three contributions (G-04): at least one."""

    competence = forms.CharField(
        label=_("Kompetens: vad kan ni nu?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    experience = forms.CharField(
        label=_("Erfarenheter: vad har ni lärt?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    resources = forms.CharField(
        label=_("Ekonomiska resurser: vad gav det?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    advice = forms.CharField(
        label=_("Vad skulle ni råda nästa projekt till?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Rådet visas för dem som ser en ny utlysning i samma program."),
    )  # fmt: skip
    kept_until = DayField(
        label=_("Underlagen sparas för revision till"), required=False,
        help_text=_("Tomt: fem år efter årets slut. Finansiärens regler kan säga längre."),
    )  # fmt: skip


class FollowUpForm(forms.Form):
    """What is left a year later."""

    effect = forms.CharField(
        label=_("Vad finns kvar i verksamheten?"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )


class ProjectFilter(forms.Form):
    """Filters of the list; they live in the address."""

    lage = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[
            ("", _("Alla")), ("going_on", _("Pågår")), ("over", _("Ska avslutas")), ("closed", _("Avslutade")),
        ],
    )  # fmt: skip
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
