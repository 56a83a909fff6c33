"""One form for each of the twelve questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.governance.twelve_fields import (
    BodyField,
    ChoiceField,
    DelegatesField,
    FirstDayField,
    KronorField,
    LevelField,
    LineField,
    LinesField,
    NumberField,
    TickField,
    YearDayField,
    in_language,
)
from utblick.guidelines.twelve_answers import CONTENTS


def told_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """What has been told; 0 is an answer, an empty field or an empty box is none."""
    return {name: value for name, value in values.items() if value is not False and value not in ("", None, [])}


class QuestionForm(forms.Form):
    """What one question asks. `main` must be answered for the other fields to mean anything.

    `parts`: fields that belong to a table inside the answer, by the table's name and then the field's.
    """

    main = ""
    silent: tuple[str, ...] = ("level", "place")
    parts: Mapping[str, str] = {}

    def __init__(
        self,
        bodies: Mapping[str, str],
        *args: Any,
        working_committees: Mapping[str, str] | None = None,
        documents: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        """What may be chosen: bodies, the working committees among them, and documents, names by code and by id."""
        super().__init__(*args, **options)
        self.bodies, self.documents = dict(bodies), dict(documents or {})
        for field in self.fields.values():
            if isinstance(field, BodyField):
                field.offer(bodies)
            if isinstance(field, DelegatesField):
                field.offer(working_committees or {})

    def clean(self) -> dict[str, Any]:
        told = told_in(self.cleaned_data)
        if self.main and self.main not in told and set(told) - set(self.silent) and self.main not in self.errors:
            self.add_error(self.main, _("Välj ett svar här, eller töm de andra fälten."))
        return self.cleaned_data

    def answer(self) -> dict[str, Any] | None:
        """The answer as `guidelines.twelve` takes it; None when nothing is told."""
        told = told_in(self.cleaned_data)
        if not set(told) - set(self.silent):
            return None
        made: dict[str, Any] = {}
        for name, value in told.items():
            table, _dot, key = self.parts.get(name, name).rpartition(".")
            (made.setdefault(table, {}) if table else made)[key] = value
        return made

    @classmethod
    def shown(cls, answer: Mapping[str, Any]) -> dict[str, Any]:
        """An answer as the form's own values."""
        flat = dict(answer)
        for name, path in cls.parts.items():
            table, _dot, key = path.partition(".")
            flat[name] = answer.get(table, {}).get(key)
        return flat


class PlacedForm(QuestionForm):
    """A question whose answer stands somewhere in the document."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"] = LineField(
            _("Var i dokumentet står det?"), _("Till exempel § 4 eller avsnitt 3.2. Svaren hänvisar dit.")
        )


class DocumentForm(QuestionForm):
    municipality = LineField(_("Kommun"), required=True)
    title = LineField(_("Dokumentets namn"), required=True)
    adopted_by = forms.ChoiceField(
        label=_("Vem antar det?"),
        choices=[("KS", _("Kommunstyrelsen")), ("KF", _("Kommunfullmäktige"))],
        help_text=_("Säger två dokument emot varandra går fullmäktiges före kommunstyrelsens."),
    )
    valid_from = FirstDayField(_("Från när gäller det?"))
    review = ChoiceField(
        _("Hur ofta ses det över?"),
        [
            ("each_term", _("En gång varje mandatperiod")),
            ("yearly", _("Varje år")),
            ("every_second_year", _("Vartannat år")),
            ("when_needed", _("När det behövs")),
        ],
    )
    authority_basis = LineField(
        _("Var står det att dokumentet binder andra nämnder?"),
        _("Till exempel reglementet § 12. Behövs när kommunstyrelsen antar (KL 6:8)."),
    )
    replaces = ChoiceField(_("Ersätter det ett äldre dokument?"), [], _("Det äldre slutar gälla när det nya börjar."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["replaces"]
        assert isinstance(field, ChoiceField)
        field.choices = [("", _("Nej")), *self.documents.items()]

    def answer(self) -> dict[str, Any] | None:
        made = super().answer()
        if made and "replaces" in made:
            made["replaces"] = {"id": made["replaces"], "title": self.documents[made["replaces"]]}
        return made

    @classmethod
    def shown(cls, answer: Mapping[str, Any]) -> dict[str, Any]:
        return {**answer, "replaces": answer.get("replaces", {}).get("id", "")}


class TwinTownsForm(PlacedForm):
    main = "enter"
    enter = BodyField(_("Vem beslutar om att ingå, ändra eller förlänga ett vänortsavtal?"))
    end = BodyField(_("Vem beslutar om att säga upp det?"))


class AgreementsForm(PlacedForm):
    cooperation = BodyField(
        _("Vem beslutar om andra samarbetsavtal och partnerskap?"), help_text=_("Gäller också att säga upp dem.")
    )
    letters_of_intent = BodyField(_("Vem beslutar om avsiktsförklaringar?"))


class ApplicationsForm(PlacedForm):
    decides = BodyField(
        _("Vem beslutar om ansökan?"), help_text=_("Gäller också när kommunen är part i någon annans ansökan.")
    )


class ApprovalForm(PlacedForm):
    main = "by"
    by = BodyField(_("Vem ska godkänna ansökan innan den lämnas in?"), nobody=_("Ingen annan behöver godkänna"))
    over = KronorField(
        _("Bara när den egna kostnaden är över"),
        _("Hela kronor. Lämna den här och de två nästa tomma om godkännande alltid behövs."),
    )
    over_years = NumberField(_("Eller när fler budgetår än så här berörs"), 50)
    outside_frame = TickField(_("Eller när kostnaden inte ryms i nämndens ram"))


class DelegationForm(PlacedForm):
    main = "allowed"
    allowed = ChoiceField(_("Får beslutet delegeras?"), [("yes", _("Ja")), ("no", _("Nej, det får det inte"))])
    what = forms.ChoiceField(
        label=_("Vilket beslut?"),
        choices=[
            ("application", _("Beslutet att ansöka")),
            ("approval", _("Godkännandet")),
            ("both", _("Båda")),
        ],
    )
    to = DelegatesField(_("Till vem?"))
    up_to = KronorField(_("Upp till vilken egen kostnad?"))
    sub_delegable = TickField(_("Rätten får ges vidare"))
    next_meeting = TickField(_("Beslutet anmäls vid nästa sammanträde"))
    report_days = NumberField(_("Eller anmäls inom så här många dagar"), 3660)
    silent = ("level", "place", "what")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("allowed") == "yes" and not told.get("to") and "to" not in self.errors:
            self.add_error("to", _("Välj minst en som beslutet får delegeras till."))
        return told

    def answer(self) -> dict[str, Any] | None:
        made = super().answer()
        return {**made, "allowed": made["allowed"] == "yes"} if made else None

    @classmethod
    def shown(cls, answer: Mapping[str, Any]) -> dict[str, Any]:
        return {**answer, "allowed": "yes" if answer["allowed"] else "no"} if "allowed" in answer else dict(answer)


class FeasibilityForm(PlacedForm):
    main = "needs"
    needs = ChoiceField(
        _("Vad behöver en förstudie?"),
        [
            ("nothing", _("Varken beslut eller godkännande")),
            ("decision", _("Beslut att ansöka, men inget godkännande")),
            ("same", _("Samma som andra ansökningar")),
        ],
        _("En förstudie undersöker om ett projekt är möjligt. Kraven gäller när den blir ett projekt."),
    )


class ChildrenForm(PlacedForm):
    main = "needs"
    needs = ChoiceField(
        _("Vad gäller när barn eller unga deltar?"),
        [
            ("unit_decides", _("Skolan eller enheten beslutar själv om sin ansökan")),
            ("no_approval", _("Inget godkännande behövs, bara beslutet att ansöka")),
            ("same", _("Samma som andra ansökningar")),
        ],
    )


class NetworksForm(PlacedForm):
    whole = BodyField(_("Vem beslutar om medlemskap som omfattar hela kommunen?"))
    own_field = BodyField(_("Vem beslutar om medlemskap inom en nämnds område?"))
    fee_over = KronorField(_("Beslutar någon annan när årsavgiften är över"))
    over_by = BodyField(_("Vem beslutar då?"))

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("fee_over") is not None and not told.get("over_by") and not told.get("whole"):
            self.add_error("over_by", _("Välj vem som beslutar över beloppet."))
        return told


class VisitsForm(PlacedForm):
    inform = BodyField(_("Vem ska få veta före ett besök?"), nobody=_("Ingen behöver få veta"))
    outside_own_field = TickField(_("Bara när besöket inte rör värdens eget område"))
    days_before = NumberField(_("Hur många dagar före?"), 3660)
    report_to = BodyField(_("Till vem redovisas besöket efteråt?"))
    report_days = NumberField(_("Inom hur många dagar?"), 3660)
    level = LevelField()


class LimitsForm(PlacedForm):
    grants_name = LineField(_("Delar kommunen ut bidrag? Vad heter pengarna?"), _("Till exempel vänortsstipendiet."))
    grants_amount = KronorField(_("Hur mycket delas ut varje år, som mest?"))
    grants_last_day = YearDayField(_("Sista dag att söka"))
    grants_decides = BodyField(_("Vem beslutar om bidragen?"))
    grants_per_recipient = KronorField(_("Hur mycket får en sökande om året, som mest?"))
    agreement_countries = LinesField(_("Avtal är förbjudna med parter i"), _("Ett land på varje rad."))
    travel_over = KronorField(_("En tjänsteresa utomlands får inte kosta mer än"))
    money_abroad = TickField(_("Kommunen ger inte pengar till andra länder"))
    individuals = TickField(_("Enskilda personer får inga bidrag"))
    outside_municipality = TickField(_("Sökande utanför kommunen får inga bidrag"))
    parts = {
        **{f"grants_{name}": f"grants.{name}" for name in ("name", "amount", "last_day", "decides", "per_recipient")},
        **{
            name: f"prohibitions.{name}"
            for name in ("agreement_countries", "travel_over", "money_abroad", "individuals", "outside_municipality")
        },
    }


class ReportsForm(PlacedForm):
    to = BodyField(_("Till vem redovisas årets internationella arbete?"))
    last_day = YearDayField(_("Senast vilken dag året efter?"))
    contents = forms.MultipleChoiceField(
        label=_("Vad ska redovisningen ta upp?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    project_to = BodyField(_("Till vem redovisas ett avslutat projekt?"))
    project_months = NumberField(_("Inom hur många månader?"), 120, least=1)
    level = LevelField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["contents"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(name, in_language(text).capitalize()) for name, text in CONTENTS.items()]


FORMS: Mapping[str, type[QuestionForm]] = {
    "document": DocumentForm,
    "twin_towns": TwinTownsForm,
    "agreements": AgreementsForm,
    "applications": ApplicationsForm,
    "approval": ApprovalForm,
    "delegation": DelegationForm,
    "feasibility": FeasibilityForm,
    "children": ChildrenForm,
    "networks": NetworksForm,
    "visits": VisitsForm,
    "limits": LimitsForm,
    "reports": ReportsForm,
}
