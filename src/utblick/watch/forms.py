"""What people fill in about calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.matching import CONCEPTS, ConceptWeight, Term
from utblick.matching import WatchField as Wanted
from utblick.ui.table_forms import TableForm, file_field, text_field
from utblick.values import Text, sort_key
from utblick.watch.importing import COLUMNS, read_table
from utblick.watch.importing.reading import LONGEST_TEXT
from utblick.watch.models import Stand
from utblick.watch.queries.calls import ANY
from utblick.watch.queries.fields import OwnField
from utblick.watch.queries.status import CURRENT, EXPECTED
from utblick.watch.sources.entered import Entry
from utblick.watch.sources.parsed import CallStatus

MOST_WORDS = 200
LONGEST_WORD = 80
PROGRAMMES = {
    "CERV": "CERV", "CREA": "Kreativa Europa", "DIGITAL": "Digitala Europa", "ERASMUS": "Erasmus+",
    "ESC": "Europeiska solidaritetskåren", "ESF": "ESF+", "EU4H": "EU för hälsa", "EUI": "EUI", "AMIF": "AMIF",
    "CEF": "CEF", "HORIZON": "Horisont Europa", "I3": "I3", "INTERREG": "Interreg", "ISF": "ISF", "LIFE": "LIFE",
    "SMP": "Inre marknaden", "UCPM": "Civilskydd", "URBACT": "Urbact",
}  # fmt: skip


class CallFilter(forms.Form):
    """The list's filters, as they stand in the address."""

    status = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[
            (CURRENT, _("Öppna och kommande")),
            (CallStatus.OPEN.value, _("Öppna")),
            (CallStatus.FORTHCOMING.value, _("Kommande")),
            (CallStatus.CLOSED.value, _("Stängda")),
            ("all", _("Alla utlysta")),
            (EXPECTED, _("Väntade, inte utlysta")),
        ],
    )
    programme = forms.ChoiceField(label=_("Program"), required=False)
    body = forms.ChoiceField(label=_("Nämnd"), required=False)
    since = forms.DateField(label=_("Nya sedan"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, data: Any, bodies: list[OwnField], programmes: list[tuple[str, Text]]) -> None:
        super().__init__(data)
        language = get_language() or "sv"
        named = [(code, name.in_language(language)) for code, name in programmes]
        self._choose("programme", [("", _("Alla program")), *named])
        followed = [(ANY, _("Alla nämnder"))] if bodies else []
        self._choose(
            "body", [*followed, *((body.code, body.name) for body in bodies), ("", _("Även sådant som inte rör oss"))]
        )

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense; others count as not given."""
        self.is_valid()
        return {**self.cleaned_data, "status": self.cleaned_data.get("status") or CURRENT}


class StandForm(forms.Form):
    """A stand on a call: one of the buttons, with a reason, and who and when only for *Vi tar den*."""

    choice = forms.ChoiceField(label=_("Ställningstagande"), choices=Stand.Choice.choices[:-1])
    reason = forms.ChoiceField(
        label=_("Varför"), required=False, choices=[("", _("Inget skäl")), *Stand.Reason.choices]
    )
    owner = forms.CharField(label=_("Vem tittar på den"), required=False, max_length=120)
    look_by = forms.DateField(label=_("Senast"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)


class EntryForm(forms.Form):
    """A call entered by hand: three fields are needed, the rest helps. Read as one row of an imported table."""

    title = forms.CharField(label=_("Namn"), max_length=300)
    programme = forms.CharField(label=_("Program eller finansiär"), max_length=120)
    closes = forms.CharField(
        label=_("Stänger"),
        max_length=60,
        help_text=_("2027-04-15, 15 april 2027 kl. 12.00, april 2027 prel., kvartal 2 2027 eller löpande."),
    )
    opens = forms.CharField(
        label=_("Öppnar"), required=False, max_length=60, help_text=_("En dag, eller preliminärt som en månad.")
    )
    url = forms.CharField(label=_("Länk"), required=False, max_length=500)
    least = forms.CharField(label=_("Minsta bidrag"), required=False, max_length=40)
    most = forms.CharField(label=_("Största bidrag"), required=False, max_length=40)
    currency = forms.CharField(
        label=_("Valuta"), required=False, max_length=10, help_text=_("SEK om du inte skriver något.")
    )
    share = forms.CharField(label=_("Stödnivå"), required=False, max_length=200)
    who = forms.CharField(label=_("Vem kan söka"), required=False, max_length=1_000)
    text = forms.CharField(
        label=_("Beskrivning"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Orden här avgör vilka nämnder som får se den."),
    )
    theme = forms.CharField(label=_("Tema"), required=False, max_length=200)
    note = forms.CharField(label=_("Kommentar"), required=False, max_length=1_000)
    identifier = forms.CharField(label=_("Beteckning"), required=False, max_length=120)
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)

    entry: Entry

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        names = [name for name in COLUMNS if name in self.fields]
        if self.errors:
            return told
        cells = [str(told.get(name) or "") for name in names]
        table = read_table([names, cells], dict(enumerate(names)))
        for mistake in table.mistakes:
            self.add_error(mistake.column, mistake.told.in_language(get_language() or "sv"))
        if not self.errors:
            self.entry = table.rows[0].entry
        return told


def values_of_entry(entry: Entry) -> dict[str, str]:
    """An entry as the form shows it."""
    amounts = {name: getattr(entry, name) for name in ("least", "most")}
    shown = {name: "" if minor is None else str(minor / 100).removesuffix(".0") for name, minor in amounts.items()}
    names = ("title", "programme", "url", "currency", "share", "who", "text", "theme", "note", "identifier")
    told = {name: getattr(entry, name) for name in names}
    return {**told, **shown, "opens": entry.opens, "closes": entry.closes}


class CallsTableForm(TableForm):
    """A table of calls."""

    longest = LONGEST_TEXT + 1
    text = text_field(
        _("Klistra in tabellen"), _("Kopierad från ett kalkylblad eller en webbsida. Första raden är rubriker.")
    )
    file = file_field(_("Eller välj en fil"), _("CSV eller XLSX, högst 2 MB och 300 rader."))


class WithdrawForm(forms.Form):
    """Saying that a call has been withdrawn."""

    reason = forms.CharField(label=_("Hur vet du det"), max_length=300)


class WatchFieldForm(forms.Form):
    """A bevakningsområde, with words one a line."""

    name = forms.CharField(label=_("Vad nämnden bevakar"), max_length=120)
    terms = forms.CharField(
        label=_("Egna ord"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Ett ord eller uttryck på varje rad, på svenska eller engelska."),
    )
    negative = forms.CharField(
        label=_("Ord som talar emot"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 3}),
    )
    programmes = forms.MultipleChoiceField(
        label=_("Program ni följer"),
        required=False,
        choices=list(PROGRAMMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    children_and_youth = forms.BooleanField(
        label=_("Visa alltid utbyten och skolsamarbeten för barn och unga (R2.7)"), required=False
    )
    town_twinning = forms.BooleanField(label=_("Visa alltid utlysningar för vänorter"), required=False)
    concepts = forms.MultipleChoiceField(
        label=_("Ämnen som Utblick känner igen på svenska och engelska"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)  # fmt: skip

    def __init__(self, data: Any = None, *, wanted: Wanted, version: int) -> None:
        super().__init__(data, initial={**values_of(wanted), "version": version})
        self.wanted = wanted
        language = get_language() or "sv"
        named: list[tuple[str, str]] = [(concept.id, concept.name.in_language(language)) for concept in CONCEPTS]
        named.sort(key=lambda pair: sort_key(pair[1]))
        field = self.fields["concepts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = named

    def clean_terms(self) -> tuple[str, ...]:
        return _words(self.cleaned_data["terms"])

    def clean_negative(self) -> tuple[str, ...]:
        return _words(self.cleaned_data["negative"])

    def field(self) -> Wanted:
        """The bevakningsområde as filled in; what the form does not show (weights) stays as it was."""
        told = self.cleaned_data
        weights = {term.text: term.weight for term in self.wanted.terms}
        shares = {wanted.concept: wanted.weight for wanted in self.wanted.concepts}
        return Wanted(
            body=self.wanted.body,
            name=told["name"],
            terms=tuple(Term(word, weights.get(word, 1.0)) for word in told["terms"]),
            concepts=tuple(ConceptWeight(key, shares.get(key, 1.0)) for key in told["concepts"]),
            negative=told["negative"],
            programmes=tuple(told["programmes"]),
            children_and_youth=told["children_and_youth"],
            town_twinning=told["town_twinning"],
        )


def values_of(wanted: Wanted) -> dict[str, Any]:
    """A bevakningsområde as the form shows it."""
    return {
        "name": wanted.name,
        "terms": "\n".join(term.text for term in wanted.terms),
        "negative": "\n".join(wanted.negative),
        "programmes": list(wanted.programmes),
        "children_and_youth": wanted.children_and_youth,
        "town_twinning": wanted.town_twinning,
        "concepts": [wanted.concept for wanted in wanted.concepts],
    }


def _words(text: str) -> tuple[str, ...]:
    lines = dict.fromkeys(" ".join(line.split()) for line in text.splitlines())
    words = [line for line in lines if line]
    if len(words) > MOST_WORDS:
        raise forms.ValidationError(_("Högst %s rader. Ta bort de minst viktiga.") % MOST_WORDS)
    if long := next((word for word in words if len(word) > LONGEST_WORD), None):
        raise forms.ValidationError(_("”%s …” är för långt. Skriv ett ord eller ett kort uttryck.") % long[:30])
    return tuple(words)
