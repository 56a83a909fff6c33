"""What the pages of visits ask for. Five fields are required (users.md § 4); saving informs the coordinators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.delegations import (
    MOST_PEOPLE,
    Delegation,
    DelegationError,
    MinorsError,
    read_delegation,
    written,
)
from utblick.cooperation.models import Partner, Visit
from utblick.organisation.forms.fields import DayField
from utblick.organisation.models import Body, Person
from utblick.ui.suggestions import SuggestInput

_OWN_FIELD = {"yes": True, "no": False, "unknown": None}


class VisitForm(forms.Form):
    """A visit here or there. ``hosts`` are the bodies that may be its host, ``names`` places to choose from."""

    direction = forms.ChoiceField(
        label=_("Vart går besöket?"),
        choices=[("incoming", _("Någon kommer hit")), ("outgoing", _("Vi reser till någon"))],
        widget=forms.RadioSelect,
        required=False,
        initial="incoming",
    )
    who = forms.CharField(
        label=_("Vem?"), max_length=200, help_text=_("Delegation eller funktion, till exempel Kommunledningen.")
    )
    place = forms.CharField(
        label=_("Varifrån?"),
        max_length=200,
        help_text=_("Ort och land. Reser ni: vart. Namnet på en partner kopplar besöket till den."),
    )
    starts_on = DayField(label=_("Vilken dag?"))
    host = forms.ModelChoiceField(
        Body.objects.none(), label=_("Vem är värd?"), to_field_name="code", empty_label=None,
        help_text=_("Nämnden eller bolaget som tar emot, eller som reser."),
    )  # fmt: skip
    purpose = forms.CharField(label=_("Syfte"), max_length=300)
    ends_on = DayField(label=_("Sista dag"), required=False, help_text=_("Om besöket är längre än en dag."))
    in_own_field = forms.ChoiceField(
        label=_("Rör besöket värdens eget område?"),
        choices=[("yes", _("Ja")), ("no", _("Nej")), ("unknown", _("Vet inte"))],
        required=False,
        initial="yes",
    )
    contact = forms.CharField(label=_("Kontaktperson hos värden"), max_length=120, required=False)
    programme = forms.CharField(
        label=_("Program"), max_length=4_000, required=False, widget=forms.Textarea({"rows": 5})
    )
    delegation = forms.CharField(
        label=_("Delegation"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("En roll på varje rad med antal, till exempel: 2 politiker. Skriv inte namn."),
    )
    children = forms.IntegerField(
        label=_("Barn 0–12 år"), required=False, min_value=0, max_value=MOST_PEOPLE,
        help_text=_("Bara antal. Barn och unga nämns aldrig vid namn."),
    )  # fmt: skip
    youth = forms.IntegerField(label=_("Unga 13–17 år"), required=False, min_value=0, max_value=MOST_PEOPLE)
    interpreter = forms.CharField(
        label=_("Tolk"), max_length=200, required=False, help_text=_("Språk, och vem som ordnar tolken.")
    )
    cost_terms = forms.CharField(
        label=_("Överenskommet om kostnader"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Bara det som skiljer sig från riktlinjerna eller avtalet."),
    )

    def __init__(self, *args: Any, hosts: Any, names: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["host"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["place"].widget = SuggestInput(names, attrs={"maxlength": "200"})

    @property
    def asked_first(self) -> list[forms.BoundField]:
        """The direction and the five required fields."""
        return [bound for bound in self if bound.field.required or bound.name == "direction"]

    @property
    def asked_if_known(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound not in self.asked_first]

    def clean_direction(self) -> str:
        return self.cleaned_data["direction"] or Visit.Direction.INCOMING

    def clean_in_own_field(self) -> bool | None:
        return _OWN_FIELD[self.cleaned_data["in_own_field"] or "yes"]

    def clean_children(self) -> int:
        return self.cleaned_data["children"] or 0

    def clean_youth(self) -> int:
        return self.cleaned_data["youth"] or 0

    def clean_delegation(self) -> Delegation:
        return delegation_of(self.cleaned_data["delegation"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Sista dagen kan inte ligga före den första."))
        return told


class AlterVisitForm(VisitForm):
    """A visit that is there; its partner may be chosen apart from the place."""

    partner = forms.ModelChoiceField(
        Partner.objects.all(), label=_("Partner"), required=False, help_text=_("Står bland kommunens partner.")
    )

    def __init__(self, *args: Any, visit: Visit, **options: Any) -> None:
        own_field = next(word for word, value in _OWN_FIELD.items() if value is visit.in_own_field)
        initial = {name: getattr(visit, name) for name in self.base_fields}
        initial |= {"delegation": written(visit.delegation), "in_own_field": own_field, "host": visit.host_id}
        super().__init__(*args, initial=initial, **options)


class AfterVisitForm(forms.Form):
    """What came of a visit."""

    told = forms.CharField(
        label=_("Vad gav besöket?"), max_length=4_000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Några meningar. Texten följer med till redovisningen."),
    )  # fmt: skip
    promised = forms.CharField(
        label=_("Vad lovade vi?"), max_length=2_000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Står i underlaget nästa gång ni ses."),
    )  # fmt: skip
    work_related = forms.BooleanField(
        label=_("Besöket var yrkesrelaterat"), required=False, help_text=_("Anställda delade arbete eller kunskap.")
    )
    own_cost = forms.IntegerField(label=_("Egen kostnad, kronor"), required=False, min_value=0, max_value=10**9)
    own_hours = forms.IntegerField(label=_("Egen tid, timmar"), required=False, min_value=0, max_value=100_000)

    def told_now(self) -> dict[str, Any]:
        """What `actions.tell_of_visit` is told."""
        cost = self.cleaned_data["own_cost"]
        told = {name: value for name, value in self.cleaned_data.items() if name != "own_cost"}
        return {**told, "own_cost_minor": None if cost is None else cost * 100}


class CancelVisitForm(forms.Form):
    """Why it was called off."""

    reason = forms.CharField(label=_("Varför?"), max_length=300, required=False)


class AskToTellForm(forms.Form):
    """Who is asked by mail to tell of a visit, and for whom."""

    person = forms.ModelChoiceField(
        Person.objects.exclude(email=""), label=_("Vem ska anmäla besöket?"),
        help_text=_("Personen behöver inget konto."),
    )  # fmt: skip
    host = forms.ModelChoiceField(Body.objects.none(), label=_("Vem är värd?"), to_field_name="code", empty_label=None)

    def __init__(self, *args: Any, hosts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["host"].queryset = hosts  # type: ignore[attr-defined]


class VisitFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    lage = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[
            ("", _("Alla")),
            ("coming", _("Kommande")),
            ("over", _("Genomförda")),
            ("untold", _("Ingen har berättat vad det gav")),
            ("unreported", _("Ska redovisas")),
            ("cancelled", _("Inställda")),
        ],
    )
    riktning = forms.ChoiceField(
        label=_("Riktning"), required=False, choices=[("", _("Alla")), *Visit.Direction.choices]
    )
    namnd = forms.ChoiceField(label=_("Värd"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]


def delegation_of(text: str) -> Delegation:
    """The rows of a delegation. Raises ValidationError naming the row that is wrong."""
    try:
        return read_delegation(text)
    except MinorsError as refused:
        told = _("Rad %(row)d: barn och unga nämns inte här. Skriv bara antalet under Barn eller Unga.")
        raise ValidationError(told % {"row": refused.row}) from refused
    except DelegationError as refused:
        told = _("Rad %(row)d: skriv ett antal och en roll, till exempel 2 politiker.")
        raise ValidationError(told % {"row": refused.row}) from refused
