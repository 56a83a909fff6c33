"""What an application and the decisions about it promised, beside what has been done (*Vad lovade vi?*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from utblick.audit.policy import visible
from utblick.cases.models import Decision, OfficialReport
from utblick.projects.models import Project
from utblick.values import Actor, Money


@dataclass(frozen=True)
class Promise:
    """One thing that was promised in words, and what came of it ("" = nothing written yet)."""

    name: str
    promised: str
    came: str


def promises_page(actor: Actor, project: Project, day: date) -> dict[str, Any]:
    """Everything promised, from the latest tjänsteskrivelse and the decisions that the actor may see."""
    application = project.application
    subject = str(application.ref)
    reports = OfficialReport.objects.filter(matter__subject=subject, shared_at__isnull=False)
    report = visible(reports.select_related("matter"), actor).filter(matter__body_id=application.body_id).first()
    decided = Decision.objects.filter(matter__subject=subject).select_related("body").prefetch_related("points")
    budget = list(project.budget.all())
    payments = list(project.payments.all())
    undertakings = list(project.undertakings.all())
    return {
        "project": project,
        "application": application,
        "report": report,
        "promises": _of_report(project, report) if report else _of_closing(project),
        "decisions": list(visible(decided, actor).order_by("decided_on", "pk")),
        "own_planned": Money(sum(row.own_minor for row in budget)) if budget else None,
        "received": Money(sum(payment.paid_minor or 0 for payment in payments), project.currency),
        "undertakings": undertakings,
        "done": sum(row.done_on is not None for row in undertakings),
        "indicators": list(project.indicators.all()),
        "today": day,
    }


def _of_report(project: Project, report: OfficialReport) -> list[Promise]:
    """The texts that something was promised in; those left empty are left out."""
    told = [
        Promise(_("Mål (R1.2)"), report.goals, ""),
        Promise(_("Kompetens (R1.3)"), report.competence_gained, project.competence),
        Promise(_("Erfarenheter (R1.3)"), report.experience_gained, project.experience),
        Promise(_("Ekonomiska resurser (R1.3)"), report.resources_gained, project.resources),
        Promise(_("Mervärde (R1.4)"), report.added_value, ""),
        Promise(_("Nytta för varje part (R1.7)"), report.benefits, ""),
        Promise(_("Hållbarhet och demokrati (R1.6)"), report.sustainability, ""),
        Promise(_("Fortsättning (R2.4)"), report.continuation, project.effect or project.continuation),
    ]
    return [promise for promise in told if promise.promised or promise.came]


def _of_closing(project: Project) -> list[Promise]:
    """Without a tjänsteskrivelse that the reader may see: only what has been written of the project."""
    told = [
        Promise(_("Kompetens (R1.3)"), "", project.competence),
        Promise(_("Erfarenheter (R1.3)"), "", project.experience),
        Promise(_("Ekonomiska resurser (R1.3)"), "", project.resources),
        Promise(_("Fortsättning (R2.4)"), project.continuation, project.effect),
    ]
    return [promise for promise in told if promise.promised or promise.came]
