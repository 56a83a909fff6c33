"""Adding and changing a project's parts: all by the same two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require, standing_of
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.projects import actions
from utblick.projects.actions.projects import Part
from utblick.projects.forms import parts as forms
from utblick.projects.models import Project
from utblick.projects.views.projects import back_to, seen_project, url_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@dataclass(frozen=True)
class Sort:
    """One sort of part: its form, and what its pages are called."""

    form: type[forms.PartForm]
    new: str | Promise
    altered: str | Promise


SORTS = {
    "parter": Sort(forms.ProjectPartnerForm, _("Lägg till part"), _("Ändra part")),
    "budget": Sort(forms.BudgetYearForm, _("Lägg till budgetår"), _("Ändra budgetår")),
    "utbetalningar": Sort(forms.PaymentForm, _("Lägg till utbetalning"), _("Ändra utbetalning")),
    "ataganden": Sort(forms.UndertakingForm, _("Lägg till åtagande"), _("Ändra åtagande")),
    "indikatorer": Sort(forms.IndicatorForm, _("Lägg till indikator"), _("Ändra indikator")),
}

MONEY = ("budget", "utbetalningar")


@require_http_methods(["GET", "POST"])
def add(request: ActorRequest, pk: UUID, sort: str) -> HttpResponse:
    """Add a part of a sort to a project."""
    project = seen_project(request, pk)
    asked = _sort(sort)
    require(request.actor, "project.plan", standing_of(project))
    model = asked.form._meta.model
    form = asked.form(request.POST or None, instance=model(project=project))

    def save(_told: dict[str, Any]) -> str:
        part: Part = model(project=project, **form.values())
        actions.add_part(request.actor, part)
        return _page_of(project, sort)

    return save_or_show(request, form, save, {**back_to(project), "title": asked.new})


@require_http_methods(["GET", "POST"])
def alter(request: ActorRequest, pk: UUID, sort: str, part_pk: UUID) -> HttpResponse:
    """Change one part of a project."""
    project = seen_project(request, pk)
    asked = _sort(sort)
    require(request.actor, "project.plan", standing_of(project))
    rows = asked.form._meta.model.objects.filter(project=project)
    row = found(rows.filter(pk=part_pk).first())
    form = asked.form(request.POST or None, instance=row)

    def save(_told: dict[str, Any]) -> str:
        kept = found(rows.select_related("project").filter(pk=part_pk).first())
        actions.alter_part(request.actor, kept, version=posted_version(request), **form.values())
        return _page_of(project, sort)

    return save_or_show(request, form, save, {**back_to(project), "title": asked.altered, "row": row})


def _page_of(project: Project, sort: str) -> str:
    return reverse("projects:money", args=[project.pk]) if sort in MONEY else url_of(project)


def _sort(name: str) -> Sort:
    if name not in SORTS:
        raise Http404
    return SORTS[name]
