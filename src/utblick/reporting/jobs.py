"""What the worker does for the reports."""

from __future__ import annotations

from uuid import UUID

from utblick.reporting.actions import write_draft
from utblick.reporting.models import YearlyReport
from utblick.reporting.queries.yearly import bodies_of_year
from utblick.values import system_actor


def write_drafts(report_id: str) -> int:
    """Write the draft of every nämnd of a year, each kept as soon as it is written; those written stay as they are."""
    report = YearlyReport.objects.filter(pk=UUID(report_id)).first()
    if report is None:
        return 0
    actor = system_actor("reporting")
    return len([write_draft(actor, report, body) for body in bodies_of_year(report.year)])
