"""What several pages need: the thing seen or 404, choices, and a form that saves or shows what was wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from utblick.cases import queries
from utblick.cases.actions.matters import may_open
from utblick.cases.models import Matter, OfficialReport
from utblick.clock.queries import today
from utblick.documents.actions import KeptFile, keep_upload
from utblick.documents.uploads import checked_size
from utblick.organisation.models import Person
from utblick.organisation.queries import bodies, persons
from utblick.organisation.views.saving import add_errors
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

FORM_PAGE = "cases/form.html"


def seen_matter(request: ActorRequest, identifier: UUID) -> Matter:
    return found(queries.matter(request.actor, identifier))


def seen_report(request: ActorRequest, identifier: UUID) -> OfficialReport:
    return found(queries.report(request.actor, identifier))


def body_codes(request: ActorRequest) -> list[tuple[str, str]]:
    """The bodies of today as choices."""
    return [(body.code, body.name) for body in bodies(request.actor, today())]


def codes_to_open(request: ActorRequest) -> list[tuple[str, str]]:
    """The bodies the actor may open a matter with."""
    return [(code, name) for code, name in body_codes(request) if may_open(request.actor, code)]


def officers(request: ActorRequest) -> QuerySet[Person]:
    return persons(request.actor).prefetch_related(None)


def kept(upload: UploadedFile | None) -> KeptFile | None:
    """An upload checked and stored; None when there is none. Raises ValidationError by field ``file``."""
    if upload is None:
        return None
    try:
        checked_size(upload.size or 0)
        return keep_upload(upload.name or "", upload.read())
    except ValidationError as refused:
        raise ValidationError({"file": refused.messages}) from refused


def save_or_show(
    request: ActorRequest,
    form: BaseForm,
    save: Callable[[dict[str, Any]], str],
    context: Mapping[str, Any],
    page: str = FORM_PAGE,
) -> HttpResponse:
    """Save a valid form and go to the address ``save`` returns; else the page with the form (422 when it was wrong)."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(save(form.cleaned_data))
        except ValidationError as refused:
            add_errors(form, refused)
        except Stale as stale:
            shown = {**stale.theirs, "officer": stale.theirs.get("officer_id")}
            return conflict(request, form, Stale(stale.version, shown), context["back_url"])
    return render(request, page, {"form": form, **context}, status=422 if form.errors else 200)
