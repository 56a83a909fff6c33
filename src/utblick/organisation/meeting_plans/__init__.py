"""Meeting plans (sammanträdesplaner) as municipalities publish them: read, checked, not yet stored. No database here.

`ui.cells` turns a file or pasted text into rows of cells, `written_days` reads dates as Swedes write them, `reading`
finds out which of the usual forms the plan has, `checking` holds it against the bodies and meetings we know.
"""

from utblick.organisation.meeting_plans.checking import CheckedPlan, CheckedRow, KnownBody, KnownMeeting, check
from utblick.organisation.meeting_plans.reading import MeetingPlan, Mistake, PlanRow, read, year_of
from utblick.ui.cells import Unreadable, rows_of_file, rows_of_text

__all__ = [
    "CheckedPlan",
    "CheckedRow",
    "KnownBody",
    "KnownMeeting",
    "MeetingPlan",
    "Mistake",
    "PlanRow",
    "Unreadable",
    "check",
    "read",
    "rows_of_file",
    "rows_of_text",
    "year_of",
]
