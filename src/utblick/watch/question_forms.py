"""What people fill in about EU questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.watch.models import EuPaper, QuestionStand
from utblick.watch.queries.calls import ANY
from utblick.watch.queries.fields import OwnField
from utblick.watch.queries.questions import ALL, OPEN, UNCERTAIN
from utblick.watch.sources.stages import Stage


class QuestionFilter(forms.Form):
    """The list's filters, as they stand in the address."""

    state = forms.ChoiceField(
        label=_("Visa"),
        required=False,
        choices=[(OPEN, _("Med tid kvar")), (UNCERTAIN, _("Med osäker sista dag")), (ALL, _("Alla"))],
    )
    stage = forms.ChoiceField(label=_("Läge"), required=False)
    body = forms.ChoiceField(label=_("Nämnd"), required=False)
    within = forms.ChoiceField(
        label=_("Tid kvar"),
        required=False,
        choices=[("", _("Hur lång som helst")), ("14", _("Högst 14 dagar")), ("60", _("Högst 60 dagar"))],
    )

    def __init__(self, data: Any, bodies: list[OwnField]) -> None:
        super().__init__(data)
        language = get_language() or "sv"
        stages = [(stage.value, stage.name_in_words.in_language(language)) for stage in Stage]
        self._choose("stage", [("", _("Alla lägen")), *stages])
        followed = [(ANY, _("Alla nämnder"))] if bodies else []
        own = [(body.code, body.name) for body in bodies]
        self._choose("body", [*followed, *own, ("", _("Även sådant som inte rör oss"))])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense; others count as not given."""
        self.is_valid()
        told = self.cleaned_data
        return {
            "state": told.get("state") or OPEN,
            "stage": told.get("stage", ""),
            "body_code": told.get("body", ""),
            "within": int(told.get("within") or 0),
        }


class SettleForm(forms.Form):
    """Whether a last day read from prose is right."""

    answer = forms.ChoiceField(choices=EuPaper.Settled.choices[1:])
    on = forms.DateField(label=_("Sista dag"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)


class AddresseeForm(forms.Form):
    """*Är vi remissinstans?*"""

    answer = forms.ChoiceField(choices=EuPaper.Addressee.choices[1:])
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)


class LinkForm(forms.Form):
    """Putting a paper in another question too, by that one's number."""

    number = forms.CharField(label=_("EU-frågans nummer"), max_length=120)


class QuestionStandForm(forms.Form):
    """A stand on an EU question: one of the buttons, and who when *Vi tar den*. A reason alone means *Inte för oss*."""

    choice = forms.ChoiceField(label=_("Ställningstagande"), required=False, choices=QuestionStand.Choice.choices)
    reason = forms.ChoiceField(label=_("Varför"), required=False, choices=QuestionStand.Reason.choices)
    owner = forms.CharField(label=_("Vem tittar på den"), required=False, max_length=120)
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not told.get("choice"):
            if not told.get("reason"):
                raise forms.ValidationError(_("Välj ett svar."))
            told["choice"] = QuestionStand.Choice.NOT_FOR_US
        return told
