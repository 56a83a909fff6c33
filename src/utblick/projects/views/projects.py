"""Pages of projects."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation.queries import agreements
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.projects import actions, queries
from utblick.projects.forms.projects import (
    AmendForm,
    BeginForm,
    CloseForm,
    FollowUpForm,
    ProjectFilter,
    ProjectForm,
    project_initial,
)
from utblick.projects.models import Project
from utblick.projects.project_facing import money_page, project_page, status
from utblick.projects.promises import promises_page
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_projects(request: ActorRequest) -> HttpResponse:
    """Projects by nämnd, and whether they go on."""
    day = today()
    owners = [(row.code, row.name) for row in bodies(request.actor, day)]
    filters = ProjectFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.projects_in(request.actor, day, state=asked.get("lage", ""), body_code=asked.get("namnd", ""))
    page = page_of(rows, request.GET)
    told = [(row, *status(row, day)) for row in page]
    context = {"filters": filters, "page": page, "rows": told, "filtered": any(asked.values())}
    context["may_import"] = may(request.actor, "project.import_earlier")
    context["may_judge"] = may(request.actor, "bank_finding.judge")
    return render(request, "projects/projects.html", context)


@require_http_methods(["GET", "POST"])
def begin(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A granted application becomes a project: five answers."""
    application = found(queries.application(request.actor, pk))
    require(request.actor, "project.begin", standing_of(application))
    if hasattr(application, "project"):
        return redirect(url_of(application.project))
    form = BeginForm(request.POST or None, initial={"leader": application.idea.contact})

    def save(_told: dict[str, Any]) -> str:
        return url_of(actions.begin_project(request.actor, application, **form.values()))

    context = {
        "title": _("Starta projektet"),
        "lead": _("Ansökan är beviljad. Det här behövs för att hålla reda på pengar och rapporter."),
        "back_url": reverse("projects:application", args=[pk]),
        "back_label": application.title,
    }
    return save_or_show(request, form, save, context, "projects/begin.html")


@require_safe
def show_project(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A project: money, undertakings, changes, and what it gave."""
    return render(request, "projects/project.html", project_page(request.actor, seen_project(request, pk), today()))


@require_safe
def show_money(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A project's budget, payments and cash plan."""
    return render(request, "projects/money.html", money_page(request.actor, seen_project(request, pk), today()))


@require_safe
def show_promises(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What was promised, beside what is done."""
    return render(request, "projects/promises.html", promises_page(request.actor, seen_project(request, pk), today()))


@require_http_methods(["GET", "POST"])
def alter(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = seen_project(request, pk)
    require(request.actor, "project.alter", standing_of(row))
    form = ProjectForm(request.POST or None, initial=project_initial(row), agreements=agreements(request.actor))

    def save(_told: dict[str, Any]) -> str:
        kept = seen_project(request, pk)
        return url_of(actions.alter_project(request.actor, kept, version=posted_version(request), **form.values()))

    return save_or_show(request, form, save, {**back_to(row), "title": _("Ändra projektet"), "row": row})


@require_http_methods(["GET", "POST"])
def amend(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note a change; a new own cost or role is asked of the guidelines again."""
    row = seen_project(request, pk)
    require(request.actor, "project.amend", standing_of(row))
    form = AmendForm(request.POST or None, initial={"changed_on": today()})

    def save(_told: dict[str, Any]) -> str:
        amended = actions.amend_project(request.actor, row, **form.values())
        if amended.outcome:
            messages.info(request, _("Ändringen är noterad. Svaret enligt riktlinjerna står på projektets sida."))
        else:
            messages.success(request, _("Ändringen är noterad."))
        return url_of(row)

    return save_or_show(request, form, save, {**back_to(row), "title": _("Notera en ändring")})


@require_http_methods(["GET", "POST"])
def close(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Close it with what it gave."""
    row = seen_project(request, pk)
    require(request.actor, "project.close", standing_of(row))
    form = CloseForm(request.POST or None)

    def save(told: dict[str, Any]) -> str:
        actions.close_project(request.actor, row, **told)
        messages.success(request, _("Projektet är avslutat. Om ett år påminns ni om att följa upp det."))
        return url_of(row)

    context = {
        **back_to(row),
        "title": _("Avsluta projektet"),
        "lead": _("Riktlinjerna frågar efter tre bidrag. Skriv om minst ett av dem."),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def follow_up(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = seen_project(request, pk)
    require(request.actor, "project.follow_up", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        return url_of(actions.follow_up_project(request.actor, row, told["effect"]))

    return save_or_show(request, FollowUpForm(request.POST or None), save, {**back_to(row), "title": _("Följ upp")})


def seen_project(request: ActorRequest, pk: UUID) -> Project:
    return found(queries.project(request.actor, pk))


def url_of(row: Project) -> str:
    return reverse("projects:project", args=[row.pk])


def back_to(row: Project) -> dict[str, str]:
    return {"back_url": url_of(row), "back_label": row.title}
