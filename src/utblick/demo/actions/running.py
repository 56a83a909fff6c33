"""Running Strandö's projects, each step on its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.clock.queries import today
from utblick.demo.data.running import APPLICANT, PROJECTS, TASKS, TASKS_READ_ON, Row
from utblick.projects.actions import (
    add_part,
    alter_part,
    alter_project,
    amend_project,
    begin_project,
    close_project,
    import_tasks,
    state_applicant,
    test_task,
)
from utblick.projects.models import (
    Application,
    BudgetYear,
    DevelopmentTask,
    Indicator,
    Payment,
    Project,
    ProjectPartner,
    Undertaking,
)
from utblick.projects.task_tables import TaskRow
from utblick.values import Actor

Step = Callable[[Actor], None]
STATED_ON = date(2025, 8, 20)


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    told: list[tuple[date, Step]] = [(STATED_ON, _state_applicant)]
    told.append((TASKS_READ_ON, _read_tasks))
    for title, row in PROJECTS.items():
        told.append((row["begun_on"], _begin(title, row)))
        if "amendment" in row:
            told.append((row["amended_on"], _amend(title, row)))
        if "closed_on" in row:
            told.append((row["closed_on"], _close(title, row)))
        told.append((row["caught_up_on"], _catch_up(title, row)))
    return told


def _state_applicant(actor: Actor) -> None:
    state_applicant(actor, **APPLICANT)


def _read_tasks(actor: Actor) -> None:
    """The table, and the tests of it: what the officers answered in the weeks after."""
    rows = [TaskRow(line, code, what) for line, (code, what, _result) in enumerate(TASKS, 2)]
    import_tasks(actor, TASKS_READ_ON.year, rows)
    results = {(code, what): result for code, what, result in TASKS if result}
    for task in DevelopmentTask.objects.filter(year=TASKS_READ_ON.year):
        if result := results.get((task.body_id, task.what)):
            test_task(actor, task, result)


def _begin(title: str, row: Row) -> Step:
    def begin(actor: Actor) -> None:
        told = dict(row["told"])
        continuation = told.pop("continuation", "")
        project = begin_project(actor, Application.objects.get(title=title), **told)
        alter_project(actor, project, version=project.version, continuation=continuation)
        for name, role in row["partners"]:
            add_part(actor, ProjectPartner(project=project, name=name, role=role))
        for year, *amounts in row["budget"]:
            names = ("grant_minor", "own_minor", "time_minor", "partners_minor")
            kept = {name: amount * 100 for name, amount in zip(names, amounts, strict=True)}
            add_part(actor, BudgetYear(project=project, year=year, **kept))
        for payment in row["payments"]:
            add_part(actor, Payment(project=project, **_until_today(payment)))
        for undertaking in row["undertakings"]:
            add_part(actor, Undertaking(project=project, **_until_today(undertaking)))
        for name, target, _value in row["indicators"]:
            add_part(actor, Indicator(project=project, name=name, target=target))

    return begin


def _catch_up(title: str, row: Row) -> Step:
    """What has been done and paid by then."""

    def note(actor: Actor) -> None:
        project = Project.objects.get(application__title=title)
        for told in row["payments"]:
            if "paid_on" in told:
                payment = project.payments.get(asked_on=told["asked_on"])
                alter_part(actor, payment, version=payment.version, **told)
        for told in row["undertakings"]:
            if "done_on" in told:
                undertaking = project.undertakings.get(what=told["what"])
                alter_part(actor, undertaking, version=undertaking.version, **told)
        for name, _target, value in row["indicators"]:
            if value is not None:
                measured = project.indicators.get(name=name)
                alter_part(actor, measured, version=measured.version, value=value, measured_on=today())

    return note


def _amend(title: str, row: Row) -> Step:
    def amend(actor: Actor) -> None:
        amend_project(actor, Project.objects.get(application__title=title), changed_on=today(), **row["amendment"])

    return amend


def _close(title: str, row: Row) -> Step:
    def close(actor: Actor) -> None:
        close_project(actor, Project.objects.get(application__title=title), **row["result"])

    return close


def _until_today(told: Row) -> Row:
    """Without what happens later."""
    return {name: value for name, value in told.items() if name not in ("done_on", "paid_on", "paid_minor")}
