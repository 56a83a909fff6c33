"""What every page with a form does: show it, save it, show what was wrong, show a conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import ForeignKey
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from utblick.audit.models import Record
from utblick.ui.conflicts import Stale, conflict

FORM_PAGE = "organisation/form.html"


def save_or_show(
    request: HttpRequest,
    form: BaseForm,
    save: Callable[[dict[str, Any]], str],
    context: Mapping[str, Any],
    page: str = FORM_PAGE,
) -> HttpResponse:
    """Save a valid form and go to the address ``save`` returns; else the page with the form (422 when it was wrong).

    ``context`` has title, back_url, back_label and, when a row is changed, the row itself as ``row``.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(save(form.cleaned_data))
        except ValidationError as refused:
            add_errors(form, refused)
        except Stale as stale:
            return conflict(request, form, _with_rows(stale, context["row"]), context["back_url"])
    return render(request, page, {"form": form, **context}, status=422 if form.errors else 200)


def posted_version(request: HttpRequest) -> int:
    """The version of the row that the form was shown with; 0, which no row has, when it is missing."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def add_errors(form: BaseForm, refused: ValidationError) -> None:
    """Put an action's refusal beside the fields it names; above the form for fields the form does not have."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        known = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if known else None, errors)


def _with_rows(stale: Stale, row: Record) -> Stale:
    """The stored values by form field: a foreign key as the row it names."""
    theirs = dict(stale.theirs)
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            theirs[field.name] = field.related_model._default_manager.filter(
                **{field.target_field.attname: theirs[field.attname]}
            ).first()
    return Stale(stale.version, theirs)
