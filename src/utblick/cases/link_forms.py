"""What is asked about how decisions bear on one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import choose, day_field
from utblick.cases.models import Decision, DecisionLink


class ChainFilter(forms.Form):
    """The day to show, and the day whose knowledge to show it by."""

    gallde = day_field(_("Så gällde det"), required=False)
    kant = day_field(_("Så var det känt"), required=False)

    def days(self, today: date) -> tuple[date, date]:
        told = self.cleaned_data if self.is_valid() else {}
        return told.get("gallde") or today, told.get("kant") or today


class NumberFilter(forms.Form):
    """The diary number that an earlier decision is looked for by."""

    nummer = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)

    @property
    def number(self) -> str:
        return str(self.cleaned_data["nummer"]) if self.is_valid() else ""


class LinkForm(forms.Form):
    """What this decision does to an earlier one."""

    relation = forms.ChoiceField(label=_("Det här beslutet"), choices=DecisionLink.Kind.choices)
    earlier = forms.ChoiceField(label=_("Tidigare beslut"))
    from_on = day_field(
        _("Från och med"), required=False, help_text=_("Tomt: från den dag beslutet fattades.")
    )  # fmt: skip

    def __init__(self, *args: Any, decisions: Sequence[Decision], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "earlier", [(str(row.pk), f"{row}, {row.decided_on}: {row.matter.title}") for row in decisions])
