"""The open register (OSL 5:2), what it shows, and restrictions."""

from __future__ import annotations

import csv
import io
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases import actions
from utblick.cases.actions.register import choose_shown_in_register
from utblick.cases.packages import as_text
from utblick.cases.queries import register
from utblick.cases.queries.register import RegisteredDocument
from utblick.cases.register_forms import RegisterFilter, RestrictForm, ShownForm
from utblick.cases.views.common import save_or_show, seen_matter
from utblick.clock.queries import today
from utblick.organisation.views.saving import posted_version
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

CSV_HEAD = ("Nummer", "Datum", "Myndighet", "Riktning", "Avsändare eller mottagare", "Gäller")


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The register, for anyone whom the access table lets read it."""
    filters, asked = _asked(request)
    page = page_of(register.register(request.actor, **asked), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": register.registered_matters(request.actor, page.items),
        "csv_url": f"{reverse('cases:register_csv')}?{request.GET.urlencode()}",
        "may_see_matters": may(request.actor, "matter.see"),
    }
    return render(request, "cases/register.html", context)


@require_safe
def as_csv(request: ActorRequest) -> HttpResponse:
    """The register as a table; the same for everyone, however much the reader may see."""
    _filters, asked = _asked(request)
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    rows.writerow(CSV_HEAD)
    for line in register.exported(register.register(request.actor, **asked)):
        if isinstance(line, RegisteredDocument):
            told = ["", line.direction, line.counterpart, line.title]
        else:
            told = [line.body, "", "", line.title]
        rows.writerow([as_text(line.number), line.on.isoformat(), *map(as_text, told)])
    content = b"\xef\xbb\xbf" + sheet.getvalue().encode("utf-8", "replace")
    disposition = {"Content-Disposition": f'attachment; filename="register-{today():%Y-%m-%d}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """A matter in the register with its public records; a restricted one has no page."""
    matter = found(register.registered_matter(request.actor, identifier))
    [line] = register.registered_matters(request.actor, [matter])
    context = {
        "line": line,
        "documents": register.registered_documents(request.actor, matter),
        "contact": matter.body.registrar_email,
    }
    return render(request, "cases/registered.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_shown(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.write", standing_of(matter))
    form = ShownForm(request.POST or None, matter, register.public_documents(matter))

    def save(given: dict[str, Any]) -> str:
        left_out, version = given["title_left_out"], posted_version(request)
        choose_shown_in_register(
            request.actor, matter, title_left_out=left_out, documents=form.shown(), version=version
        )
        return reverse("cases:matter", args=[matter.pk])

    context = {
        "title": _("I det öppna registret"),
        "back_url": reverse("cases:matter", args=[matter.pk]),
        "submit": _("Spara"),
        "row": matter,
        "told": _(
            "Registret kan läsas av alla. Uppgift om avsändare, mottagare och vad handlingen gäller utelämnas när det "
            "behövs för att registret ska kunna visas (OSL 5:2). Privatpersoner ska inte stå där."
        ),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "HEAD", "POST"])
def restrict(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.restrict", standing_of(matter))
    initial = {
        "provision": matter.restriction_provision,
        "authority": matter.restriction_authority or matter.body.name,
        "decided_by": matter.restricted_by or request.actor.name,
    }
    form = RestrictForm(request.POST or None, is_marked=bool(matter.restriction_provision), initial=initial)

    def save(given: dict[str, Any]) -> str:
        actions.restrict_matter(request.actor, matter, **given)
        return reverse("cases:matter", args=[matter.pk])

    context = {
        "title": _("Sekretessmarkera"),
        "back_url": reverse("cases:matter", args=[matter.pk]),
        "submit": _("Spara"),
        "told": _(
            "Ett markerat ärende syns bara för den egna myndighetens handläggare, registrator och nämndsekreterare. "
            "I registret står nummer och datum. Markeringen är en påminnelse: sekretessen prövas varje gång någon ber "
            "om handlingen."
        ),
    }
    return save_or_show(request, form, save, context)


def _asked(request: ActorRequest) -> tuple[RegisterFilter, dict[str, str]]:
    """The filter, and what it asks of `register.register`; everything when it makes no sense."""
    years = register.register_years(request.actor)
    filters = RegisterFilter(request.GET, register.register_bodies(request.actor), years)
    if not filters.is_valid():
        return filters, {}
    given = filters.cleaned_data
    number = " ".join(given["nummer"].split())
    return filters, {"body_code": given["organ"], "year": given["ar"], "number": number}
