"""The form that asks for a table: a file or pasted text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from utblick.ui.cells import MAX_BYTES, MAX_CELL, MAX_TEXT, Rows, Unreadable, rows_of_file, rows_of_text
from utblick.ui.languages import spoken

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def text_field(label: StrOrPromise, help_text: StrOrPromise = "", lines: int = 10) -> forms.CharField:
    """The field ``text`` of a `TableForm`."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea({"rows": lines}),
        help_text=help_text,
    )


def file_field(label: StrOrPromise, help_text: StrOrPromise) -> forms.FileField:
    """The field ``file`` of a `TableForm`."""
    return forms.FileField(
        label=label,
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text=help_text,
    )


class TableForm(forms.Form):
    """A table as ``text`` or as ``file``, one of them; each has its own words for them."""

    longest = MAX_CELL
    """So many letters of a cell are read."""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and bool(told.get("text")) == bool(told.get("file")):
            raise ValidationError(_("Klistra in tabellen eller välj en fil, inte båda."))
        return told

    def rows(self) -> Rows | None:
        """The table's rows; None when what was given is no table, and then the form says why. Ask a valid form."""
        text, file = self.cleaned_data["text"], self.cleaned_data["file"]
        try:
            if file:
                return rows_of_file(file.name, file.read(MAX_BYTES + 1), self.longest)
            return rows_of_text(text, self.longest)
        except Unreadable as unreadable:
            self.add_error("file" if file else "text", spoken(unreadable.told))
            return None
