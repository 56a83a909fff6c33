"""A year's development tasks as a file or as pasted text, and the filters of their page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.ui.table_forms import TableForm, file_field, text_field


class ImportTasksForm(TableForm):
    """The year, and the table."""

    year = forms.IntegerField(label=_("År"), min_value=1990, max_value=2199)
    file = file_field(_("Fil"), _("Excel (XLSX) eller CSV, högst 2 MB, med rubrikerna nämnd och uppdrag."))
    text = text_field(_("Eller klistra in tabellen"), lines=4)


class TaskFilter(forms.Form):
    """Filters of the page; they live in the address."""

    ar = forms.IntegerField(label=_("År"), required=False, min_value=1990, max_value=2199)
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    kvar = forms.BooleanField(label=_("Bara de som inte är prövade"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
