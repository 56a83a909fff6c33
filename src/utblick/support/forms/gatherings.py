"""What a gathering is asked for, before and after, and the filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import ClockField, DayField, RowForm
from utblick.support.models import Gathering


class GatheringForm(RowForm):
    """A gathering as it is announced and changed."""

    starts_on = DayField(label=_("Vilken dag?"))
    starts_at = ClockField(label=_("Klockan"), required=False)
    invited = forms.MultipleChoiceField(
        label=_("Inbjudna nämnder och bolag"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen vald: alla är inbjudna."),
    )  # fmt: skip

    class Meta:
        model = Gathering
        fields = ("what", "starts_on", "starts_at", "place", "for_whom", "invited")
        labels = {"what": _("Vad är det?"), "place": _("Plats eller länk"), "for_whom": _("För vem?")}
        help_texts = {"for_whom": _("Till exempel projektledare och ekonomer.")}

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["invited"].choices = bodies  # type: ignore[attr-defined]


class OutcomeForm(RowForm):
    """How many came, and what it gave."""

    attended = forms.IntegerField(
        label=_("Hur många kom?"), min_value=0, max_value=10_000, help_text=_("Bara antalet. Namn sparas inte.")
    )

    class Meta:
        model = Gathering
        fields = ("attended", "outcome")
        labels = {"outcome": _("Vad gav det?")}
        widgets = {"outcome": forms.Textarea({"rows": 4})}


class GatheringFilter(forms.Form):
    """Filters of the list; they live in the address."""

    nar = forms.ChoiceField(
        label=_("När"), required=False,
        choices=[("", _("Alla")), ("kommande", _("Kommande")), ("har_varit", _("Har varit"))],
    )  # fmt: skip
