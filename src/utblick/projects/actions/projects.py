"""Writing projects: from the grant to the closing and the follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.governance.actions import keep_verdict
from utblick.projects.hooks import give_advice
from utblick.projects.models import (
    Amendment,
    Application,
    BudgetYear,
    Indicator,
    Payment,
    Project,
    ProjectPartner,
    Undertaking,
)
from utblick.projects.project_gate import changed, judge_change, since_of
from utblick.search.actions import NewEntry, store_entries
from utblick.values import Actor

Part = ProjectPartner | BudgetYear | Payment | Undertaking | Indicator
OnePart = TypeVar("OnePart", bound=Part)
REPORT = "Rapport till finansiären"


def begin_project(actor: Actor, application: Application, *, first_report_on: date, **told: Any) -> Project:
    """Begin the project of a granted application, with its first report to the funder; ``told``: its fields.

    Raises ValidationError when it has not been granted, or has its project already.
    """
    if application.answer != Application.Answer.GRANTED:
        raise ValidationError(_("Ansökan är inte beviljad. Skriv in beskedet först."))
    if Project.objects.filter(application=application).exists():
        raise ValidationError(_("Ansökan har redan ett projekt."))
    started = told.pop("starts_on", None) or application.answered_on or today()
    known = {"title": application.title, **told, "starts_on": started}
    project = Project(application=application, body_id=application.body_id, **known)
    with change(actor, "project.begin", Standing(application.body_id)) as opened:
        project.validate_constraints()
        opened.add(project)
        opened.add(report_to_funder(project, first_report_on))
        add_lead(opened, project)
        store_entries(opened, [entry_of(project)])
    return project


def alter_project(actor: Actor, project: Project, *, version: int, **new: Any) -> Project:
    """Change what is known of a project; ``new``: its fields. Raises Stale, ValidationError."""
    with change(actor, "project.alter", standing_of(project)) as opened:
        Project(**{**project.values(), **new}, pk=project.pk).validate_constraints()
        opened.alter(project, version=version, **new)
        store_entries(opened, [entry_of(project)])
    return project


def add_part(actor: Actor, part: OnePart) -> OnePart:
    """Add a partner, a budget year, a payment, an undertaking or an indicator. Raises ValidationError."""
    with change(actor, "project.plan", standing_of(part.project)) as opened:
        _check(part)
        return opened.add(part)


def alter_part(actor: Actor, part: OnePart, *, version: int, **new: Any) -> OnePart:
    """Change one of a project's parts. Raises Stale, ValidationError."""
    with change(actor, "project.plan", standing_of(part.project)) as opened:
        wanted = type(part)(**{**part.values(), **new}, pk=part.pk)
        wanted._state.adding = False
        _check(wanted)
        return opened.alter(part, version=version, **new)


def amend_project(
    actor: Actor, project: Project, *, what: str, changed_on: date, own_cost_minor: int | None = None, role: str = ""
) -> Amendment:
    """Note that a running project is changed. A new own cost or role is asked of the guidelines again, and the answer
    kept: whether it must be decided anew.

    Raises ValidationError for a closed project and a day that has not come.
    """
    if project.closed_on is not None:
        raise ValidationError(_("Projektet är avslutat och ändras inte mer."))
    refuse_to_come(changed_on, "changed_on")
    earlier = list(project.amendments.all())
    row = Amendment(project=project, what=what, changed_on=changed_on, own_cost_minor=own_cost_minor, role=role)
    asked = None
    if own_cost_minor is not None or role:
        wanted = changed(project, own_cost_minor, role)
        asked = judge_change(project, wanted, since_of(project, earlier), today())
        row.outcome = asked[0].outcome
    with change(actor, "project.amend", standing_of(project)) as opened:
        opened.add(row, effective_on=changed_on)
        if asked is not None:
            keep_verdict(opened, project.ref, project.body_id, asked[0], decisions=asked[1])
    return row


def close_project(
    actor: Actor, project: Project, *, competence: str, experience: str, resources: str, kept_until: date | None = None,
    advice: str = "",
) -> Project:  # fmt: skip
    """Close a project with what it gave of competence, experience and resources (R1.3, G-04), at least one of them.

    ``advice`` to the next project is kept as a lesson (R5.7).

    ``kept_until``: to when its papers are kept for audit; by default five years after this year's end, or after the
    year it ended. Raises ValidationError.
    """
    if project.closed_on is not None:
        raise ValidationError(_("Projektet är redan avslutat."))
    if not any(text.strip() for text in (competence, experience, resources)):
        raise ValidationError(_("Skriv minst ett av de tre resultaten: kompetens, erfarenheter eller resurser."))
    kept = kept_until or kept_until_of(project, today())
    with change(actor, "project.close", standing_of(project)) as opened:
        opened.alter(
            project, closed_on=today(), competence=competence, experience=experience, resources=resources,
            kept_until=kept,
        )  # fmt: skip
        give_advice(opened, project, advice)
    return project


def kept_until_of(project: Project, closed_on: date) -> date:
    """To when a project's papers are kept for audit: five years after the year it ended or was closed."""
    return date(max(closed_on, project.ends_on).year + 5, 12, 31)


def follow_up_project(actor: Actor, project: Project, effect: str) -> Project:
    """Note what is left of a closed project a year later (R2.4). Raises ValidationError."""
    if project.closed_on is None:
        raise ValidationError(_("Avsluta projektet först."))
    with change(actor, "project.follow_up", standing_of(project)) as opened:
        return opened.alter(project, followed_up_on=today(), effect=effect)


def _check(part: Part) -> None:
    part.validate_constraints()
    for name in ("done_on", "paid_on", "measured_on"):
        refuse_to_come(getattr(part, name, None), name)


def report_to_funder(project: Project, due_on: date) -> Undertaking:
    """The next report that a project owes its funder."""
    return Undertaking(project=project, undertaking_kind=Undertaking.Kind.REPORT, what=REPORT, due_on=due_on)


def add_lead(opened: Change, project: Project) -> None:
    """The one that leads the consortium, as the application named it, is a partner of the project."""
    if lead := project.application.lead:
        opened.add(ProjectPartner(project=project, name=lead, role=Application.Role.COORDINATOR))


def entry_of(project: Project) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        project.ref,
        scope="internal",
        title=project.title,
        url=reverse("projects:project", args=[project.pk]),
        text=f"{project.account_code} {project.leader}",
        day=project.starts_on,
    )
