"""Reading projects, filtered by what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from utblick.audit.policy import visible
from utblick.projects.models import BankFinding, Idea, Project
from utblick.projects.queries.applications import ideas
from utblick.values import Actor

GOING_ON, OVER, CLOSED = "going_on", "over", "closed"
MOST_COMPETING = 25


def projects(actor: Actor) -> QuerySet[Project]:
    """Projects, the latest begun first, with what a row shows."""
    rows = Project.objects.select_related("body", "application__idea__call", "application__body", "agreement")
    return visible(rows, actor)


def project(actor: Actor, pk: UUID) -> Project | None:
    """One project; ``is_in_bank``: whether a project bank has it."""
    in_bank = Exists(BankFinding.objects.filter(project=OuterRef("pk")))
    return projects(actor).annotate(is_in_bank=in_bank).filter(pk=pk).first()


def projects_in(actor: Actor, day: date, *, state: str = "", body_code: str = "") -> QuerySet[Project]:
    """The list page: projects by nämnd, and whether they go on, have ended without being closed, or are closed."""
    rows = visible(Project.objects.select_related("body"), actor)
    rows = rows.filter(body_id=body_code) if body_code else rows
    states = {
        GOING_ON: Q(closed_on=None, ends_on__gte=day),
        OVER: Q(closed_on=None, ends_on__lt=day),
        CLOSED: Q(closed_on__isnull=False),
    }
    return rows.filter(states[state]) if state in states else rows


def competing(actor: Actor, idea: Idea) -> list[Idea]:
    """Other ideas and applications of the municipality from the same call (intern konkurrens), by nämnd."""
    if idea.call_id is None:
        return []
    return list(ideas(actor).filter(call=idea.call_id).exclude(pk=idea.pk).order_by("body_id", "-pk")[:MOST_COMPETING])


def load_projects(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return {row.pk: row for row in projects(actor).filter(pk__in=ids)}
