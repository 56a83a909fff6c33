"""Forms of the reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.models import Person
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.reporting.models import FIRST_YEAR, LAST_YEAR
from utblick.reporting.queries.statistics import AREA, BODY, COUNTRY, KIND, YEAR

NOW = "nu"


class OngoingFilter(forms.Form):
    """Which day, whose, and by what knowledge; it lives in the address."""

    dag = forms.DateField(
        label=_("Dag"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    namnd = forms.ChoiceField(label=_("Hör till"), required=False)
    uppgifter = forms.ChoiceField(
        label=_("Uppgifter"),
        required=False,
        choices=[("", _("som de gällde den dagen")), (NOW, _("allt vi vet nu"))],
    )

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]

    def clean_dag(self) -> Any:
        day = self.cleaned_data["dag"]
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(
                _("Skriv en dag mellan %(first)s och %(last)s."),
                params={"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()},
            )
        return day


class AnswerDayForm(forms.Form):
    """The last day for the nämnder's answers."""

    answer_by = forms.DateField(
        label=_("Nämnderna svarar senast"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class StatisticsFilter(forms.Form):
    """By what, which years and whose; it lives in the address."""

    per = forms.ChoiceField(
        label=_("Visa per"),
        required=False,
        choices=[
            (YEAR, _("år")),
            (COUNTRY, _("land")),
            (BODY, _("nämnd")),
            (KIND, _("slag")),
            (AREA, _("prioriterat område")),
        ],
    )
    fran = forms.IntegerField(label=_("Från år"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    till = forms.IntegerField(label=_("Till år"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    namnd = forms.ChoiceField(label=_("Hör till"), required=False)

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]


class YearForm(forms.Form):
    """Which year's report to begin."""

    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class TextForm(forms.Form):
    """The nämnd's own words."""

    text = forms.CharField(
        label=_("Text till verksamhetsberättelsen"),
        max_length=6_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("En halv sida räcker. Utkastet är skrivet ur registren; ändra det som behövs."),
    )


class ParagraphForm(forms.Form):
    """Where it stands in the verksamhetsberättelse."""

    decided_on = forms.DateField(label=_("Beslutad"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20)


class AnswerForm(TextForm):
    """The nämnd's answer by mail: its words, or that there was nothing."""

    nothing = forms.BooleanField(label=_("Inget internationellt samarbete i år"), required=False)


class AskForm(forms.Form):
    """Who is asked by mail to answer for the nämnd."""

    person = forms.ModelChoiceField(
        Person.objects.exclude(email=""), label=_("Vem ska svara?"), help_text=_("Personen behöver inget konto.")
    )
