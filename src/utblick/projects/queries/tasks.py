"""Reading development tasks, and how many of them have been tested."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from utblick.audit.policy import visible
from utblick.organisation.queries import codes_by_name
from utblick.projects.models import DevelopmentTask
from utblick.projects.read_tables import ReadTable
from utblick.projects.task_tables import TaskRow, read_tasks
from utblick.ui.cells import Rows
from utblick.values import Actor

_LEFT = ("", DevelopmentTask.Result.LATER)
"""Not tested yet: nothing answered, or put off."""


@dataclass(frozen=True, slots=True)
class Tested:
    """How many tasks of a nämnd there are in a year, and how many have been tested."""

    body: str
    tasks: int
    tested: int

    @property
    def percent(self) -> int:
        return self.tested * 100 // self.tasks


def tasks(actor: Actor, year: int, *, body_code: str = "", only_untested: bool = False) -> QuerySet[DevelopmentTask]:
    """The tasks of a year, by nämnd."""
    rows = visible(DevelopmentTask.objects.select_related("body"), actor).filter(year=year)
    rows = rows.filter(body_id=body_code) if body_code else rows
    rows = rows.filter(result__in=_LEFT) if only_untested else rows
    return rows.order_by("body_id", "pk")


def task(actor: Actor, pk: UUID) -> DevelopmentTask | None:
    return visible(DevelopmentTask.objects.select_related("body"), actor).filter(pk=pk).first()


def tested_by_body(actor: Actor, year: int) -> list[Tested]:
    """The measure of "alltid" per nämnd (R2.3). One query."""
    rows = visible(DevelopmentTask.objects.filter(year=year), actor).order_by()
    counted = rows.values("body__name").annotate(tasks=Count("pk"), tested=Count("pk", filter=~Q(result__in=_LEFT)))
    return [Tested(row["body__name"], row["tasks"], row["tested"]) for row in counted.order_by("body_id")]


def years(actor: Actor) -> list[int]:
    """The years that have tasks, latest first."""
    rows = visible(DevelopmentTask.objects.all(), actor).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def checked_tasks(table: Rows, year: int) -> ReadTable[TaskRow]:
    """A table read against the bodies and tasks that are known. Two queries."""
    known = [(row.body_id, row.what) for row in DevelopmentTask.objects.filter(year=year)]
    return read_tasks(table, codes_by_name(), known)
