"""Ongoing cooperation on a day, as page, Excel, Word and PDF."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from utblick.clock.queries import today
from utblick.documents import pdf as printing
from utblick.documents import register_word
from utblick.reporting.forms import NOW, OngoingFilter
from utblick.reporting.papers import ongoing as papers
from utblick.reporting.queries.ongoing import Ongoing, body_names, ongoing
from utblick.ui.requests import ActorRequest
from utblick.ui.workbooks import XLSX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """The report on a page; today's until another day is asked for."""
    filters, report = _asked(request)
    context = {
        "filters": filters,
        "report": report,
        "address": request.GET.urlencode(),
        "rests_on": papers.known_as(report),
        "today": today(),
    }
    return render(request, "reporting/ongoing.html", context)


@require_safe
def workbook(request: ActorRequest) -> FileResponse:
    _, report = _asked(request)
    return _file(papers.book(report), report, "xlsx", XLSX)


@require_safe
def word(request: ActorRequest) -> FileResponse:
    _, report = _asked(request)
    return _file(register_word.render(papers.paper(report)), report, "docx", DOCX)


@require_safe
def pdf(request: ActorRequest) -> FileResponse:
    _, report = _asked(request)
    return _file(printing.render(papers.paper(report)).content, report, "pdf", "application/pdf")


def _asked(request: ActorRequest) -> tuple[OngoingFilter, Ongoing]:
    day = today()
    names = body_names()
    first = request.GET.copy()
    first.setdefault("dag", day.isoformat())
    filters = OngoingFilter(first, bodies=list(names.items()))
    filters.is_valid()
    asked = filters.cleaned_data
    return filters, ongoing(
        request.actor,
        asked.get("dag") or day,
        as_known_now=asked.get("uppgifter") == NOW,
        body_code=asked.get("namnd", ""),
        names=names,
    )


def _file(content: bytes, report: Ongoing, ending: str, media_type: str) -> FileResponse:
    name = _("Pågående samarbete")
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=f"{name} {report.day.isoformat()}.{ending}",
        content_type=media_type,
    )  # fmt: skip
