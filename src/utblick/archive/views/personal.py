"""Pages of personal data: the record of processing, and everything about one person."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.archive.actions.personal import erase_old_words, extract_person
from utblick.archive.personal.finding import Asked, old_words
from utblick.archive.personal.workbooks import person_extract, processing_record
from utblick.audit.policy import may, policy, require
from utblick.clock.queries import installation, today
from utblick.organisation.views.saving import add_errors
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.ui.workbooks import XLSX
from utblick.values import Ref


class PersonForm(forms.Form):
    """Whom an extract is about."""

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120, required=False)
    email = forms.CharField(label=gettext_lazy("E-post"), max_length=254, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: ActorRequest) -> HttpResponse | FileResponse:
    """Ask for a person, see what is held, and take it along; what is asked stands in no address."""
    require(request.actor, "personal_data.extract")
    form = PersonForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]
        try:
            rows = extract_person(request.actor, name, email)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            if "file" in request.POST:
                about = ", ".join(part for part in (name, email) if part)
                return _file(person_extract(about, _municipality(), rows, today()), _("Registerutdrag"))
            context |= {"rows": rows, "words": _words(request, name, email)}
    return render(request, "archive/personal.html", context, status=422 if form.errors else 200)


@require_safe
def processing(request: ActorRequest) -> FileResponse:
    """Registerförteckningen as Excel."""
    require(request.actor, "personal_data.see")
    return _file(processing_record(_municipality(), policy().role_names, today()), _("Registerförteckning"))


@require_POST
def erase(request: ActorRequest) -> HttpResponse:
    require(request.actor, "personal_data.erase")
    try:
        subject = Ref.parse(request.POST.get("subject", ""))
    except ValueError:
        subject = None
    try:
        events = erase_old_words(request.actor, found(subject))
        messages.success(request, _("Orden är raderade ur %s händelser. Händelserna står kvar.") % events)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("archive:personal")


def _words(request: ActorRequest, name: str, email: str) -> list[Any]:
    return list(old_words(Asked(name, email))) if may(request.actor, "personal_data.erase") else []


def _municipality() -> str:
    known = installation()
    return known.municipality if known else ""


def _file(content: bytes, name: str) -> FileResponse:
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=f"{name} {today().isoformat()}.xlsx", content_type=XLSX
    )
