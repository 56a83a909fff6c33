"""Forms for meetings, landmarks, and meeting plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import ClockField, DayField, RowForm
from utblick.organisation.models import Body, Landmark, Meeting
from utblick.ui.table_forms import TableForm, file_field, text_field

_ADDED_AS = (Meeting.Status.EXTRA, Meeting.Status.PLANNED, Meeting.Status.PRELIMINARY, Meeting.Status.RESERVE)


class MeetingForm(RowForm):
    """What may be changed of a meeting without moving it or calling it off."""

    starts_at = ClockField(label=_("Tid"), required=False)
    document_stop = DayField(
        label=_("Eget handlingsstopp"), required=False, help_text=_("Tomt: organets vanliga tid före sammanträdet.")
    )

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ("starts_at", "place", "document_stop", "order_in_day", "note")
        labels = {"place": _("Plats"), "order_in_day": _("Ordning samma dag"), "note": _("Anteckning")}
        help_texts = {
            "order_in_day": _(
                "När flera organ sammanträder samma dag: 1 är först. 0 betyder att ordningen inte är känd."
            )
        }


class NewMeetingForm(MeetingForm):
    """A meeting to add: ``bodies`` are those the actor may add meetings for."""

    body = forms.ModelChoiceField(label=_("Organ"), queryset=Body.objects.none())
    on = DayField(label=_("Dag"))
    status = forms.ChoiceField(
        label=_("Ställning"), choices=[(status.value, status.label.capitalize()) for status in _ADDED_AS]
    )

    class Meta(MeetingForm.Meta):
        fields = ("body", "on", "status", *MeetingForm.Meta.fields)

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["body"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = bodies


class MoveForm(RowForm):
    on = DayField(label=_("Ny dag"))

    class Meta:
        model = Meeting
        fields = ("on", "note")
        labels = {"note": _("Varför?")}


class CancelForm(RowForm):
    class Meta:
        model = Meeting
        fields = ("note",)
        labels = {"note": _("Varför?")}


class LandmarkForm(RowForm):
    on = DayField(label=_("Dag"))

    class Meta:
        model = Landmark
        fields = ("on", "name", "name_en", "landmark_kind")
        labels = {"name": _("Namn"), "name_en": _("Namn på engelska"), "landmark_kind": _("Slag")}


class PlanForm(TableForm):
    """A meeting plan as a file or as pasted text."""

    text = text_field(
        _("Klistra in planen"),
        _(
            "En tabell från webben, eller rader som ”KS: 13 januari, 10 februari”. "
            "En asterisk betyder reservdag, ”inställt” och ”prel” förstås också."
        ),
    )
    file = file_field(
        _("Eller välj en fil"),
        _("CSV eller XLSX, högst 2 MB. Kolumner: organ, datum och gärna tid, plats och ställning."),
    )
    year = forms.IntegerField(
        label=_("År"),
        required=False,
        min_value=1950,
        max_value=2199,
        help_text=_("Lämna tomt om året står i planen."),
    )


class CalendarFilter(forms.Form):
    """Filters of the calendar page; they live in the address."""

    ar = forms.ChoiceField(label=_("År"), required=False)
    organ = forms.ChoiceField(label=_("Organ"), required=False)
    stallning = forms.ChoiceField(
        label=_("Ställning"), required=False, choices=[("", _("Alla")), *Meeting.Status.choices]
    )

    def __init__(self, *args: Any, years: list[int], codes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ar"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["organ"].choices = [("", _("Alla")), *codes]  # type: ignore[attr-defined]
