"""What the worker does for matters."""

from __future__ import annotations

from uuid import UUID

from utblick.cases.actions.papers import produce_papers
from utblick.cases.queries import report
from utblick.values import system_actor


def set_papers(report_id: str) -> int:
    """Set the papers of a report as its text stands now; returns how many there are, 0 when the report is gone."""
    actor = system_actor("cases")
    found = report(actor, UUID(report_id))
    return len(produce_papers(actor, found)) if found else 0
