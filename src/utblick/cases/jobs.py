"""What the worker does for matters."""

from __future__ import annotations

from uuid import UUID

from utblick.cases.actions import folders
from utblick.cases.actions.papers import produce_papers
from utblick.cases.models import MeetingFolder
from utblick.cases.queries import report
from utblick.values import system_actor


def set_papers(report_id: str) -> int:
    """Set the papers of a report as its text stands now; returns how many there are, 0 when the report is gone."""
    actor = system_actor("cases")
    found = report(actor, UUID(report_id))
    return len(produce_papers(actor, found)) if found else 0


def make_folder(folder_id: str) -> int:
    """Make the folder of papers that somebody has asked for; returns its pages, 0 when it has been asked for anew."""
    asked = MeetingFolder.objects.filter(pk=UUID(folder_id)).select_related("minutes__meeting", "minutes__body").first()
    return folders.make_folder(system_actor("cases"), asked).pages if asked else 0
