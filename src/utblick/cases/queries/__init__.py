"""Every read of the room. What pages read is filtered by `audit.policy.visible`; what gates are judged by is not."""

from utblick.cases.queries.decisions import (
    DecisionFact,
    as_guidelines,
    decision,
    decisions_about,
    decisions_bearing_on,
    frame_approvals,
    remarks,
)
from utblick.cases.queries.matters import (
    MatterPage,
    business_benefits,
    documents_of,
    history_of,
    latest_versions,
    matter,
    matter_page,
    matters,
    of_the_same_number,
    reasons_for_reopening,
    reports_to_build_on,
)
from utblick.cases.queries.reports import latest_report, papers_of, proposed_points, report
from utblick.cases.queries.waiting import (
    AwaitedAnswer,
    ComingMatter,
    answers_for,
    awaiting_answers,
    coming_matters,
    unadjusted_decisions,
)

__all__ = [
    "AwaitedAnswer",
    "ComingMatter",
    "DecisionFact",
    "MatterPage",
    "answers_for",
    "as_guidelines",
    "awaiting_answers",
    "business_benefits",
    "coming_matters",
    "decision",
    "decisions_about",
    "decisions_bearing_on",
    "documents_of",
    "frame_approvals",
    "history_of",
    "latest_report",
    "latest_versions",
    "matter",
    "matter_page",
    "matters",
    "of_the_same_number",
    "papers_of",
    "proposed_points",
    "reasons_for_reopening",
    "remarks",
    "report",
    "reports_to_build_on",
    "unadjusted_decisions",
]
