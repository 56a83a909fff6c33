"""*Får vi …?*: what a reader tells, as facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.guidelines import FACTS, GuidelineSet
from utblick.guidelines.facts import Fact
from utblick.values import Money

UNKNOWN = ("", _("Vet inte"))


def facts_asked(sets: Iterable[GuidelineSet], trigger: str) -> list[Fact]:
    """The facts that some rule for this trigger speaks of, in the order of the vocabulary."""
    named = {name for found in sets for rule in found.by_trigger.get(trigger, ()) for name in rule.facts}
    return [fact for fact in FACTS.values() if not fact.event and (fact.name in named or fact.name == "body")]


class QuestionsForm(forms.Form):
    """One field for each fact; an empty one is unknown."""

    def __init__(self, asked: list[Fact], bodies: list[tuple[str, str]], *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.asked = asked
        for fact in asked:
            self.fields[fact.name] = _field(fact, bodies)

    def facts(self) -> dict[str, object]:
        """The known facts, as `guidelines.evaluate` takes them."""
        told = ((fact, self.cleaned_data[fact.name]) for fact in self.asked)
        return {fact.name: _value(fact, value) for fact, value in told if value not in ("", None, [])}


def _field(fact: Fact, bodies: list[tuple[str, str]]) -> forms.Field:
    label = fact.question.in_language(get_language() or "sv")
    if fact.kind == "yes_no":
        choices = [UNKNOWN, ("yes", _("Ja")), ("no", _("Nej"))]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if fact.kind == "choice":
        named = [(value, text.in_language(get_language() or "sv")) for value, text in fact.choices.items()]
        return forms.ChoiceField(label=label, choices=[UNKNOWN, *named], required=False)
    if fact.kind == "body":
        return forms.ChoiceField(label=label, choices=[UNKNOWN, *bodies], required=False)
    if fact.kind == "bodies":
        return forms.MultipleChoiceField(
            label=label, choices=bodies, required=False, widget=forms.CheckboxSelectMultiple
        )
    if fact.kind in ("number", "money"):
        help_text = _("Hela kronor") if fact.kind == "money" else ""
        return forms.IntegerField(label=label, min_value=0, max_value=10**12, required=False, help_text=help_text)
    if fact.kind == "date":
        return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    return forms.CharField(label=label, max_length=200, required=False)


def _value(fact: Fact, value: str | int | date | list[str]) -> object:
    if fact.kind == "yes_no":
        return value == "yes"
    if fact.kind == "money" and isinstance(value, int):
        return Money.of(value)
    return tuple(value) if isinstance(value, list) else value


def known(data: Mapping[str, str]) -> bool:
    """Whether the reader has told anything yet."""
    return any(data.get(name) for name in FACTS)
