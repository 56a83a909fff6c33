"""What the page of a visit, and the note for its host, show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from utblick.accounts.queries import names_of
from utblick.audit.policy import may
from utblick.cases.queries import business_benefits
from utblick.clock.queries import today
from utblick.cooperation import queries
from utblick.cooperation.models import Visit
from utblick.cooperation.visit_rules import VisitAnswer, answer_before
from utblick.guidelines.verdicts import CostShare
from utblick.ui import kinds
from utblick.ui.languages import page_language, spoken
from utblick.values import Actor, Text

EARLIER_SHOWN = 5
PAYERS = {
    "visitor": Text("gästen", "the visitor"),
    "host": Text("värden", "the host"),
    "own": Text("vi", "we"),
    "applicant": Text("den som söker", "the applicant"),
    "shared": Text("delas", "shared"),
}


def visit_page(actor: Actor, visit: Visit) -> dict[str, Any]:
    """The context of the page."""
    day = today()
    answer = answer_before(visit, day)
    noted = queries.noting_of(visit)
    sentence, tone = standing_of_visit(visit, answer, day, is_noted=noted is not None)
    matter = visit.report_matter.ref if visit.report_matter else None
    return {
        "visit": visit,
        "sentence": sentence,
        "tone": tone,
        "costs": [_cost(share) for share in answer.verdict.costs],
        "informed_by": names_of({visit.informed_by}).get(visit.informed_by, ""),
        "clause": answer.informing_clause,
        "earlier": queries.visits_with(actor, visit)[:EARLIER_SHOWN],
        "noted": noted,
        "business_benefits": business_benefits(actor, visit.ref),
        "report_link": kinds.link(matter, actor) if matter else None,
        "is_over": visit.is_over(day),
        "may_alter": may(actor, "visit.alter", visit) and not visit.is_cancelled,
        "may_cancel": may(actor, "visit.cancel", visit) and not (visit.is_cancelled or visit.told or visit.report_to),
        "may_tell": may(actor, "visit.tell", visit) and not visit.is_cancelled and visit.has_begun(day),
        "today": day,
    }


def standing_of_visit(visit: Visit, answer: VisitAnswer, day: date, *, is_noted: bool) -> tuple[str, str]:
    """How the visit stands, in one sentence, and its tone."""
    if visit.is_cancelled:
        return _("Inställt."), "care"
    if visit.is_over(day):
        return _over(visit, is_noted=is_noted)
    if visit.in_own_field is False and answer.verdict.outcome == "undetermined":
        return _("Anmält. Besöket rör inte värdens eget område: samordnaren avgör vem som tar emot."), "care"
    if visit.is_told_late:
        return _("Pågår. Det anmäldes först när det hade börjat."), "care"
    if visit.has_begun(day):
        return _("Pågår."), "accent"
    if visit.in_own_field is None:
        return _("Anmält. Säg om besöket rör värdens eget område."), "care"
    return _("Anmält. Samordnaren är informerad, och besöket behöver inget godkännande."), "good"


def _over(visit: Visit, *, is_noted: bool) -> tuple[str, str]:
    late = _("Anmält i efterhand. ") if visit.is_told_late else ""
    if is_noted:
        return late + _("Genomfört, och redovisningen är noterad."), "good"
    if visit.report_to:
        told = (
            _("Genomfört. Ska redovisas till %s.")
            if visit.told
            else _("Genomfört. Berätta vad det gav; det ska redovisas till %s.")
        )
        return late + told % (visit.report_matter.body.name if visit.report_matter else visit.report_to), "care"
    if not visit.told:
        return late + _("Genomfört. Berätta vad det gav."), "care"
    return late + _("Genomfört."), "good" if not late else "care"


def visit_note(actor: Actor, visit: Visit) -> dict[str, Any]:
    """What the host needs to say: who comes, since when we know them, when we last met, what we promised."""
    earlier = list(queries.visits_with(actor, visit))
    first = earlier[-1] if earlier else None
    return {
        "visit": visit,
        "known_since": first.starts_on.year if first else None,
        "last": earlier[0] if earlier else None,
        "promises": [row for row in earlier if row.promised and row.promise_kept_on is None],
        "kept": [row for row in earlier if row.promise_kept_on],
        "number": len(earlier),
    }


def _cost(share: CostShare) -> dict[str, str]:
    return {
        "what": _capital(spoken(share.label)),
        "payer": PAYERS[share.payer].in_language(page_language()),
        "clause": share.citation.clause,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
