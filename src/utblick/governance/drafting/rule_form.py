"""The form of one rule: when what, for which facts, with what effect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from utblick.governance.drafting.conditions import (
    COMPARISON_NAMES,
    MOST_ROWS,
    NOT_EQUAL,
    ConditionRow,
    NotAValue,
    condition_of,
    condition_part,
    rows_of,
)
from utblick.governance.drafting.effect_parts import ITEM_FIELD
from utblick.governance.drafting.effects import PARTS, effect_of, initial_of
from utblick.governance.drafting.forms import TableForm, name_field
from utblick.governance.drafting.words import EFFECT_KINDS, JOIN_NAMES, LEVELS, Choices, told
from utblick.guidelines import FACTS, TRIGGERS
from utblick.guidelines.facts import Fact
from utblick.guidelines.in_words import NAMES
from utblick.ui.languages import spoken

NESTED = "nested"
_GROUP = re.compile(r"effect_(deadline|every|items_\d+)_")


@dataclass(frozen=True)
class FieldGroup:
    """Fields shown beside each other under one heading; no heading for a field by itself."""

    legend: Any
    fields: list[BoundField]


class RuleForm(TableForm):
    """What is asked depends on the facts and the kind of effect that are chosen."""

    id = name_field(_("Regelns namn"))
    clause = forms.ChoiceField(label=_("Klausul"))
    triggers = forms.MultipleChoiceField(label=_("När någon ska"), widget=forms.CheckboxSelectMultiple)
    level = forms.ChoiceField(label=_("Ska eller bör"), choices=LEVELS)
    about = name_field(
        _("Krav som regeln handlar om"),
        required=False,
        help_text=_("Undantag och andra vägar hänvisar till det; lämnas det tomt är det regelns namn."),
    )
    join = forms.ChoiceField(label=_("Regeln gäller när"), choices=JOIN_NAMES)
    effect_kind = forms.ChoiceField(label=_("Vad regeln gör"))

    def arrange(self) -> None:
        fields: dict[str, Any] = self.fields
        fields["clause"].choices = self.names.clauses
        fields["triggers"].choices = told((name, trigger.label) for name, trigger in TRIGGERS.items())
        fields["effect_kind"].choices = [choice for choice in EFFECT_KINDS if choice[0] in PARTS]
        fields["effect_kind"].widget.attrs["data-refreshes"] = ""
        if self.has_rows:
            for row in range(MOST_ROWS):
                fields |= self._row_fields(row)
        else:
            del fields["join"]
        kind = self._asked("effect_kind")
        for part in PARTS.get(kind, ()):
            fields |= part.fields(self.names, self._item_rows())

    @classmethod
    def initial_of(cls, table: Mapping[str, Any]) -> dict[str, Any] | None:
        effect, triggers = initial_of(table.get("effect")), table.get("triggers", [])
        if effect is None or not isinstance(triggers, list) or not set(triggers) <= set(TRIGGERS):
            return None
        found = {"level": "must", **{key: table.get(key) for key in ("id", "clause", "about", "level") if key in table}}
        rows = rows_of(table.get("when"))
        for number, row in enumerate(rows.rows if rows else ()):
            found |= {f"fact_{number}": row.fact, f"comparison_{number}": row.comparison, f"value_{number}": row.value}
        return {**found, "triggers": triggers, "join": rows.join if rows else NESTED, **effect}

    def table(self, before: Mapping[str, Any]) -> dict[str, Any]:
        told_now = self.cleaned_data
        level = told_now["level"] if told_now["level"] == "should" or "level" in before else None
        triggers = told_now["triggers"]
        if sorted(triggers) == sorted(before.get("triggers", [])):
            triggers = before["triggers"]
        said = {key: told_now[key] or None for key in ("id", "clause", "about")}
        effect = effect_of(told_now, before.get("effect"))
        return {"id": said["id"], "triggers": triggers, "clause": said["clause"], "about": said["about"],
                "level": level, "when": self._condition(before.get("when")), "effect": effect}  # fmt: skip

    @property
    def has_rows(self) -> bool:
        """Whether the condition is told by rows; a nested one is changed in the text."""
        return self.initial.get("join") != NESTED

    def _condition(self, before: Any) -> Any:
        """The condition that was told; as it was written before when that says the same."""
        old, rows = rows_of(before), tuple(self.rows())
        join = self.cleaned_data.get("join", "all")
        same = old is not None and old.rows == rows and (len(rows) < 2 or old.join == join)
        return before if same or not self.has_rows else condition_of(join, rows)

    def rows(self) -> list[ConditionRow]:
        """The comparisons that were told."""
        told_now = self.cleaned_data
        return [
            ConditionRow(told_now[f"fact_{row}"], told_now[f"comparison_{row}"], told_now.get(f"value_{row}", ""))
            for row in range(MOST_ROWS)
            if told_now.get(f"fact_{row}")
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for row in range(MOST_ROWS):
            if not cleaned.get(f"fact_{row}"):
                continue
            comparison, value = cleaned.get(f"comparison_{row}", ""), cleaned.get(f"value_{row}", "")
            try:
                condition_part(ConditionRow(cleaned[f"fact_{row}"], comparison, value))
            except NotAValue as wrong:
                where = "comparison" if comparison and wrong.expected.sv.startswith("är") else "value"
                self.add_error(f"{where}_{row}", _("Skriv %(what)s.") % {"what": spoken(wrong.expected)})
        for name in [name for name in cleaned if ITEM_FIELD.fullmatch(name) and cleaned[name]]:
            for key in ("sv", "en", "clause"):
                field = f"{name.removesuffix('name')}{key}"
                if not cleaned.get(field):
                    self.add_error(field, _("Fyll i det här också."))
        return cleaned

    @property
    def head_fields(self) -> list[BoundField]:
        return [self[name] for name in ("id", "clause", "level", "about")]

    @property
    def condition_rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        rows = range(MOST_ROWS if self.has_rows else 0)
        return [(self[f"fact_{row}"], self[f"comparison_{row}"], self[f"value_{row}"]) for row in rows]

    @property
    def effect_groups(self) -> list[FieldGroup]:
        """The effect's questions; those that belong together, such as a deadline's, as one group."""
        names = [name for name in self.fields if name.startswith("effect_") and name != "effect_kind"]
        grouped = groupby(names, key=lambda name: found.group() if (found := _GROUP.match(name)) else name)
        return [FieldGroup(_group_words(key), [self[name] for name in found]) for key, found in grouped]

    def _asked(self, name: str) -> str:
        value = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(value or "")

    def _item_rows(self) -> int:
        given = self.data if self.is_bound else self.initial
        numbers = [int(found.group(1)) for name in given if (found := ITEM_FIELD.fullmatch(name))]
        filled = max(numbers, default=-1) + 1
        return min(filled + (0 if self.is_bound and filled else 2), 40)

    def _row_fields(self, row: int) -> dict[str, forms.Field]:
        nothing: Choices = [("", "–")]
        parameters: Choices = [(f"parameter:{name}", words) for name, words in self.names.parameters]
        facts = [*nothing, *told((name, _fact_words(fact)) for name, fact in FACTS.items()), *parameters]
        fact = forms.ChoiceField(label=_("Uppgift"), required=False, choices=facts)
        fact.widget.attrs["data-refreshes"] = ""
        comparison = forms.ChoiceField(label=_("Jämförelse"), required=False, choices=told(COMPARISON_NAMES))
        return {f"fact_{row}": fact, f"comparison_{row}": comparison, f"value_{row}": self._value_field(row)}

    def _value_field(self, row: int) -> forms.Field:
        """The field fits the fact that is chosen: a choice where the answers are known, else a line."""
        asked = FACTS.get(self._asked(f"fact_{row}"))
        if asked is not None and self._asked(f"comparison_{row}") in ("eq", NOT_EQUAL, "known", ""):
            known: Choices = []
            if asked.kind == "yes_no" or self._asked(f"comparison_{row}") == "known":
                known = [("true", _("Ja")), ("false", _("Nej"))]
            elif asked.kind == "choice":
                known = told(asked.choices)
            elif asked.kind == "body":
                known = self.names.bodies
            now = self._asked(f"value_{row}")
            if known and now and now not in {name for name, _words in known}:
                known = [*known, (now, now)]
            if known:
                return forms.ChoiceField(label=_("Värde"), required=False, choices=known)
        return forms.CharField(label=_("Värde"), required=False, max_length=500)


def _fact_words(fact: Fact) -> Any:
    return NAMES.get(fact.name) or fact.question


def _group_words(key: str) -> Any:
    if key.startswith("effect_items_"):
        return _("Innehåll %s") % (int(key.split("_")[2]) + 1)
    return {"effect_deadline_": _("Tid"), "effect_every_": _("Hur ofta")}.get(key, "")
