"""What is asked about a decision: the clerk's answer, and a decision told in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.effects import Effect, Outcome
from utblick.cases.forms import LONGEST_TEXT, Codes, choose, day_field, file_field
from utblick.cases.models import Decision, NotDelegable


class AnswerForm(forms.Form):
    """The clerk's answer about one matter: four fields, and a dnr where there is none."""

    outcome = forms.ChoiceField(label=_("Utfall"), choices=[("", _("inte än")), *Outcome.choices], required=False)
    decided_on = day_field(_("Sammanträde"), required=False)
    paragraph = forms.CharField(label="§", max_length=20, required=False)
    adjusted_on = day_field(_("Justerat den"), required=False)
    outside_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    extract = file_field(_("Protokollsutdrag"), required=False)

    def __init__(self, *args: Any, points: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.points = tuple(points)
        if len(self.points) > 1:
            for number, text in enumerate(self.points, 1):
                choices = [("", _("som ovan")), *Outcome.choices]
                self.fields[f"outcome_{number}"] = forms.ChoiceField(
                    label=_("Punkt %(number)s: %(text)s") % {"number": number, "text": text},
                    choices=choices,
                    required=False,
                )

    @property
    def is_answered(self) -> bool:
        return bool(self.cleaned_data.get("outcome"))

    @property
    def point_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("outcome_")]


class MailedAnswerForm(AnswerForm):
    """The same by mail, where only what has been decided is answered; no file, and no number that is known already."""

    def __init__(self, *args: Any, numbered_here: bool, has_number: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "outcome", Outcome.choices)
        self.fields["outcome"].required = self.fields["decided_on"].required = True
        unasked = {"extract": True, "paragraph": numbered_here, "outside_number": has_number}
        for name in (name for name, is_unasked in unasked.items() if is_unasked):
            del self.fields[name]


class AdjustForm(forms.Form):
    """The day a § was adjusted."""

    adjusted_on = day_field(_("Justerat den"))


class DecisionForm(forms.Form):
    """A decision told in full."""

    taken = forms.ChoiceField(label=_("Hur beslutet fattades"), choices=Decision.Taken.choices)
    body = forms.ChoiceField(label=_("Organ"))
    decided_on = day_field(_("Beslutat den"))
    paragraph = forms.CharField(
        label="§", max_length=20, required=False, help_text=_("Lämnas tomt när protokollet förs i Utblick.")
    )
    adjusted_on = day_field(_("Justerat den"), required=False)
    immediate_adjustment = forms.BooleanField(label=_("Omedelbart justerad"), required=False)
    delegate = forms.CharField(label=_("Delegat"), max_length=120, required=False)
    delegation_point = forms.CharField(label=_("Punkt i delegationsordningen"), max_length=60, required=False)
    why_urgent = forms.CharField(
        label=_("Varför nästa sammanträde inte kunde inväntas"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    not_delegable = forms.ChoiceField(
        label=_("Får enligt lag inte delegeras"),
        choices=[("", _("får delegeras")), *NotDelegable.choices],
        required=False,
        help_text=_("Är beslutet ändå fattat på delegation skrivs det in som det var, med en avvikelse."),
    )
    amount = forms.IntegerField(label=_("Belopp, kronor"), min_value=0, max_value=999_999_999, required=False)
    outside_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    extract = file_field(_("Protokollsutdrag"), required=False)

    def __init__(self, *args: Any, codes: Codes, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "body", list(codes))


class PointForm(forms.Form):
    """One beslutspunkt; an empty text is no point."""

    text = forms.CharField(
        label=_("Lydelse"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )
    effect = forms.ChoiceField(label=_("Verkan"), choices=Effect.choices, initial=Effect.OTHER)
    outcome = forms.ChoiceField(label=_("Utfall"), choices=Outcome.choices, initial=Outcome.BIFALL)
    conditional_on = forms.ChoiceField(label=_("Under förutsättning av godkännande från"), required=False)
    delegate = forms.CharField(label=_("Delegeras till"), max_length=120, required=False)
    frame_programme = forms.CharField(label=_("Ram: program"), max_length=80, required=False)
    frame_body = forms.ChoiceField(label=_("Ram: för nämnden"), required=False)
    valid_from = day_field(_("Ram: från och med"), required=False)
    valid_to = day_field(_("Ram: till och med"), required=False)
    cap = forms.IntegerField(
        label=_("Ram: tak för egen kostnad, kronor"), min_value=0, max_value=999_999_999, required=False
    )

    def __init__(self, *args: Any, codes: Codes, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = [("", _("inget organ")), *codes]
        choose(self, "conditional_on", bodies)
        choose(self, "frame_body", bodies)


PointForms = forms.formset_factory(PointForm, extra=1, max_num=20, absolute_max=20)
