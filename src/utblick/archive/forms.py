"""Forms of the records room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.archive.models import RetentionRule
from utblick.cases.models import MatterDocument


class RuleForm(forms.ModelForm):
    """One handlingstyp of the plan."""

    class Meta:
        model = RetentionRule
        fields = ("name", "classification", "fate", "years", "basis")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        disposed = given.get("fate") == RetentionRule.Fate.DISPOSED
        if disposed and given.get("years") is None and "years" not in self.errors:
            self.add_error("years", _("Ange efter hur många år handlingen gallras."))
        return given if disposed else {**given, "years": None}


class TypesForm(forms.Form):
    """The handlingstyp of each document of a matter, by the document's identifier."""

    def __init__(
        self, data: Any, documents: Sequence[MatterDocument], rules: Iterable[RetentionRule], **known: Any
    ) -> None:
        super().__init__(data, **known)
        choices = [("", _("inte angiven")), *((str(rule.pk), rule.name) for rule in rules)]
        for document in documents:
            self.fields[str(document.pk)] = forms.ChoiceField(
                label=f"{document.number}. {document.title}", choices=choices, required=False
            )


class DecisionForm(forms.Form):
    """The gallringsbeslut that a list is carried out by."""

    decision = forms.CharField(label=_("Gallringsbeslut"), max_length=200)
    decided_on = forms.DateField(label=_("Beslutat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
