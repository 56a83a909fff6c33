"""The parts of an effect: each asks with form fields and writes keys of the effect's table."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from utblick.governance.drafting.conditions import NotAValue, amount_of, amount_written
from utblick.governance.drafting.names import Names
from utblick.governance.drafting.words import LEVELS, Choices
from utblick.ui.languages import spoken

Fields = dict[str, forms.Field]
Told = Mapping[str, Any]
ChoicesOf = Callable[[Names], Choices]


class NotFormed(Exception):
    """An effect says something that the form has no fields for."""


@dataclass(frozen=True)
class Part(ABC):
    """One or several keys of an effect. `key` names it; `label` is its question."""

    key: str
    label: Any = ""
    required: bool = True

    @property
    def name(self) -> str:
        return f"effect_{self.key}"

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    @abstractmethod
    def fields(self, names: Names, rows: int) -> Fields:
        """The form fields that ask for it, with ``rows`` lines where it is a list."""

    def initial(self, effect: Told) -> dict[str, Any]:
        """The fields' values for an effect. Raises NotFormed."""
        return {self.name: effect.get(self.key)}

    def table(self, told: Told) -> dict[str, Any]:
        """The keys for what was told; what was left empty is left out."""
        value = told.get(self.name)
        return {} if value in (None, "", [], False) else {self.key: value}


@dataclass(frozen=True)
class Words(Part):
    """A text in Swedish and English."""

    key: str = "label"
    label: Any = _("Vad regeln säger")

    def fields(self, names: Names, rows: int) -> Fields:
        return {
            f"{self.name}_sv": forms.CharField(label=self.label, max_length=2000),
            f"{self.name}_en": forms.CharField(label=_("Samma sak på engelska"), max_length=2000),
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        words = effect.get(self.key) or {}
        if not isinstance(words, dict) or not set(words) <= {"sv", "en"}:
            raise NotFormed
        return {f"{self.name}_{language}": words.get(language, "") for language in ("sv", "en")}

    def table(self, told: Told) -> dict[str, Any]:
        words = {language: told.get(f"{self.name}_{language}", "") for language in ("sv", "en")}
        return {self.key: {language: text for language, text in words.items() if text}} if any(words.values()) else {}


@dataclass(frozen=True)
class One(Part):
    """One of several."""

    choices: ChoicesOf = lambda _names: []
    default: str = ""

    def fields(self, names: Names, rows: int) -> Fields:
        empty: Choices = [] if self.required else [("", "–")]
        return {
            self.name: forms.ChoiceField(
                label=self.label, required=self.required, choices=[*empty, *self.choices(names)]
            )
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        return {self.name: effect.get(self.key, self.default)}

    def table(self, told: Told) -> dict[str, Any]:
        value = told.get(self.name)
        return {} if value in (None, "", self.default) else {self.key: value}


@dataclass(frozen=True)
class Many(Part):
    """Any number of several, in the order of the choices."""

    choices: ChoicesOf = lambda _names: []

    def fields(self, names: Names, rows: int) -> Fields:
        return {
            self.name: forms.MultipleChoiceField(
                label=self.label,
                required=self.required,
                choices=self.choices(names),
                widget=forms.CheckboxSelectMultiple,
            )
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        return {self.name: effect.get(self.key, [])}


@dataclass(frozen=True)
class Tick(Part):
    """Yes or no; `default` is what leaving the key out means."""

    required: bool = False
    default: bool = False

    def fields(self, names: Names, rows: int) -> Fields:
        return {self.name: forms.BooleanField(label=self.label, required=False)}

    def initial(self, effect: Told) -> dict[str, Any]:
        return {self.name: effect.get(self.key, self.default)}

    def table(self, told: Told) -> dict[str, Any]:
        value = bool(told.get(self.name))
        return {} if value == self.default else {self.key: value}


class AmountField(forms.CharField):
    """An amount as `conditions.amount_of` reads it."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return amount_of(text)
        except NotAValue as wrong:
            raise ValidationError(_("Skriv %(what)s.") % {"what": spoken(wrong.expected)}) from None


@dataclass(frozen=True)
class Amount(Part):
    def fields(self, names: Names, rows: int) -> Fields:
        help_text = _("Till exempel 100000 SEK, ”parameter namn” eller ”0.5 prisbasbelopp”.")
        return {self.name: AmountField(label=self.label, required=self.required, max_length=120, help_text=help_text)}

    def initial(self, effect: Told) -> dict[str, Any]:
        raw = effect.get(self.key)
        written = amount_written(raw)
        if raw is not None and not written:
            raise NotFormed
        return {self.name: written}

    def table(self, told: Told) -> dict[str, Any]:
        value = told.get(self.name)
        return {self.key: amount_of(value) if isinstance(value, str) else value} if value else {}


@dataclass(frozen=True)
class Line(Part):
    pattern: str = ""
    example: str = ""

    def fields(self, names: Names, rows: int) -> Fields:
        return {
            self.name: forms.RegexField(
                regex=self.pattern or r"^.+\Z",
                label=self.label,
                required=self.required,
                max_length=80,
                help_text=self.example,
                error_messages={
                    "invalid": _("Skriv det som %s.") % self.example if self.example else _("Skriv en rad text.")
                },
            )
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        value = effect.get(self.key)
        return {self.name: "" if value is None else str(value)}


@dataclass(frozen=True)
class Deciders(Part):
    """`body`, `any_of` or `all_of`."""

    key: str = "body"
    label: Any = _("Vem beslutar")

    @property
    def keys(self) -> tuple[str, ...]:
        return ("body", "any_of", "all_of", "chain")

    def fields(self, names: Names, rows: int) -> Fields:
        ways: Choices = [
            ("body", _("ett organ")),
            ("any_of", _("något av organen")),
            ("all_of", _("alla organen")),
        ]
        return {
            "effect_deciders": forms.MultipleChoiceField(
                label=self.label, choices=names.bodies, widget=forms.CheckboxSelectMultiple
            ),
            "effect_way": forms.ChoiceField(label=_("Hur de beslutar"), choices=ways),
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        given = [key for key in self.keys if key in effect]
        if given and (len(given) > 1 or given == ["chain"]):
            raise NotFormed
        way = given[0] if given else "body"
        raw = effect.get(way, [])
        return {"effect_way": way, "effect_deciders": [raw] if isinstance(raw, str) else raw}

    def table(self, told: Told) -> dict[str, Any]:
        chosen, way = list(told.get("effect_deciders") or []), told.get("effect_way")
        if not chosen:
            return {}
        if way == "body":
            return {"body": chosen[0]} if len(chosen) == 1 else {"any_of": chosen}
        return {str(way): chosen}


@dataclass(frozen=True)
class Within(Part):
    """A deadline in days or months before or after a moment."""

    key: str = "deadline"
    label: Any = _("Antal")
    required: bool = False
    anchors: ChoicesOf = lambda names: names.anchors

    def fields(self, names: Names, rows: int) -> Fields:
        units: Choices = [("days", _("dagar")), ("months", _("månader"))]
        sides: Choices = [("before", _("före")), ("after", _("efter"))]
        return {
            f"{self.name}_count": forms.IntegerField(label=_("Antal"), required=False, min_value=0, max_value=3660),
            f"{self.name}_unit": forms.ChoiceField(label=_("Enhet"), required=False, choices=units),
            f"{self.name}_side": forms.ChoiceField(label=_("Före eller efter"), required=False, choices=sides),
            f"{self.name}_anchor": forms.ChoiceField(
                label=_("Räknat från"),
                required=False,
                choices=[("", _("händelsens egen dag")), *self.anchors(names)],
            ),
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        raw = effect.get(self.key)
        if raw is None:
            return {}
        units = [key for key in ("days", "months") if isinstance(raw, dict) and key in raw]
        if len(units) != 1 or not set(raw) <= {"anchor", "direction", *units}:
            raise NotFormed
        return {
            f"{self.name}_count": raw[units[0]],
            f"{self.name}_unit": units[0],
            f"{self.name}_side": raw.get("direction", "before"),
            f"{self.name}_anchor": raw.get("anchor", ""),
        }

    def table(self, told: Told) -> dict[str, Any]:
        count = told.get(f"{self.name}_count")
        if count is None:
            return {}
        anchor, side = told.get(f"{self.name}_anchor"), told.get(f"{self.name}_side")
        found = {"anchor": anchor, str(told.get(f"{self.name}_unit") or "days"): count, "direction": side}
        if side == "before":
            del found["direction"]
        return {self.key: {key: value for key, value in found.items() if value not in (None, "")}}


@dataclass(frozen=True)
class HowOften(Part):
    key: str = "every"
    required: bool = False

    def fields(self, names: Names, rows: int) -> Fields:
        units: Choices = [("years", _("år")), ("months", _("månader"))]
        return {
            f"{self.name}_count": forms.IntegerField(label=_("Antal"), required=False, min_value=1, max_value=600),
            f"{self.name}_unit": forms.ChoiceField(label=_("Enhet"), required=False, choices=units),
        }

    def initial(self, effect: Told) -> dict[str, Any]:
        raw = effect.get(self.key)
        if raw is None:
            return {}
        if not isinstance(raw, dict) or len(raw) != 1 or not set(raw) <= {"years", "months"}:
            raise NotFormed
        ((unit, count),) = raw.items()
        return {f"{self.name}_count": count, f"{self.name}_unit": unit}

    def table(self, told: Told) -> dict[str, Any]:
        count = told.get(f"{self.name}_count")
        return {self.key: {str(told.get(f"{self.name}_unit") or "years"): count}} if count else {}


ITEM_FIELD = re.compile(r"effect_items_(\d{1,2})_name")


@dataclass(frozen=True)
class Items(Part):
    """What a paper must contain: a row for each thing, and two empty ones."""

    key: str = "items"

    def fields(self, names: Names, rows: int) -> Fields:
        found: Fields = {}
        for row in range(rows):
            found |= {
                f"{self.name}_{row}_name": forms.CharField(label=_("Kort namn"), required=False, max_length=80),
                f"{self.name}_{row}_sv": forms.CharField(label=_("Vad"), required=False, max_length=2000),
                f"{self.name}_{row}_en": forms.CharField(label=_("På engelska"), required=False, max_length=2000),
                f"{self.name}_{row}_clause": forms.ChoiceField(
                    label=_("Klausul"), required=False, choices=[("", "–"), *names.clauses]
                ),
                f"{self.name}_{row}_level": forms.ChoiceField(label=_("Ska eller bör"), required=False, choices=LEVELS),
                f"{self.name}_{row}_attachment": forms.BooleanField(label=_("Som bilaga"), required=False),
            }
        return found

    def initial(self, effect: Told) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row, item in enumerate(effect.get(self.key, [])):
            label = item.get("label", {}) if isinstance(item, dict) else None
            known = {"name", "label", "clause", "level", "attachment"}
            if not isinstance(label, dict) or not set(item) <= known:
                raise NotFormed
            found |= {
                f"{self.name}_{row}_name": item.get("name", ""),
                f"{self.name}_{row}_sv": label.get("sv", ""),
                f"{self.name}_{row}_en": label.get("en", ""),
                f"{self.name}_{row}_clause": item.get("clause", ""),
                f"{self.name}_{row}_level": item.get("level", "must"),
                f"{self.name}_{row}_attachment": item.get("attachment", False),
            }
        return found

    def table(self, told: Told) -> dict[str, Any]:
        items = []
        for row in range(100):
            name = told.get(f"{self.name}_{row}_name")
            if not name:
                continue
            told_row = {key: told.get(f"{self.name}_{row}_{key}") for key in ("sv", "en", "clause", "level")}
            item: dict[str, Any] = {"name": name, "label": {"sv": told_row["sv"], "en": told_row["en"]}}
            item["clause"] = told_row["clause"]
            if told_row["level"] == "should":
                item["level"] = "should"
            if told.get(f"{self.name}_{row}_attachment"):
                item["attachment"] = True
            items.append(item)
        return {self.key: items} if items else {}
