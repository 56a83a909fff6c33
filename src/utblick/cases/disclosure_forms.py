"""Forms of the log of disclosures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import day_field
from utblick.cases.models import Disclosure, MatterDocument


class AnswerDisclosureForm(forms.Form):
    """The answer to a request for records."""

    outcome = forms.ChoiceField(
        label=_("Svar"), required=False, choices=[("", _("Inte besvarat än")), *Disclosure.Outcome.choices]
    )
    answered_on = day_field(_("Besvarat"), required=False, help_text=_("Tomt: i dag."))
    reason = forms.CharField(
        label=_("Bestämmelse"),
        max_length=200,
        required=False,
        help_text=_("Behövs bara när något inte lämnas ut, till exempel OSL 15:1 a."),
    )
    decided_by = forms.CharField(label=_("Prövat av"), max_length=120, required=False)


class DisclosureForm(AnswerDisclosureForm):
    """A request for records, with its answer when there is one."""

    what = forms.CharField(label=_("Vad som begärts"), max_length=300)
    documents = forms.MultipleChoiceField(
        label=_("Handlingar"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen vald: hela ärendet."),
    )
    asked_on = day_field(_("Begärt"))
    requester = forms.CharField(
        label=_("Vem som begärt"),
        max_length=120,
        required=False,
        help_text=_("Lämna tomt. Ingen behöver säga vem den är eller varför den vill ha en handling (TF 2:18)."),
    )
    field_order = ("what", "documents", "asked_on", "outcome", "answered_on", "reason", "decided_by", "requester")

    def __init__(self, data: Any, documents: Iterable[MatterDocument], **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["documents"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(row.number), f"{row.number}. {row.title}") for row in documents]
        if not field.choices:
            del self.fields["documents"]
