"""The fields of the questions in *Får vi …?*."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.guidelines.facts import Fact
from utblick.values import Money

YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]


class QuestionsForm(forms.Form):
    """One field for each fact, and the day it is to happen; an empty one is unknown."""

    use_required_attribute = False

    def __init__(self, asked: list[Fact], bodies: list[tuple[str, str]], *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.asked = asked
        for fact in asked:
            self.fields[fact.name] = _field(fact, bodies)
        self.fields["dag"] = _day(_("Vilken dag ska det ske?"))

    def facts(self) -> dict[str, object]:
        """The known facts, as `guidelines.evaluate` takes them; what could not be read is unknown."""
        told = ((fact, self.cleaned_data.get(fact.name)) for fact in self.asked)
        return {fact.name: _value(fact, value) for fact, value in told if value not in ("", None, [])}


def _field(fact: Fact, bodies: list[tuple[str, str]]) -> forms.Field:
    label = fact.question.in_language(get_language() or "sv")
    if fact.kind in ("yes_no", "choice"):
        named = [(value, text.in_language(get_language() or "sv")) for value, text in fact.choices.items()]
        return forms.ChoiceField(label=label, choices=named or YES_NO, required=False, widget=forms.RadioSelect)
    if fact.kind == "body":
        return forms.ChoiceField(label=label, choices=[("", _("Välj nämnd")), *bodies], required=False)
    if fact.kind == "bodies":
        return forms.MultipleChoiceField(
            label=label, choices=bodies, required=False, widget=forms.CheckboxSelectMultiple
        )
    if fact.kind in ("number", "money"):
        help_text = _("Hela kronor") if fact.kind == "money" else ""
        return forms.IntegerField(label=label, min_value=0, max_value=10**12, required=False, help_text=help_text)
    if fact.kind == "date":
        return _day(label)
    return forms.CharField(
        label=label, max_length=200, required=False, help_text=_("Skriv inga personnamn: svaret står i adressen.")
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


def _value(fact: Fact, value: object) -> object:
    if fact.kind == "yes_no":
        return value == "yes"
    if fact.kind == "money" and isinstance(value, int):
        return Money.of(value)
    return tuple(value) if isinstance(value, list) else value
