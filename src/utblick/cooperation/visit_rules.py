"""What the guidelines say of a visit: whom to inform before, who pays what, to whom it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.cooperation.models import Visit
from utblick.governance.queries import ask
from utblick.guidelines import Decision, Verdict
from utblick.guidelines.verdicts import CostShare, Duty
from utblick.organisation.models import Administration, Body

BEFORE = {Visit.Direction.INCOMING: "visit.incoming", Visit.Direction.OUTGOING: "visit.outgoing"}
COORDINATORS = ("KSF", "KS")
"""What guidelines call the coordinating administration, besides its own code."""


@dataclass(frozen=True)
class VisitAnswer:
    """The answer before a visit, and where it says that somebody must be informed ("" = nowhere)."""

    verdict: Verdict
    informing_clause: str

    @property
    def costs(self) -> Sequence[CostShare]:
        return self.verdict.costs


def answer_before(visit: Visit, day: date) -> VisitAnswer:
    """The answer by the guidelines of the day, or of the visit's first day when that has been.

    Saving the visit has informed the coordinating administration, whatever the guidelines call it.
    """
    trigger, facts, on = BEFORE[Visit.Direction(visit.direction)], facts_of(visit), min(day, visit.starts_on)
    first = ask(trigger, facts, (), on)
    asked = [step for step in first.missing if step.kind == "information"]
    if not asked:
        return VisitAnswer(first, "")
    codes = {*COORDINATORS, *Administration.objects.filter(is_coordinator=True).values_list("code", flat=True)}
    told = [
        Decision("information", code, visit.informed_on)
        for step in asked
        for code in step.bodies
        if code in codes and visit.informed_on <= visit.starts_on
    ]
    return VisitAnswer(ask(trigger, facts, told, on) if told else first, asked[0].citation.clause)


def duty_after(visit: Visit) -> Duty | None:
    """To whom a visit that is over is reported; None when the guidelines ask for nothing."""
    verdict = ask("visit.completed", facts_of(visit) | {"visit_end": visit.ends_on}, (), visit.ends_on)
    return next((duty for duty in verdict.duties if duty.kind == "report" and duty.to), None)


def facts_of(visit: Visit) -> dict[str, object]:
    """The facts the guidelines judge by; what is not known is left out."""
    facts: dict[str, object | None] = {
        "reference": str(visit.ref),
        "body": visit.host_id,
        "actor_kind": "company" if visit.host.body_kind == Body.Kind.COMPANY_BOARD else "committee",
        "visit_direction": visit.direction,
        "visit_start": visit.starts_on,
        "visit_in_own_field": visit.in_own_field,
        "is_twin_town": visit.twin_town,
        "children_and_youth": bool(visit.children or visit.youth),
        "country": visit.partner.country_code if visit.partner else None,
        "own_cost": visit.own_cost,
    }
    return {name: value for name, value in facts.items() if value is not None}
