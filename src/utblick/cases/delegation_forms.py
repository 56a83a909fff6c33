"""What is asked about a delegationsordning, its points, and what has been reported."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import Codes, choose, day_field
from utblick.cases.models import DelegationPoint, NotDelegable


class DelegationForm(forms.Form):
    """A delegationsordning as a body adopted it."""

    body = forms.ChoiceField(label=_("Organ"))
    adopted_on = day_field(_("Antagen den"))
    paragraph = forms.CharField(label="§", max_length=20, required=False)
    valid_from = day_field(_("Gäller från och med"))

    def __init__(self, *args: Any, codes: Codes, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "body", list(codes))


class DelegationPointForm(forms.Form):
    """One point: what, who, how far."""

    number = forms.CharField(label=_("Punkt"), max_length=60, help_text=_("Så som den numreras, till exempel 4.2."))
    what = forms.CharField(label=_("Ärende"), max_length=300)
    delegate = forms.CharField(label=_("Delegat"), max_length=120, help_text=_("Befattning eller utskott, inte namn."))
    limit = forms.IntegerField(label=_("Beloppsgräns, kronor"), min_value=0, max_value=999_999_999, required=False)
    may_pass_on = forms.BooleanField(label=_("Delegaten får delegera vidare (KL 7:6)"), required=False)
    reporting = forms.ChoiceField(label=_("Anmälan"), choices=DelegationPoint.Reporting.choices)
    forbidden = forms.ChoiceField(
        label=_("Får enligt lag inte delegeras"),
        choices=[("", _("får delegeras")), *NotDelegable.choices],
        required=False,
    )

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        limit = given.pop("limit")
        return given | {"limit_minor": None if limit is None else limit * 100}


class ReportForm(forms.Form):
    """At which meeting the marked decisions were reported."""

    meeting = forms.ChoiceField(label=_("Anmält vid"))

    def __init__(self, *args: Any, meetings: Codes, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "meeting", list(meetings))
