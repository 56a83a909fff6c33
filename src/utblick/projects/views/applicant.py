"""Pages of the municipality's facts for applications."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, visible
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.projects.actions import state_applicant
from utblick.projects.forms.applicant import ApplicantForm
from utblick.projects.models import Applicant
from utblick.ui.requests import ActorRequest


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """The facts, each to be copied."""
    context = {"applicant": _applicant(request), "may_state": may(request.actor, "applicant.state")}
    return render(request, "projects/applicant.html", context)


@require_http_methods(["GET", "POST"])
def state(request: ActorRequest) -> HttpResponse:
    require(request.actor, "applicant.state")
    row = _applicant(request)
    form = ApplicantForm(request.POST or None, instance=row)

    def save(told: dict[str, Any]) -> str:
        state_applicant(request.actor, version=posted_version(request), **told)
        return reverse("projects:applicant")

    context = {
        "title": _("Kommunens uppgifter för ansökningar"),
        "back_url": reverse("projects:applicant"),
        "back_label": _("Tillbaka"),
        "row": row,
    }
    return save_or_show(request, form, save, context)


def _applicant(request: ActorRequest) -> Applicant | None:
    return visible(Applicant.objects.all(), request.actor).first()
