"""Forms over the tables of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.governance.drafting.names import Names
from utblick.governance.drafting.words import CLAUSE_KINDS, DOCUMENT_KINDS, RANKS
from utblick.guidelines.loading import LARGEST

NAME = r"^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._-]*\Z"
DAY = r"^\d{4}(-\d{2}(-\d{2})?)?\Z"


def name_field(label: Any, **options: Any) -> forms.RegexField:
    """A name inside the text: letters, digits, points, dashes."""
    wrong = {"invalid": _("Skriv bokstäver, siffror, punkt och bindestreck, utan mellanslag.")}
    return forms.RegexField(regex=NAME, label=label, max_length=80, error_messages=wrong, **options)


def _day_field(label: Any, **options: Any) -> forms.RegexField:
    wrong = {"invalid": _("Skriv år, månad eller dag: 2026, 2026-03 eller 2026-03-01.")}
    options.setdefault("help_text", _("Till exempel 2026-03-01."))
    return forms.RegexField(regex=DAY, label=label, max_length=10, error_messages=wrong, **options)


def text_field() -> forms.CharField:
    """The whole TOML text, kept as it is typed."""
    widget = forms.Textarea(
        attrs={
            "wrap": "off",
            "spellcheck": "false",
            "autocomplete": "off",
            "autocapitalize": "off",
            "class": "code-text",
        }
    )
    field = forms.CharField(label=_("Texten (TOML)"), required=False, strip=False, max_length=LARGEST, widget=widget)
    field.widget.attrs.pop("maxlength", None)
    return field


class TextForm(forms.Form):
    """The draft's whole text."""

    text = text_field()

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


class TableForm(forms.Form):
    """A form whose fields are keys of one table."""

    keys: tuple[str, ...] = ()

    def __init__(self, names: Names, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = names
        self.arrange()

    def arrange(self) -> None:
        """Fill in what depends on the draft."""

    @classmethod
    def initial_of(cls, table: Mapping[str, Any]) -> dict[str, Any] | None:
        """The fields' values for a table; None when the form cannot say them."""
        return {key: _shown(table.get(key)) for key in cls.keys}

    def table(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """The keys and their new values, None for what is left empty; as in `before` when nothing differs."""
        said = {key: self.cleaned_data[key] or None for key in self.keys}
        return {
            key: before[key] if key in before and _shown(before[key]) == value else value for key, value in said.items()
        }


class DocumentForm(TableForm):
    """The document's head."""

    keys = (
        "title", "kind", "body", "rank", "valid_from", "review_by", "review_each_term", "applies_to", "authority_basis",
    )  # fmt: skip

    title = forms.CharField(label=_("Titel"), max_length=300)
    kind = forms.ChoiceField(label=_("Slags dokument"), choices=DOCUMENT_KINDS)
    body = forms.ChoiceField(label=_("Vem antar det"))
    rank = forms.ChoiceField(
        label=_("Nivå"), choices=RANKS, help_text=_("Den högre nivån gäller när två dokument säger emot varandra.")
    )
    valid_from = _day_field(_("Gäller från"))
    review_by = _day_field(_("Ska ses över senast"), required=False)
    review_each_term = forms.BooleanField(label=_("Ska ses över varje mandatperiod"), required=False)
    applies_to = forms.CharField(
        label=_("Gäller för"), max_length=1000, required=False, help_text=_("Med komma emellan: nämnder, bolag.")
    )
    authority_basis = forms.CharField(
        label=_("Stöd för att binda andra nämnder"),
        max_length=300,
        required=False,
        help_text=_("Till exempel reglementet för nämnderna § 12 (KL 6:8)."),
    )

    def arrange(self) -> None:
        bodies = [(code, name) for code, name in self.names.bodies if code not in ("own", "concerned")]
        now = self.initial.get("body")
        known = {code for code, _name in bodies}
        self.fields["body"].choices = bodies if not now or now in known else [*bodies, (now, now)]  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, table: Mapping[str, Any]) -> dict[str, Any] | None:
        applies = table.get("applies_to", [])
        if not isinstance(applies, list) or any(not isinstance(one, str) or "," in one for one in applies):
            return None
        return {**(super().initial_of(table) or {}), "applies_to": ", ".join(applies)}

    def table(self, before: Mapping[str, Any]) -> dict[str, Any]:
        said = super().table(before)
        said["applies_to"] = [one.strip() for one in self.cleaned_data["applies_to"].split(",") if one.strip()] or None
        return said


class ClauseForm(TableForm):
    """One clause in own words."""

    keys = ("id", "place", "kind", "sv", "en")

    id = name_field(_("Nummer"))
    place = forms.CharField(label=_("Avsnitt"), max_length=200, help_text=_("Till exempel 4 Ansökningar."))
    kind = forms.ChoiceField(label=_("Slags klausul"), choices=CLAUSE_KINDS)
    sv = forms.CharField(label=_("Vad klausulen säger"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    en = forms.CharField(label=_("Samma sak på engelska"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    does_sv = forms.CharField(label=_("Vad den gör här, när ingen regel använder den"), max_length=2000, required=False)
    does_en = forms.CharField(label=_("Det på engelska"), max_length=2000, required=False)

    @classmethod
    def initial_of(cls, table: Mapping[str, Any]) -> dict[str, Any] | None:
        return _with_words(super().initial_of(table), table, "does")

    def table(self, before: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().table(before), "does": _words(self.cleaned_data, "does")}


class BodyForm(TableForm):
    """One body that rules may name."""

    keys = ("code",)

    code = name_field(_("Förkortning"))
    name_sv = forms.CharField(label=_("Namn"), max_length=200)
    name_en = forms.CharField(label=_("Namn på engelska"), max_length=200)

    @classmethod
    def initial_of(cls, table: Mapping[str, Any]) -> dict[str, Any] | None:
        return _with_words(super().initial_of(table), table, "name")

    def table(self, before: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().table(before), "name": _words(self.cleaned_data, "name")}


def _shown(value: Any) -> Any:
    """A raw value as a form holds it: dates as text, what is missing or False as None."""
    if value is None or value is False:
        return None
    return value if isinstance(value, bool) else str(value)


def _with_words(initial: dict[str, Any] | None, table: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    words = table.get(key) or {}
    if initial is None or not isinstance(words, dict) or not set(words) <= {"sv", "en"}:
        return None
    return {**initial, **{f"{key}_{language}": words.get(language, "") for language in ("sv", "en")}}


def _words(told: Mapping[str, Any], key: str) -> dict[str, str] | None:
    words = {language: told[f"{key}_{language}"] for language in ("sv", "en") if told[f"{key}_{language}"]}
    return words or None
