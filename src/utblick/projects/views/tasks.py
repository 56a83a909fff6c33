"""Pages of the development tasks: one screen to test them on, and their table read in once a year."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.organisation.queries import bodies
from utblick.projects.actions import import_tasks, test_task
from utblick.projects.forms.tasks import ImportTasksForm, TaskFilter
from utblick.projects.models import DevelopmentTask
from utblick.projects.queries import tasks as queries
from utblick.projects.read_tables import ReadTable
from utblick.projects.task_tables import TaskRow
from utblick.projects.views.reading_in import read_in
from utblick.ui.cells import Rows
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_tasks(request: ActorRequest) -> HttpResponse:
    """The tasks of a year, each answered by one key, and how far each nämnd has come."""
    owners = [(row.code, row.name) for row in bodies(request.actor, today())]
    known = queries.years(request.actor)
    filters = TaskFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    year = asked.get("ar") or next(iter(known), today().year)
    rows = queries.tasks(request.actor, year, body_code=asked.get("namnd", ""), only_untested=asked.get("kvar", False))
    page = page_of(rows, request.GET)
    context = {
        "filters": filters,
        "year": year,
        "page": page,
        "rows": [(row, may(request.actor, "development_task.test", row)) for row in page],
        "measured": queries.tested_by_body(request.actor, year),
        "results": DevelopmentTask.Result.choices,
        "has_any": bool(known),
        "may_import": may(request.actor, "development_task.import"),
        "here": request.get_full_path(),
    }
    return render(request, "projects/tasks.html", context)


@require_POST
def test(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note how a task was tested, and go back to the same place in the list."""
    row = found(queries.task(request.actor, pk))
    require(request.actor, "development_task.test", standing_of(row))
    result = request.POST.get("result", "")
    if result in DevelopmentTask.Result.values:
        test_task(request.actor, row, result)
    else:
        messages.error(request, _("Välj ett av de fyra svaren."))
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else reverse("projects:tasks"))


@require_http_methods(["GET", "POST"])
def import_table(request: ActorRequest) -> HttpResponse:
    """Read a year's tasks in."""
    require(request.actor, "development_task.import")
    form = ImportTasksForm(request.POST or None, request.FILES or None, initial={"year": today().year})

    def store(rows: tuple[TaskRow, ...]) -> HttpResponse:
        year = form.cleaned_data["year"]
        made = import_tasks(request.actor, year, rows)
        messages.success(request, ngettext("%d nytt uppdrag.", "%d nya uppdrag.", made) % made)
        return redirect(f"{reverse('projects:tasks')}?ar={year}")

    words = {
        "title": _("Läs in årets uppdrag"),
        "back_url": reverse("projects:tasks"),
        "back_label": _("Prövning av utvecklingsuppdrag"),
        "confirm": _("Läs in uppdragen"),
        "all_known": _("Alla uppdrag finns redan"),
    }

    def check(table: Rows) -> ReadTable[TaskRow]:
        return queries.checked_tasks(table, form.cleaned_data["year"])

    return read_in(request, "projects/import_tasks.html", form, check, store, words)
