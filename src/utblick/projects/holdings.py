"""What a person answers for in this room: ideas, with their applications until the answer was no."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.organisation.holdings import Holder, Holding, Told, provide_holdings
from utblick.organisation.models import Person
from utblick.projects.models import Application, Idea, Project

OVER = (Application.Answer.REJECTED, Application.Answer.WITHDRAWN)


def register() -> None:
    provide_holdings(
        Holding("ideas", _("Idéer och ansökningar"), _ideas, tell, _move),
        Holding("projects", _("Projekt"), _projects, tell_project, _move_project),
    )


def _ideas(holder: Holder) -> list[Idea]:
    """By the contact's address; by the name alone only where no address stands and nobody else has the name."""
    person = holder.person
    held = Q(contact_email__iexact=person.email) if person.email else Q(pk__in=[])
    if not holder.shares_name:
        held |= Q(contact_email="", contact=person.name)
    return list(Idea.objects.filter(held).exclude(application__answer__in=OVER).select_related("application"))


def tell(row: Any) -> Told:
    application: Application | None = getattr(row, "application", None)
    if application is not None:
        return Told(application.title, reverse("projects:application", args=[application.pk]), row.body_id)
    return Told(row.what, reverse("projects:idea", args=[row.pk]), row.body_id)


def _move(opened: Change, row: Any, to: Person) -> None:
    opened.alter(row, verb="idea.hand_over", contact=to.name, contact_email=to.email)


def _projects(holder: Holder) -> list[Project]:
    """Those that are not followed up, by the leader's address, or by the name as for ideas."""
    person = holder.person
    led = Q(leader_email__iexact=person.email) if person.email else Q(pk__in=[])
    if not holder.shares_name:
        led |= Q(leader_email="", leader=person.name)
    return list(Project.objects.filter(led, followed_up_on=None))


def tell_project(row: Any) -> Told:
    return Told(row.title, reverse("projects:project", args=[row.pk]), row.body_id)


def _move_project(opened: Change, row: Any, to: Person) -> None:
    opened.alter(row, verb="project.hand_over", leader=to.name, leader_email=to.email)
