"""A year's development tasks as a file or as pasted text, and the filters of their page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.ui.cells import MAX_TEXT


class TableForm(forms.Form):
    """A table as a file or as pasted text; one of them."""

    text = forms.CharField(
        label=_("Eller klistra in tabellen"), required=False, max_length=MAX_TEXT, widget=forms.Textarea({"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and bool(told.get("text")) == bool(told.get("file")):
            self.add_error("file", _("Välj en fil eller klistra in tabellen."))
        return told


class ImportTasksForm(TableForm):
    """The year, and the table."""

    year = forms.IntegerField(label=_("År"), min_value=1990, max_value=2199)
    file = forms.FileField(
        label=_("Fil"),
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text=_("Excel (XLSX) eller CSV, högst 2 MB, med rubrikerna nämnd och uppdrag."),
    )


class TaskFilter(forms.Form):
    """Filters of the page; they live in the address."""

    ar = forms.IntegerField(label=_("År"), required=False, min_value=1990, max_value=2199)
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    kvar = forms.BooleanField(label=_("Bara de som inte är prövade"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
