"""What the pages of partner requests ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.actions.receiving import ENDINGS
from utblick.cooperation.forms.countries import country_choices
from utblick.cooperation.models import PartnerRequest
from utblick.organisation.forms.fields import DayField

MOST_FILES = 20
Choices = Iterable[tuple[str, Any]]


class SeveralFiles(forms.FileInput):
    """The browser's own field for files, several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is judged by itself when it is taken in."""

    def __init__(self, **options: Any) -> None:
        accept = ",".join(f".{ending}" for ending in ENDINGS)
        super().__init__(widget=SeveralFiles(attrs={"accept": accept, "multiple": True}), **options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        return [file for one in given if (file := super(FilesField, self).clean(one, initial))]


class TakeInForm(forms.Form):
    """Files or a pasted letter: what has come in."""

    letters = FilesField(
        label=_("Filer"),
        required=False,
        help_text=_(
            "Mail sparade som .eml eller .msg, PDF eller Word, högst 25 MB var. Välj flera eller dra hit dem. "
            "Samma mail blir bara en förfrågan."
        ),
    )
    text = forms.CharField(
        label=_("Eller klistra in mailet"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Ta gärna med raderna Från, Skickat och Ämne."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not told.get("letters") and not told.get("text", "").strip():
            self.add_error("letters", _("Välj minst en fil, eller klistra in mailet."))
        if len(told.get("letters") or []) > MOST_FILES:
            self.add_error("letters", _("Välj högst %d filer åt gången.") % MOST_FILES)
        return told


class ReviewForm(forms.ModelForm):
    """What was read out of a request, to confirm or mend, and which nämnd it is sent to."""

    country_code = forms.ChoiceField(label=_("Land"), required=False)
    answer_by = DayField(label=_("Svar senast"), required=False)
    body_code = forms.ChoiceField(label=_("Skicka till"), required=False)

    class Meta:
        model = PartnerRequest
        fields = (
            "what", "seeks", "organisation", "country_code", "contact_name", "contact_email", "programme", "answer_by",
            "body_code",
        )  # fmt: skip
        labels = {
            "what": _("Vad gäller det?"),
            "seeks": _("Slag"),
            "organisation": _("Vem frågar?"),
            "contact_name": _("Kontaktperson"),
            "contact_email": _("Kontaktpersonens e-post"),
            "programme": _("Program eller utlysning"),
        }

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country_code"].choices = country_choices(_("Vet inte"))  # type: ignore[attr-defined]
        self.fields["body_code"].choices = [("", _("Ingen nämnd än")), *bodies]  # type: ignore[attr-defined]
        if self.instance.answer_sentence:
            quoted = _("Läst ur meningen: ”%s”") % self.instance.answer_sentence
            self.fields["answer_by"].help_text = quoted
        if not self.instance.body_code:
            self.initial["body_code"] = self.instance.suggested_body

    def validate_constraints(self) -> None:
        """Left to the action."""


class AnsweredForm(forms.Form):
    """Which day somebody answered."""

    on = DayField(label=_("Vilken dag svarade ni?"))


class RequestFilter(forms.Form):
    """Filters of the list; they live in the address."""

    lage = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[
            ("", _("Alla")),
            ("waiting", _("Väntar på svar")),
            ("answered", _("Besvarade")),
            ("unknown", _("Okänd avsändare")),
            *PartnerRequest.Stand.choices,
        ],
    )
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """The open form. ``website`` is left empty by people: it is hidden, and only programs fill it in."""

    seeks = forms.ChoiceField(
        label=_("Vad vill du?"),
        choices=[
            ("partner", _("Jag söker en partner")),
            ("idea", _("Jag har en idé")),
            ("visit", _("Jag vill komma på besök, eller vi får besök")),
            ("business", _("Mitt företag söker kontakter utomlands")),
        ],
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=_("Vad gäller det?"), max_length=200, help_text=_("En rad, till exempel: Partnerskola i Lettland.")
    )
    text = forms.CharField(label=_("Berätta mer"), max_length=4_000, required=False, widget=forms.Textarea({"rows": 6}))
    organisation = forms.CharField(
        label=_("Vem frågar?"),
        max_length=200,
        help_text=_("Din skola, förening, kommun eller organisation, eller ditt företag."),
    )
    country_code = forms.ChoiceField(label=_("Land"), required=False)
    answer_by = DayField(label=_("När behöver du svar?"), required=False)
    contact_name = forms.CharField(
        label=_("Ditt namn"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    contact_email = forms.EmailField(
        label=_("Din e-post"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Hit kommer ett mail med en länk att bekräfta. Innan dess ser ingen frågan."),
    )
    website = forms.CharField(
        label=_("Lämna tomt"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country_code"].choices = country_choices(_("Välj land"))  # type: ignore[attr-defined]

    @property
    def is_by_program(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data.get("website"))

    def question(self) -> dict[str, Any]:
        """What `actions.ask_openly` is told."""
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}
