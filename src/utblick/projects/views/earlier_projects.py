"""Reading in the projects there were before Utblick."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require
from utblick.projects.actions.earlier_projects import import_projects
from utblick.projects.earlier_projects import ProjectRow
from utblick.projects.forms.earlier_projects import ImportProjectsForm
from utblick.projects.queries.earlier_projects import checked_projects
from utblick.projects.views.reading_in import read_in
from utblick.ui.requests import ActorRequest


@require_http_methods(["GET", "POST"])
def import_table(request: ActorRequest) -> HttpResponse:
    """Read the table of earlier projects in."""
    require(request.actor, "project.import_earlier")

    def store(rows: tuple[ProjectRow, ...]) -> HttpResponse:
        made = import_projects(request.actor, rows)
        messages.success(request, ngettext("%d nytt projekt.", "%d nya projekt.", made) % made)
        return redirect("projects:projects")

    words = {
        "title": _("Läs in tidigare projekt"),
        "back_url": reverse("projects:projects"),
        "back_label": _("Projekt"),
        "confirm": _("Läs in projekten"),
        "all_known": _("Alla projekt finns redan"),
    }
    form = ImportProjectsForm(request.POST or None, request.FILES or None)
    return read_in(
        request, "projects/import_projects.html", form, partial(checked_projects, request.actor), store, words
    )
