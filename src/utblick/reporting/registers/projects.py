"""Projects that are run on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import visible
from utblick.projects.models import Project
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Project]:
    return visible(Project.objects.select_related("application__idea__partner").order_by("starts_on", "pk"), actor)


def _might(day: date) -> Q:
    return Q(starts_on__lte=day, ends_on__gte=day)


def _line(row: Project, day: date) -> Line | None:
    is_closed = row.closed_on is not None and row.closed_on <= day
    if is_closed or not row.starts_on <= day <= row.ends_on:
        return None
    partner = row.application.idea.partner
    return Line(
        ref=row.ref,
        title=row.title,
        url=reverse("projects:project", args=[row.pk]),
        sort=str(row.application.get_role_display()),
        partner=partner.name if partner else row.application.lead,
        body=row.body_id,
        since=row.starts_on,
        until=row.ends_on,
        state=_("pågår"),
    )


PROJECTS = Register(Project, gettext_lazy("Projekt"), _rows, _might, _line)
