"""Two people saved the same thing: both texts side by side, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


class Stale(Exception):
    """The row has been saved by someone else since it was read.

    ``version`` is the row's version now; ``theirs`` its values now, by form field name.
    """

    def __init__(self, version: int, theirs: Mapping[str, Any]) -> None:
        super().__init__(f"row is at version {version}")
        self.version = version
        self.theirs = dict(theirs)


@dataclass(frozen=True)
class Difference:
    """A field whose two texts differ: the field to save from, and what the other person wrote."""

    field: BoundField
    theirs: str


def conflict(request: HttpRequest, form: BaseForm, stale: Stale, back_url: str) -> HttpResponse:
    """Status 409. ``form`` is the bound form that could not be saved; ``back_url`` shows the row as it stands now.

    The page is a form to the same address with the row's version now (field ``version``), so that the reader can merge
    and save again. Chosen files cannot be shown again by any browser: the page asks for them anew.
    """
    fields = [field for field in form if field.name != "version"]
    differences = [_difference(field, stale.theirs) for field in fields if _differs(field, stale.theirs)]
    differing = {difference.field.name for difference in differences}
    context = {
        "form": form,
        "differences": differences,
        "equal_fields": [field for field in fields if field.name not in differing],
        "version": stale.version,
        "back_url": back_url,
        "multipart": form.is_multipart(),
    }
    return render(request, "409.html", context, status=409)


def _differs(field: BoundField, theirs: Mapping[str, Any]) -> bool:
    return field.name in theirs and field.field.has_changed(theirs[field.name], field.data)


def _difference(field: BoundField, theirs: Mapping[str, Any]) -> Difference:
    value = theirs[field.name]
    if isinstance(value, bool):
        return Difference(field, gettext("Ja") if value else gettext("Nej"))
    choices = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    shown = "" if value is None else str(value)
    return Difference(field, choices.get(shown, shown))
