"""What the pages of grants to associations ask for. An application needs five fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.grant_costs import CostError, read_costs, written
from utblick.cooperation.grant_states import Stage
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.organisation.forms.fields import DayField, RowForm
from utblick.organisation.models import Body
from utblick.ui.suggestions import SuggestInput

MOST_KRONOR = 10**9
_FIRST = ("association", "town", "purpose", "starts_on", "asked")


def kronor(label: Any, *, required: bool = False, **options: Any) -> forms.IntegerField:
    """An amount in whole kronor."""
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_KRONOR, required=required, **options)


class MoneyForm(RowForm):
    """A row whose amounts are asked for in whole kronor; ``MONEY`` names the model's field of each."""

    MONEY: dict[str, str] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, kept in self.MONEY.items():
            amount = getattr(self.instance, kept)
            if amount is not None:
                self.fields[name].initial = amount // 100

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in self.MONEY}
        amounts = {kept: self.cleaned_data[name] for name, kept in self.MONEY.items()}
        return {**told, **{kept: None if amount is None else amount * 100 for kept, amount in amounts.items()}}


class SchemeForm(MoneyForm):
    """A year's pot."""

    MONEY = {"pot": "pot_minor", "cap": "cap_minor"}
    pot = kronor(_("Medel att fördela, kronor"), required=True)
    cap = kronor(_("Högst till en ansökan, kronor"), help_text=_("Tomt: inget tak."))
    deadline = DayField(label=_("Sista ansökningsdag"))
    report_by = DayField(label=_("Redovisas senast"), required=False)

    class Meta:
        model = GrantScheme
        fields = ("name", "year", "body", "pot", "cap", "deadline", "report_by", "applicants", "criteria")
        labels = {
            "name": _("Bidragets namn"),
            "year": _("År"),
            "body": _("Beslutas av"),
            "applicants": _("Vem får söka?"),
            "criteria": _("Kriterier, ett på varje rad"),
        }
        help_texts = {
            "name": _("Samma namn varje år. Har riktlinjerna ett namn på medlen skriver du det."),
            "criteria": _("Bedömningen går igenom dem ett och ett."),
        }
        widgets = {"criteria": forms.Textarea({"rows": 5}), "applicants": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class GrantForm(MoneyForm):
    """An application as it came in."""

    MONEY = {"asked": "asked_minor", "other": "other_minor"}
    asked = kronor(_("Sökt belopp, kronor"), required=True)
    other = kronor(_("Pengar från andra, kronor"))
    starts_on = DayField(label=_("Första dag"))
    ends_on = DayField(label=_("Sista dag"), required=False)
    applied_on = DayField(label=_("När kom ansökan in?"), required=False, help_text=_("Tomt: i dag."))
    report_by = DayField(
        label=_("Redovisning senast"),
        required=False,
        help_text=_("Tomt: bidragets egen dag, eller två månader efter utbytet."),
    )
    costs = forms.CharField(
        label=_("Kostnader, en på varje rad"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Vad och hur mycket, som: Buss 12 000"),
    )

    class Meta:
        model = AssociationGrant
        fields = (
            *_FIRST, "ends_on", "participants", "minors", "costs", "other_funders", "other", "contact_name",
            "contact_email", "applied_on", "report_by",
        )  # fmt: skip
        labels = {
            "association": _("Förening"),
            "town": _("Vilken vänort eller partner?"),
            "purpose": _("Syfte"),
            "participants": _("Antal deltagare"),
            "minors": _("Varav under 18 år"),
            "other_funders": _("Vilka andra betalar?"),
            "contact_name": _("Föreningens kontaktperson"),
            "contact_email": _("E-post till föreningen"),
        }
        help_texts = {
            "association": _("Namnet på en förening bland partnerna kopplar ansökan till den."),
            "purpose": _("Vad föreningen vill göra, och varför. Skriv inte namn på barn och unga."),
            "minors": _("Bara antal. Barn och unga nämns aldrig vid namn."),
        }
        widgets = {"purpose": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, names: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        names = list(names)
        for name in ("association", "town"):
            self.fields[name].widget = SuggestInput(names, attrs={"maxlength": "200"})
        for name in ("participants", "minors"):
            self.fields[name].required = False
        self.initial["costs"] = written(self.instance.costs)

    @property
    def asked_first(self) -> list[forms.BoundField]:
        """The five required fields."""
        return [self[name] for name in _FIRST]

    @property
    def asked_if_known(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name not in _FIRST]

    def clean_costs(self) -> list[Any]:
        try:
            return read_costs(self.cleaned_data["costs"])
        except CostError as error:
            raise ValidationError(_("Rad %d: skriv vad och hur mycket, som: Buss 12 000") % error.row) from error

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Sista dagen kan inte ligga före den första."))
        for name in ("participants", "minors"):
            told[name] = told.get(name) or 0
        return told

    def values(self) -> dict[str, Any]:
        told = super().values()
        if told["applied_on"] is None:
            del told["applied_on"]
        return told


class AssessForm(forms.Form):
    """For each criterion: is it met, and a note."""

    def __init__(self, *args: Any, criteria: Sequence[str], earlier: Sequence[Sequence[str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        known = {row[0]: row for row in earlier}
        for number, criterion in enumerate(self.criteria):
            _criterion, met, note = known.get(criterion, (criterion, "", ""))
            self.fields[f"met_{number}"] = forms.ChoiceField(
                label=f"{number + 1}. {criterion}",
                choices=AssociationGrant.Met.choices,
                initial=met,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{number}"] = forms.CharField(
                label=_("Anteckning till %d") % (number + 1), max_length=300, required=False, initial=note
            )

    def judged(self) -> list[tuple[str, str, str]]:
        """(criterion, met, note) for each."""
        told = self.cleaned_data
        return [(row, told[f"met_{number}"], told[f"note_{number}"]) for number, row in enumerate(self.criteria)]


class DecideForm(forms.Form):
    """What was decided. ``reason`` is asked for when it goes beyond the terms."""

    granted = kronor(_("Beviljat belopp, kronor"), required=True, help_text=_("0 om det blev avslag."))
    on = DayField(label=_("Beslutsdag"))
    body: forms.ModelChoiceField[Body] = forms.ModelChoiceField(
        None, label=_("Beslutat av"), to_field_name="code", empty_label=None
    )
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20, required=False)
    reason = forms.CharField(
        label=_("Skäl"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Behövs när beslutet går utanför villkoren. Då noteras en avvikelse."),
    )

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class DayForm(forms.Form):
    """Which day something happened."""

    on = DayField(label=_("Vilken dag?"))


class ReportForm(forms.Form):
    """The association's report."""

    on = DayField(label=_("När kom redovisningen?"))
    told = forms.CharField(label=_("Vad gjordes?"), max_length=2_000, widget=forms.Textarea({"rows": 4}))
    came = forms.IntegerField(label=_("Hur många deltog?"), min_value=0, max_value=9_999, required=False)
    came_minors = forms.IntegerField(label=_("Varav under 18 år"), min_value=0, max_value=9_999, required=False)
    spent = kronor(_("Vad kostade det, kronor?"))
    lacks = forms.CharField(
        label=_("Vad saknas?"), max_length=300, required=False, help_text=_("Tomt: redovisningen är hel.")
    )

    def values(self) -> dict[str, Any]:
        """The model's fields by name."""
        told = dict(self.cleaned_data)
        spent = told.pop("spent")
        return {**told, "spent_minor": None if spent is None else spent * 100}


class ReclaimForm(forms.Form):
    """How much is asked back, and why."""

    amount = forms.IntegerField(label=_("Belopp att kräva tillbaka, kronor"), min_value=1, max_value=MOST_KRONOR)
    on = DayField(label=_("Vilken dag?"))
    reason = forms.CharField(label=_("Varför?"), max_length=300)


class GrantFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    lage = forms.ChoiceField(label=_("Läge"), required=False, choices=[("", _("Alla")), *Stage.choices])
    ar = forms.IntegerField(label=_("År"), required=False, min_value=1990, max_value=2199)
