"""The room's forms: which fields, what they are called, and the guidance beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from utblick.cases.drafting import only_tells
from utblick.cases.models import Dispatch, Matter, MatterDocument, OfficialReport
from utblick.cases.states import State
from utblick.documents.uploads import ACCEPT
from utblick.governance.area_forms import area_field
from utblick.organisation.models import Person

Codes = Iterable[tuple[str, Any]]
YEARS_AHEAD = 5
LONGEST_TEXT = 20_000


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def file_field(label: Any, **options: Any) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": ACCEPT}), **options)


def choose(form: forms.BaseForm, name: str, choices: Codes) -> None:
    """What a choice may be set to."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def choose_among(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """The rows a choice may be made among."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class MatterFilter(forms.Form):
    """What the list of matters is narrowed by; kept in the address."""

    organ = forms.ChoiceField(label=_("Myndighet"), required=False)
    stallning = forms.ChoiceField(label=_("Ställning"), required=False)
    nummer = forms.CharField(label=_("Dnr eller referens"), required=False, max_length=60)

    def __init__(self, data: Mapping[str, Any], codes: Codes) -> None:
        super().__init__(data)
        choose(self, "organ", [("", _("Alla")), *codes])
        choose(self, "stallning", [("", _("Alla")), *State.choices])


class OpenMatterForm(forms.Form):
    """A new matter."""

    title = forms.CharField(
        label=_("Rubrik"),
        max_length=300,
        help_text=_("Vad ärendet gäller, på en rad. Handlingen som har kommit in lägger du till på nästa sida."),
    )
    body = forms.ChoiceField(
        label=_("Myndighet"), help_text=_("Varje nämnd är en egen myndighet och får ett eget ärende.")
    )
    origin = forms.ChoiceField(label=_("Ursprung"), choices=Matter.Origin.choices)
    officer = forms.ModelChoiceField(Person.objects.none(), label=_("Handläggare"), required=False)
    outside_number = forms.CharField(
        label=_("Diarienummer"),
        required=False,
        max_length=60,
        help_text=_("Om ärendet redan är registrerat i kommunens diarium. Annars fylls det i senare."),
    )

    def __init__(self, data: Any, codes: Codes, officers: Any) -> None:
        super().__init__(data)
        choose(self, "body", [("", ""), *codes])
        choose_among(self, "officer", officers)


class AlterMatterForm(forms.Form):
    """A matter's title and officer."""

    title = forms.CharField(label=_("Rubrik"), max_length=300)
    officer = forms.ModelChoiceField(Person.objects.none(), label=_("Handläggare"), required=False)

    def __init__(self, data: Any, officers: Any, **options: Any) -> None:
        super().__init__(data, **options)
        choose_among(self, "officer", officers)


class NumberForm(forms.Form):
    """The dnr of another register."""

    outside_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, help_text=_("Så som det står i kommunens diarium.")
    )


class DocumentForm(forms.Form):
    """A document put into a matter."""

    file = file_field(_("Fil"))
    title = forms.CharField(label=_("Rubrik"), max_length=300)
    direction = forms.ChoiceField(
        label=_("Riktning"),
        choices=MatterDocument.Direction.choices,
        help_text=_("Inkommen: från någon utanför myndigheten. Mottagen: mottagarens kvitto på det ni har skickat."),
    )
    dated_on = day_field(_("Datum"))
    counterpart = forms.CharField(label=_("Avsändare eller mottagare"), max_length=200, required=False)
    replaces = forms.ModelChoiceField(MatterDocument.objects.none(), label=_("Ny version av"), required=False)

    def __init__(self, data: Any, files: Any, documents: QuerySet[MatterDocument], **options: Any) -> None:
        super().__init__(data, files, **options)
        choose_among(self, "replaces", documents)


class CloseForm(forms.Form):
    """The day a matter was closed, when it is to be archived, and which drafts go with it."""

    closed_on = day_field(_("Avslutat"))
    archive_on = day_field(
        _("Ska arkiveras"), required=False, help_text=_("Dagen enligt myndighetens dokumenthanteringsplan.")
    )
    kept = forms.ModelMultipleChoiceField(
        MatterDocument.objects.none(),
        label=_("Utkast som hör till ärendet"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De valda blir allmänna handlingar och arkiveras. Arbetsmaterial som ska rensas väljer du bort."),
    )

    def __init__(self, data: Any, drafts: QuerySet[MatterDocument], **options: Any) -> None:
        super().__init__(data, **options)
        if drafts.exists():
            choose_among(self, "kept", drafts)
            self.initial["kept"] = drafts
        else:
            del self.fields["kept"]


class ArchiveForm(forms.Form):
    """When a closed matter is to be archived, and when it was."""

    archive_on = day_field(_("Ska arkiveras"), required=False)
    archived_on = day_field(_("Arkiverat"), required=False)


class ReopenForm(forms.Form):
    """Why a matter is opened again."""

    reason = forms.CharField(label=_("Varför öppnas ärendet igen?"), max_length=300)


class AskedBeforeSending(forms.CharField):
    """Not optional in words, yet a draft is saved without it."""

    def validate(self, value: Any) -> None:
        """Whether it is given is asked of the whole report, by `drafting.missing_answers`."""


class AreaAskedBeforeSending(forms.ChoiceField):
    """The same for the priority area: none is taken, another than the guidelines' own is not."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class ReportStep(forms.ModelForm):
    """One step of a tjänsteskrivelse. Nothing is required to save; what is missing is told before sending."""

    class Meta:
        model = OfficialReport
        fields: ClassVar[Sequence[str]] = ()

    def __init__(self, data: Any, report: OfficialReport) -> None:
        super().__init__(data, initial=self.shown(report.values()))
        for field in self.fields.values():
            field.required = field.required or isinstance(field, AskedBeforeSending)
            if isinstance(field.widget, forms.Textarea):
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))

    @property
    def sections(self) -> Sequence[str]:
        """The sections of the text that are written here, by field of the report."""
        return self.Meta.fields

    @staticmethod
    def shown(values: Mapping[str, Any]) -> dict[str, Any]:
        """A row's values by form field."""
        return dict(values)

    def _post_clean(self) -> None:
        """The action validates the whole row; the form knows only its own step."""

    def texts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class MatterStep(ReportStep):
    """What it is about."""

    class Meta(ReportStep.Meta):
        fields = ("heading", "summary", "description")
        help_texts: ClassVar[dict[str, Any]] = {
            "summary": _("Två eller tre meningar som ordföranden kan läsa upp."),
            "description": _("Bakgrund, vad som ska göras, med vem och när. Varje rad blir ett stycke."),
        }


class AssessmentStep(ReportStep):
    """What the guidelines ask about."""

    class Meta(ReportStep.Meta):
        fields = (
            "area", "goals", "competence_gained", "experience_gained", "resources_gained", "added_value", "benefits",
            "sustainability", "mutual_competence", "business",
        )  # fmt: skip
        field_classes: ClassVar[dict[str, type[forms.Field]]] = dict.fromkeys(
            ("goals", "added_value", "benefits", "sustainability"), AskedBeforeSending
        )
        help_texts: ClassVar[dict[str, Any]] = {
            "area": _("Föreslås utifrån riktlinjerna. Ändra om arbetet hör mer till ett annat område (R2.1)."),
            "goals": _("Vilket mål i nämndens eller kommunens plan arbetet bidrar till (R1.2)."),
            "competence_gained": _("Minst ett av kompetens, erfarenhet och resurser ska vara ifyllt (R1.3)."),
            "added_value": _("Vad invånare, föreningar och företag får ut av det (R1.4)."),
            "benefits": _("En rad för varje part: namn, kolon och nyttan (R1.7)."),
            "sustainability": _("Bidrag till hållbar utveckling och till demokrati (R1.6)."),
            "mutual_competence": _("Vad båda parter lär sig (R2.2)."),
            "business": _("Vad det betyder för näringslivet."),
        }

    def __init__(self, data: Any, report: OfficialReport) -> None:
        super().__init__(data, report)
        if (area := area_field(report.written_on, report.area, of=AreaAskedBeforeSending)) is None:
            del self.fields["area"]
        else:
            area.required, area.help_text = True, self.fields["area"].help_text
            self.fields["area"] = area


class CostStep(ReportStep):
    """Own cost and own time year by year, who signs, and what follows."""

    class Meta(ReportStep.Meta):
        fields = ("signatory", "continuation", "if_no")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = dict.fromkeys(("signatory",), AskedBeforeSending)
        help_texts: ClassVar[dict[str, Any]] = {
            "signatory": _("Den befattning som skriver under avtal, till exempel kultur- och fritidschefen."),
            "continuation": _("Vad som händer när pengarna är slut (R2.4)."),
            "if_no": _("Vad som händer om nämnden säger nej. Står på ordförandens sida."),
        }

    def __init__(self, data: Any, report: OfficialReport) -> None:
        super().__init__(data, report)
        first = min([report.written_on.year, *(share.year for share in report.shares)])
        last = max([first + YEARS_AHEAD - 1, *(share.year for share in report.shares)])
        self.years = range(first, last + 1)
        for year in self.years:
            self._add_year(year)
        self.initial.update(self.shown(report.values()))

    def _add_year(self, year: int) -> None:
        cost = forms.IntegerField(label=_("Egen kostnad %s, kronor") % year, min_value=0, max_value=999_999_999)
        hours = forms.IntegerField(label=_("Egen tid %s, timmar") % year, min_value=0, max_value=99_999)
        note = forms.CharField(label=_("Vad kostnaden avser %s") % year, max_length=200)
        for name, field in (("cost", cost), ("hours", hours), ("note", note)):
            field.required = False
            self.fields[f"{name}_{year}"] = field

    @property
    def sections(self) -> Sequence[str]:
        return ("years", *self.Meta.fields)

    @property
    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The fields of each year, as the table shows them."""
        return [(year, self[f"cost_{year}"], self[f"hours_{year}"], self[f"note_{year}"]) for year in self.years]

    @staticmethod
    def shown(values: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(values)
        for row in values["years"]:
            found[f"cost_{row['year']}"] = row["cost"] // 100
            found[f"hours_{row['year']}"] = row["hours"]
            found[f"note_{row['year']}"] = row.get("note", "")
        return found

    def texts(self) -> dict[str, Any]:
        given = self.cleaned_data
        years = [
            {
                "year": year,
                "cost": (given[f"cost_{year}"] or 0) * 100,
                "hours": given[f"hours_{year}"] or 0,
                "note": given[f"note_{year}"],
            }
            for year in self.years
            if given[f"cost_{year}"] is not None or given[f"hours_{year}"] is not None
        ]
        return {name: given[name] for name in self.Meta.fields} | {"years": years}


class ProposalStep(ReportStep):
    """What the body is asked to decide."""

    class Meta(ReportStep.Meta):
        fields = ("effect", "proposal", "sent_to")
        help_texts: ClassVar[dict[str, Any]] = {
            "effect": _("Vad den första punkten gör. Svaret enligt riktlinjerna bygger på det."),
            "proposal": _("En beslutspunkt på varje rad."),
            "sent_to": _("En mottagare på varje rad."),
        }


STEPS: dict[str, type[ReportStep]] = {
    "arende": MatterStep,
    "bedomning": AssessmentStep,
    "kostnad": CostStep,
    "forslag": ProposalStep,
}


def steps_of(report: OfficialReport) -> list[str]:
    """The steps that are asked of a report, in order; what only tells of what has been is not weighed."""
    return [name for name in STEPS if name in ("arende", "forslag") or not only_tells(report)]


class ApproveForm(forms.Form):
    """Who has approved the text."""

    approved_by = forms.ModelChoiceField(Person.objects.none(), label=_("Godkänd av"))

    def __init__(self, data: Any, persons: Any) -> None:
        super().__init__(data)
        choose_among(self, "approved_by", persons)


class AskHeadForm(forms.Form):
    """Which head is asked by mail to approve the text."""

    head = forms.ModelChoiceField(Person.objects.none(), label=_("Be chefen godkänna med mejl"), empty_label=None)

    def __init__(self, data: Any, heads: Any) -> None:
        super().__init__(data)
        choose_among(self, "head", heads)


class SendForm(forms.Form):
    """How the papers go to the registrar."""

    way = forms.ChoiceField(label=_("Sätt"), choices=Dispatch.Way.choices, widget=forms.RadioSelect)
    recipient = forms.EmailField(
        label=_("Registratorns e-post"), required=False, help_text=_("Behövs bara när du skickar som e-post.")
    )


class CodeFilter(forms.Form):
    """A body to show."""

    organ = forms.ChoiceField(label=_("Organ"), required=False)

    def __init__(self, data: Mapping[str, Any], codes: Codes) -> None:
        super().__init__(data)
        choose(self, "organ", list(codes))
