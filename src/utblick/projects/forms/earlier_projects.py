"""Earlier projects as a file or as pasted text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.projects.forms.tasks import TableForm


class ImportProjectsForm(TableForm):
    """The table."""

    file = forms.FileField(
        label=_("Fil"),
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text=_(
            "Excel (XLSX) eller CSV, högst 2 MB. Rubriker: titel, nämnd, partner, börjar, slutar, bidrag. Gärna också "
            "land, projektledare och projektkod."
        ),
    )
    field_order = ("file", "text")
