"""Matters and what is written, sent and decided in them; and the minutes of bodies that keep them here."""

from utblick.cases.models.comments import ReportComment
from utblick.cases.models.decisions import Decision, DecisionPoint
from utblick.cases.models.delegation import DelegationList, DelegationPoint, NotDelegable
from utblick.cases.models.deliberation import Disqualification, Motion, Reservation, Vote, Voting
from utblick.cases.models.disclosures import Disclosure
from utblick.cases.models.dispatches import Dispatch
from utblick.cases.models.extracts import SentExtract
from utblick.cases.models.folders import MeetingFolder
from utblick.cases.models.links import DecisionLink
from utblick.cases.models.matters import Counter, Matter, MatterDocument
from utblick.cases.models.minutes import Adjournment, AgendaItem, Attendance, Minutes
from utblick.cases.models.notices import PublicNotice
from utblick.cases.models.reports import OfficialReport

__all__ = [
    "Adjournment",
    "AgendaItem",
    "Attendance",
    "Counter",
    "Decision",
    "DecisionLink",
    "DecisionPoint",
    "Disclosure",
    "DelegationList",
    "DelegationPoint",
    "Dispatch",
    "Disqualification",
    "Matter",
    "MatterDocument",
    "MeetingFolder",
    "NotDelegable",
    "OfficialReport",
    "PublicNotice",
    "ReportComment",
    "Minutes",
    "Motion",
    "Reservation",
    "SentExtract",
    "Vote",
    "Voting",
]
