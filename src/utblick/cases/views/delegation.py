"""Pages of delegation: the list of points, and what is to be reported to a body."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.access import Standing
from utblick.audit.policy import may, policy, require
from utblick.cases import actions
from utblick.cases.delegation_forms import DelegationForm, DelegationPointForm, ReportForm
from utblick.cases.forms import CodeFilter
from utblick.cases.models import DelegationList, DelegationPoint
from utblick.cases.queries import delegation as queries
from utblick.cases.report_lists import report_list
from utblick.cases.views.common import body_codes, save_or_show
from utblick.clock.queries import today
from utblick.organisation.views.saving import add_errors, posted_version
from utblick.ui import formats
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The delegationsordning of a body today, point by point; of no chosen body the reader's own, else the bodies."""
    filters, code, name = _chosen(request)
    if not request.GET.get("organ"):
        bodies = queries.bodies_with_points(request.actor, today())
        own = [row for row in bodies if row.body_id in request.actor.bodies]
        if len(own) != 1:
            filters = CodeFilter({}, body_codes(request))
            return render(
                request, "cases/delegations.html", {"filters": filters, "bodies": bodies, **_adopting(request)}
            )
        filters, code, name = (
            CodeFilter({"organ": own[0].body_id}, body_codes(request)),
            own[0].body_id,
            own[0].body.name,
        )
    current = queries.delegation_in_force(request.actor, code, today())
    context = {
        "filters": filters,
        "name": name,
        "current": current,
        "points": list(current.points.all()) if current else [],
        "report_url": f"{reverse('cases:to_report')}?{urlencode({'organ': code})}",
        "may_adopt": _may_adopt(request, code),
    }
    return render(request, "cases/delegation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: ActorRequest) -> HttpResponse:
    require(request.actor, "delegation.adopt")
    codes = [(code, name) for code, name in body_codes(request) if _may_adopt(request, code)]
    form = DelegationForm(
        request.POST if request.method == "POST" else None, initial={"body": request.GET.get("organ")}, codes=codes
    )

    def save(given: dict[str, Any]) -> str:
        return _url(actions.adopt_delegation(request.actor, body_code=given.pop("body"), **given))

    return save_or_show(request, form, save, _form_page(_("Ny delegationsordning"), reverse("cases:delegation")))


@require_http_methods(["GET", "HEAD", "POST"])
def add_point(request: ActorRequest, identifier: UUID) -> HttpResponse:
    delegation = found(queries.delegation(request.actor, identifier))
    return _save_point(request, delegation, None, _("Ny punkt"))


@require_http_methods(["GET", "HEAD", "POST"])
def alter_point(request: ActorRequest, identifier: UUID) -> HttpResponse:
    point = found(queries.delegation_point(request.actor, identifier))
    return _save_point(request, point.delegation, point, _("Ändra punkt %s") % point.number)


def _save_point(
    request: ActorRequest, delegation: DelegationList, point: DelegationPoint | None, title: str
) -> HttpResponse:
    require(request.actor, "delegation.adopt", Standing(delegation.body_id))
    shown = (
        point.values() | {"limit": point.limit_minor // 100 if point.limit_minor is not None else None} if point else {}
    )
    form = DelegationPointForm(request.POST if request.method == "POST" else None, initial=shown)

    def save(_given: dict[str, Any]) -> str:
        version = posted_version(request) if point else None
        actions.save_point(request.actor, delegation, point, version=version, **form.values())
        return _url(delegation)

    return save_or_show(request, form, save, _form_page(title, _url(delegation)) | {"row": point})


@require_http_methods(["GET", "HEAD", "POST"])
def to_report(request: ActorRequest) -> HttpResponse:
    """What has been decided for a body and not yet been reported to it; marked here when it has been."""
    filters, code, name = _chosen(request)
    page = page_of(queries.to_report(request.actor, code), request.GET)
    first = min((decision.decided_on for decision in page.items), default=today())
    held = [meeting for meeting in queries.meetings_held(code, today()) if meeting.on >= first]
    meetings = {str(meeting.pk): meeting for meeting in held}
    choices = [(key, formats.weekday_day(meeting.on, "sv")) for key, meeting in meetings.items()]
    form = ReportForm(request.POST if request.method == "POST" else None, meetings=choices)
    reporting = [decision for decision in page.items if may(request.actor, "decision.report", decision)]
    if request.method == "POST" and form.is_valid():
        marked = set(request.POST.getlist("decision"))
        try:
            chosen = [decision for decision in reporting if str(decision.pk) in marked]
            count = actions.report_decisions(request.actor, meetings[form.cleaned_data["meeting"]], chosen)
            messages.success(request, _("Antecknade som anmälda: %s.") % count)
            return redirect(f"{reverse('cases:to_report')}?{urlencode({'organ': code})}")
        except ValidationError as refused:
            add_errors(form, refused)
    context = {
        "filters": filters,
        "code": code,
        "name": name,
        "page": page,
        "form": form,
        "may_report": bool(reporting and choices),
        "has_met": bool(choices),
        "delegation_url": f"{reverse('cases:delegation')}?{urlencode({'organ': code})}",
        "word_url": f"{reverse('cases:report_list')}?{urlencode({'organ': code})}",
    }
    return render(request, "cases/to_report.html", context, status=422 if form.errors else 200)


@require_safe
def word_list(request: ActorRequest) -> HttpResponse:
    """The list of anmälningsärenden as Word, for the papers of the coming meeting."""
    _filters, code, name = _chosen(request)
    content = report_list(name, list(queries.to_report(request.actor, code)), today())
    answer = HttpResponse(content, content_type=WORD)
    answer.headers["Content-Disposition"] = 'attachment; filename="anmalningsarenden.docx"'
    return answer


def _chosen(request: ActorRequest) -> tuple[CodeFilter, str, str]:
    """The filter, and the code and name of the body chosen: the actor's own first, when none is."""
    codes = body_codes(request)
    filters = CodeFilter(request.GET, codes)
    code = filters.cleaned_data["organ"] if filters.is_valid() else ""
    if not code:
        code = next((own for own, _name in codes if own in request.actor.bodies), codes[0][0] if codes else "")
        filters = CodeFilter({"organ": code}, codes)
    return filters, code, dict(codes).get(code, code)


def _adopting(request: ActorRequest) -> dict[str, bool]:
    return {"may_adopt": any(_may_adopt(request, code) for code, _name in body_codes(request))}


def _may_adopt(request: ActorRequest, code: str) -> bool:
    return policy().allows(request.actor, "adopt", DelegationList.kind, Standing(code))


def _url(delegation: DelegationList) -> str:
    return f"{reverse('cases:delegation')}?{urlencode({'organ': delegation.body_id})}"


def _form_page(title: str, back_url: str) -> dict[str, Any]:
    return {"title": title, "back_url": back_url, "submit": _("Spara")}
