"""Writing development tasks and how they were tested (R2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.projects.models import DevelopmentTask
from utblick.projects.task_tables import TaskRow
from utblick.values import Actor, in_batches

_AT_ONCE = 200


def import_tasks(actor: Actor, year: int, rows: Sequence[TaskRow]) -> int:
    """Store the tasks of a year that are not there already; the number stored. The same again stores nothing."""
    known = set(DevelopmentTask.objects.filter(year=year).values_list("body_id", "what"))
    made = [
        DevelopmentTask(body_id=row.body_code, year=year, what=row.what)
        for row in rows
        if (row.body_code, row.what) not in known
    ]
    for some in in_batches(made, _AT_ONCE):
        with change(actor, "development_task.import") as opened:
            opened.add_all(some)
    return len(made)


def test_task(actor: Actor, task: DevelopmentTask, result: str) -> DevelopmentTask:
    """Note how a task was tested; ``result`` is one of DevelopmentTask.Result. Who and when are noted by themselves."""
    with change(actor, "development_task.test", standing_of(task)) as opened:
        return opened.alter(task, result=DevelopmentTask.Result(result).value, tested_on=today(), tested_by=actor.label)
