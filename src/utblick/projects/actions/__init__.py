"""Every write of ideas, applications and projects."""

from utblick.projects.actions.applicant import state_applicant
from utblick.projects.actions.applications import (
    AlreadyDoneError,
    ImpossibleDayError,
    RequirementsNotMetError,
    alter_application,
    prepare_application,
    record_answer,
    record_test,
    register_idea,
    sort_idea,
    submit_application,
)
from utblick.projects.actions.projects import (
    add_part,
    alter_part,
    alter_project,
    amend_project,
    begin_project,
    close_project,
    follow_up_project,
)
from utblick.projects.actions.tasks import import_tasks, test_task

__all__ = [
    "AlreadyDoneError",
    "ImpossibleDayError",
    "RequirementsNotMetError",
    "add_part",
    "alter_application",
    "alter_part",
    "alter_project",
    "amend_project",
    "begin_project",
    "close_project",
    "follow_up_project",
    "import_tasks",
    "prepare_application",
    "record_answer",
    "record_test",
    "register_idea",
    "state_applicant",
    "sort_idea",
    "submit_application",
    "test_task",
]
