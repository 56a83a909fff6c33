"""What a lesson is asked for, and the filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import RowForm
from utblick.organisation.models import Body
from utblick.support.models import Lesson

_LABELS = {
    "programme": _("Program eller finansiär"),
    "advice": _("Vad skulle du råda nästa projekt till?"),
    "worked": _("Vad fungerade?"),
    "avoid": _("Vad ska nästa undvika?"),
}


class LessonForm(RowForm):
    """A lesson as it is changed."""

    class Meta:
        model = Lesson
        fields = ("advice", "programme", "worked", "avoid")
        labels = _LABELS
        help_texts = {"programme": _("Till exempel LIFE eller Erasmus+. Tomt om rådet gäller alla.")}
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("advice", "worked", "avoid")}


class NewLessonForm(LessonForm):
    """A lesson as it is written: also whose it is."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Nämnd eller bolag"), to_field_name="code")
    field_order = ("body", "advice", "programme", "worked", "avoid")

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class LessonFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Program eller ord"), required=False, max_length=120)
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    ansokan = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
