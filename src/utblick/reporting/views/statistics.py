"""Statistics of the cooperation, as page, Excel and CSV."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from utblick.clock.queries import today
from utblick.reporting import statistics_facing as facing
from utblick.reporting.forms import StatisticsFilter
from utblick.reporting.queries.ongoing import body_names
from utblick.reporting.queries.statistics import YEAR, Statistics, statistics
from utblick.ui.requests import ActorRequest
from utblick.ui.workbooks import XLSX

YEARS_SHOWN = 5


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """The table first, then the same as bars; five years by year until something else is asked for."""
    filters, told, named = _asked(request)
    context = {
        "filters": filters,
        "told": told,
        "named": named,
        "heads": facing.heads(told.by),
        "charts": facing.charts(named),
        "address": request.GET.urlencode(),
    }
    return render(request, "reporting/statistics.html", context)


@require_safe
def as_workbook(request: ActorRequest) -> FileResponse:
    _filters, told, named = _asked(request)
    return _file(facing.as_workbook(told, named), told, "xlsx", XLSX)


@require_safe
def as_csv(request: ActorRequest) -> FileResponse:
    _filters, told, named = _asked(request)
    return _file(facing.as_csv(told, named), told, "csv", "text/csv; charset=utf-8")


def _asked(request: ActorRequest) -> tuple[StatisticsFilter, Statistics, facing.Named]:
    this_year, names = today().year, body_names()
    given = request.GET.copy()
    given.setdefault("fran", str(this_year - YEARS_SHOWN + 1))
    given.setdefault("till", str(this_year))
    filters = StatisticsFilter(given, bodies=list(names.items()))
    filters.is_valid()
    asked = filters.cleaned_data
    first, last = asked.get("fran") or this_year - YEARS_SHOWN + 1, asked.get("till") or this_year
    told = statistics(
        request.actor, by=asked.get("per") or YEAR, first_year=min(first, last), last_year=max(first, last),
        body_code=asked.get("namnd", ""),
    )  # fmt: skip
    return filters, told, facing.named_groups(told, names)


def _file(content: bytes, told: Statistics, ending: str, media_type: str) -> FileResponse:
    name = f"{_('Statistik')} {told.first_year}–{told.last_year}.{ending}"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)
