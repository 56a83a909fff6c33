"""Every write of the room. Refusals are ValidationError by field, PermissionDenied and `ui.conflicts.Stale`."""

from utblick.cases.actions.closing import archive_matter, close_matter, reopen_matter
from utblick.cases.actions.decisions import Frame, PointAnswer, adjust_decision, attach_extract, record_decision
from utblick.cases.actions.delegation import adopt_delegation, report_decisions, save_point
from utblick.cases.actions.dispatches import dispatch_to_registrar
from utblick.cases.actions.links import link_decisions, strike_link
from utblick.cases.actions.matters import (
    add_document,
    alter_matter,
    open_matter,
    open_matters,
    restrict_matter,
    set_outside_number,
)
from utblick.cases.actions.notices import record_notice
from utblick.cases.actions.papers import produce_papers
from utblick.cases.actions.reports import approve_report, save_report, share_report, write_report

__all__ = [
    "Frame",
    "PointAnswer",
    "add_document",
    "adjust_decision",
    "adopt_delegation",
    "alter_matter",
    "approve_report",
    "archive_matter",
    "attach_extract",
    "close_matter",
    "dispatch_to_registrar",
    "link_decisions",
    "open_matter",
    "open_matters",
    "produce_papers",
    "record_decision",
    "record_notice",
    "reopen_matter",
    "report_decisions",
    "restrict_matter",
    "save_point",
    "save_report",
    "set_outside_number",
    "share_report",
    "strike_link",
    "write_report",
]
