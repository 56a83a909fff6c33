"""Reading in the projects there were before Utblick."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require
from utblick.projects.actions.earlier_projects import import_projects
from utblick.projects.forms.earlier_projects import ImportProjectsForm
from utblick.projects.queries.earlier_projects import checked_projects
from utblick.ui.cells import Unreadable, rows_of_file, rows_of_text
from utblick.ui.languages import spoken
from utblick.ui.requests import ActorRequest

_PAGE = "projects/import_projects.html"


@require_http_methods(["GET", "POST"])
def import_table(request: ActorRequest) -> HttpResponse:
    """Step 1 asks for the table, step 2 shows every row and every mistake, step 3 stores it."""
    require(request.actor, "project.import_earlier")
    form = ImportProjectsForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, _PAGE, {"form": form}, status=422 if form.is_bound else 200)
    told = form.cleaned_data
    try:
        table = rows_of_file(told["file"].name, told["file"].read()) if told["file"] else rows_of_text(told["text"])
    except Unreadable as unreadable:
        form.add_error("file" if told["file"] else "text", spoken(unreadable.told))
        return render(request, _PAGE, {"form": form}, status=422)
    checked = checked_projects(request.actor, table)
    if "confirm" in request.POST and not checked.mistakes:
        made = import_projects(request.actor, checked.rows)
        messages.success(request, ngettext("%d nytt projekt.", "%d nya projekt.", made) % made)
        return redirect("projects:projects")
    return render(request, _PAGE, {"form": form, "checked": checked}, status=422 if checked.mistakes else 200)
