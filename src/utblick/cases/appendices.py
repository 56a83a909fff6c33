"""The appendices Utblick itself puts to a tjänsteskrivelse: the plan, and the answer by the guidelines."""

from __future__ import annotations

from django.utils import translation

from utblick.cases.hooks import Background
from utblick.cases.models import MatterDocument, OfficialReport
from utblick.cases.paperwork import is_example, sender_of
from utblick.clock.queries import today
from utblick.documents.papers import Language, PlanAppendix, VerdictAppendix
from utblick.governance.appendix import appendix
from utblick.governance.queries import open_verdict, verdicts_given
from utblick.values import Actor

SWEDISH: Language = "sv"
Appendix = PlanAppendix | VerdictAppendix


def appendices(actor: Actor, report: OfficialReport, known: Background) -> dict[str, Appendix]:
    """The appendices by `MatterDocument.Paper`, in the order they are numbered."""
    found: dict[str, Appendix] = {}
    if known.road:
        found[MatterDocument.Paper.PLAN] = _plan(report, known)
    with translation.override(SWEDISH):
        answer = known.answer() or _kept_answer(actor, report)
    if answer:
        found[MatterDocument.Paper.VERDICT] = answer
    return found


def _plan(report: OfficialReport, known: Background) -> PlanAppendix:
    matter = report.matter
    return PlanAppendix(
        sender=sender_of(matter),
        written_on=report.written_on,
        heading=report.heading,
        reference=matter.reference,
        case_number=matter.case_number,
        road=known.road,
        last_day=known.last_day,
        last_day_reason=known.last_day_reason,
        is_example=is_example(),
    )


def _kept_answer(actor: Actor, report: OfficialReport) -> VerdictAppendix | None:
    """The last answer kept on the matter itself."""
    given = verdicts_given(actor, report.matter.ref).first()
    if given is None:
        return None
    return appendix(open_verdict(actor, given, today()), report.matter.body.name, SWEDISH)
