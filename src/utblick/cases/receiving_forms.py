"""Forms for taking in what was sent to a registrar."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import day_field


class ReceiveForm(forms.Form):
    """The dnr where it is lacking, the day, and where a receipt goes."""

    outside_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, help_text=_("Så som det står i kommunens diarium.")
    )
    received_on = day_field(_("Mottaget"))
    receipt_to = forms.EmailField(
        label=_("Skicka kvittens till"), required=False, help_text=_("Lämna tomt om ingen kvittens ska gå.")
    )

    def __init__(self, data: Any, *, has_number: bool, may_mail: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if has_number:
            del self.fields["outside_number"]
        if not may_mail:
            del self.fields["receipt_to"]
