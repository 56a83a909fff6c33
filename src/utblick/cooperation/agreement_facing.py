"""What the page of an agreement shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.audit.policy import may
from utblick.cases.queries import business_benefits, history_of, matters
from utblick.cases.queries.decisions import decisions_about
from utblick.cooperation.agreement_gate import ENTER, judge
from utblick.cooperation.agreement_states import TONES, State, sentence_of
from utblick.cooperation.happenings import called
from utblick.cooperation.models import Agreement
from utblick.cooperation.queries.agreements import earlier_decisions
from utblick.documents.queries import files_of
from utblick.governance.queries import deviations, verdicts_given
from utblick.guidelines import Verdict
from utblick.guidelines.vocabulary import DECISION_KINDS
from utblick.values import Actor, Ref, Text


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision about a subject in words, and the matter's address ("" for an earlier one)."""

    what: Any
    body: str
    paragraph: str
    on: date
    decision: Ref | None = None


def decision_rows(subject: Ref) -> list[DecisionRow]:
    """Every decision about a subject, earlier ones too, oldest first. Two queries."""
    here = [
        DecisionRow(Text(fact.text, fact.text), fact.body, fact.paragraph, fact.on, fact.decision)
        for fact in decisions_about(subject)
    ]
    earlier = [
        DecisionRow(DECISION_KINDS[row.decided], row.body_id, row.paragraph, row.decided_on)
        for row in earlier_decisions(subject)
    ]
    return sorted([*here, *earlier], key=lambda row: row.on)


def agreement_page(actor: Actor, agreement: Agreement, state: str, day: date) -> dict[str, Any]:
    """The context of the page: how it stands, what the guidelines ask for, papers, decisions, history."""
    alive = agreement.signed_on is not None and agreement.notice_on is None and state != State.ENDED
    return {
        "agreement": agreement,
        "state": state,
        "sentence": sentence_of(agreement, state),
        "tone": TONES.get(State(state), ""),
        "verdict": judge(agreement, ENTER, day) if agreement.signed_on is None else None,
        "decisions": decision_rows(agreement.ref),
        "matters": matters(actor, subject=agreement.ref),
        "business_benefits": business_benefits(actor, agreement.ref),
        "files": files_of([agreement.ref]).get(agreement.ref, []),
        "deviations": deviations(actor, agreement.ref),
        "verdicts": list(verdicts_given(actor, agreement.ref)),
        "history": [(event, who, called(event.verb)) for event, who in history_of(agreement.ref)],
        "may_alter": may(actor, "agreement.alter", agreement),
        "may_sign": agreement.signed_on is None and may(actor, "agreement.sign", agreement),
        "may_go_on": alive and may(actor, "agreement.renew", agreement),
        "may_open": may(actor, "matter.open"),
    }


def asked_bodies(verdict: Verdict) -> list[str]:
    """The bodies that must decide or give their opinion for certain, in order."""
    steps = (*verdict.fulfilled, *verdict.missing)
    return list(dict.fromkeys(step.bodies[0] for step in steps if step.certain and step.kind not in ("answer",)))


def deciding_bodies(verdict: Verdict) -> list[str]:
    """Those of `asked_bodies` that decide, not only give their opinion."""
    heard = {step.bodies[0] for step in (*verdict.fulfilled, *verdict.missing) if step.kind == "opinion"}
    return [code for code in asked_bodies(verdict) if code not in heard]
