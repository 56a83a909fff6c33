"""Pages of what the project banks say of the municipality."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.projects.actions import bank_findings as actions
from utblick.projects.forms.bank_findings import AddFoundForm, BankFileForm, FindingFilter
from utblick.projects.models import BankFinding
from utblick.projects.queries import bank_findings as queries
from utblick.projects.queries import project
from utblick.ui.conflicts import Stale
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.values import Text


@require_safe
def list_findings(request: ActorRequest) -> HttpResponse:
    """What the banks say, by what has been said of it."""
    require(request.actor, "bank_finding.judge")
    filters = FindingFilter(request.GET)
    stand = filters.cleaned_data["lage"] if filters.is_valid() else ""
    context = {
        "filters": filters,
        "filtered": bool(stand),
        "page": page_of(queries.findings(request.actor, stand), request.GET),
        "readings": queries.readings(request.actor),
        "next": queries.next_to_judge(request.actor),
    }
    return render(request, "projects/bank_findings.html", context)


@require_http_methods(["GET", "POST"])
def choose_file(request: ActorRequest) -> HttpResponse:
    """Choose a bank's file; it is read, and nothing comes into the register of projects before it is confirmed."""
    require(request.actor, "bank_reading.ask")
    form = BankFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def save(told: dict[str, Any]) -> str:
        file = told["file"]
        reading = actions.ask_reading(request.actor, file.name, file.chunks(), file.size)
        return reverse("projects:bank_reading", args=[reading.pk])

    known = queries.own()
    context = {
        "title": _("Läs en projektbank"),
        "lacks_number": not known.number,
        "lacks_pic": not known.pic,
        "back_url": reverse("projects:bank_findings"),
        "back_label": _("Projektbanker"),
    }
    return save_or_show(request, form, save, context, "projects/read_bank.html")


@require_safe
def show_reading(request: ActorRequest, pk: UUID) -> HttpResponse:
    """How far a file has come, what it gave, and the rows that could not be read."""
    row = found(queries.bank_reading(request.actor, pk))
    context = {
        "reading": row,
        "read": queries.rows_read(row),
        "unread": [(part, line, Text(sv, en)) for part, line, sv, en in row.unread],
        "next": queries.next_to_judge(request.actor),
    }
    return render(request, "projects/bank_reading.html", context)


@require_http_methods(["GET", "POST"])
def judge(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What a bank says of a project: add it to the register, say which project it is, or that it is not ours."""
    require(request.actor, "bank_finding.judge")
    row = found(queries.finding(request.actor, pk))
    if "refuse" in request.POST or "known" in request.POST:
        return _judged(request, row)
    form = AddFoundForm(request.POST or None, row=row, bodies=bodies(request.actor, today()))

    def save(_told: dict[str, Any]) -> str:
        added = actions.add_found(request.actor, row, version=posted_version(request), **form.values())
        messages.success(request, _("%s är tillagt i projektregistret.") % added.title)
        return _onwards(request)

    context = {
        "title": row.title,
        "row": row,
        "candidates": queries.candidates(request.actor, row) if row.project_id is None else [],
        "may_see_project": row.project is not None and may(request.actor, "project.see", row.project),
        "today": today(),
        "back_url": reverse("projects:bank_findings"),
        "back_label": _("Projektbanker"),
    }
    return save_or_show(request, form, save, context, "projects/bank_finding.html")


def _judged(request: ActorRequest, row: BankFinding) -> HttpResponse:
    version = posted_version(request)
    try:
        if "known" in request.POST:
            known = found(project(request.actor, _uuid(request.POST["known"])))
            actions.link_found(request.actor, row, known, version=version)
            messages.success(request, _("%s hör nu ihop med projektet i registret.") % row.title)
        else:
            actions.refuse_found(request.actor, row, version=version)
            messages.success(request, _("%s är noterat som inte ert.") % row.title)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("projects:bank_finding", row.pk)
    except Stale:
        messages.error(request, _("Någon annan har just tagit ställning. Så här står det nu."))
        return redirect("projects:bank_finding", row.pk)
    return redirect(_onwards(request))


def _onwards(request: ActorRequest) -> str:
    """The next one to judge, or the list when all are judged."""
    row = queries.next_to_judge(request.actor)
    return reverse("projects:bank_finding", args=[row.pk]) if row else reverse("projects:bank_findings")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
