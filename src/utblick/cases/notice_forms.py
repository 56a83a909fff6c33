"""What is asked about an anslag."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.forms import day_field


class NoticeForm(forms.Form):
    """When and where the adjusting was announced; only the day is required."""

    announced_on = day_field(_("Anslaget den"), help_text=_("Den dag anslaget syntes på kommunens anslagstavla."))
    taken_down_on = day_field(_("Nedtaget den"), required=False)
    board = forms.CharField(
        label=_("Anslagstavla"), max_length=200, required=False, help_text=_("Adressen till kommunens anslagstavla.")
    )
    minutes_kept_at = forms.CharField(label=_("Protokollet förvaras hos"), max_length=200, required=False)
    appealed_on = day_field(
        _("Överklagat den"), required=False, help_text=_("Om någon har begärt laglighetsprövning (KL 13:1).")
    )
