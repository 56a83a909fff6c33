"""What moves from a body that ends in this room: ideas, with their applications until the answer was no."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.organisation.models import Body
from utblick.organisation.successions import Moving, provide_moving
from utblick.projects.holdings import OVER, tell, tell_project
from utblick.projects.models import Application, Idea, Project


def register() -> None:
    provide_moving(
        Moving("ideas", _("Idéer och ansökningar"), _ideas, tell, _move),
        Moving("projects", _("Projekt"), _projects, tell_project, _move_project),
    )


def _ideas(body: Body) -> list[Idea]:
    return list(Idea.objects.filter(body=body).exclude(application__answer__in=OVER).select_related("application"))


def _move(opened: Change, row: Idea, to: Body) -> None:
    opened.alter(row, verb="idea.move", body=to)
    application: Application | None = getattr(row, "application", None)
    if application is not None:
        opened.alter(application, verb="application.move", body=to)


def _projects(body: Body) -> list[Project]:
    """Those that are not followed up."""
    return list(Project.objects.filter(body=body, followed_up_on=None))


def _move_project(opened: Change, row: Project, to: Body) -> None:
    opened.alter(row, verb="project.move", body=to)
