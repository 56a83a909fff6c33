"""What must be had before an agreement is signed, renewed, ended or laid to rest: facts, decisions and the answer."""

from __future__ import annotations

from datetime import date

from utblick.cases.queries.decisions import as_guidelines, decisions_about
from utblick.cooperation.models import Agreement, EarlierDecision
from utblick.governance.queries import ask
from utblick.guidelines import Coverage, Decision, Verdict
from utblick.values import Ref

ENTER, RENEW, TERMINATE, REST = "agreement.enter", "agreement.renew", "agreement.terminate", "agreement.set_dormant"
PARTNERSHIP = "partnership.enter"
DATED = frozenset({ENTER, PARTNERSHIP, RENEW, TERMINATE})
"""Triggers that know the day it was signed."""


def trigger_of(agreement: Agreement, step: str) -> str:
    """What the guidelines call a step: entering a municipal partnership is asked about as such."""
    is_partnership = agreement.agreement_kind == Agreement.Kind.PARTNERSHIP
    return PARTNERSHIP if is_partnership and step == ENTER else step


def facts_of(agreement: Agreement, trigger: str, happened_on: date | None = None) -> dict[str, object]:
    """The facts the guidelines judge by; ``happened_on``: the day it was signed or notice was given."""
    countries = {partner.country_code for partner in agreement.partners.all()}
    facts: dict[str, object] = {
        "reference": str(agreement.ref),
        "body": agreement.body_id,
        "actor_kind": "company" if agreement.body.body_kind == "company_board" else "committee",
        "agreement_type": agreement.agreement_kind,
        "principal_matter": agreement.is_principal,
        "signatory_named": agreement.signatory_named,
        "time_limited": agreement.ends_on is not None,
    }
    if agreement.ends_on:
        facts["ends_on"] = agreement.ends_on
    if len(countries) == 1:
        facts["country"] = countries.pop()
    if happened_on is not None and trigger in DATED:
        facts["signed_on"] = happened_on
    return facts


def decisions_of(subject: Ref, since: date | None = None) -> list[Decision]:
    """What has been decided about a subject, here or before Utblick; only what came after ``since``."""
    facts = (as_guidelines(fact) for fact in decisions_about(subject))
    earlier = (_earlier(row) for row in EarlierDecision.objects.filter(subject=str(subject)))
    found = [*(fact for fact in facts if fact is not None), *earlier]
    return [decision for decision in found if since is None or decision.on > since]


def decided_before(agreement: Agreement, step: str) -> date | None:
    """Decisions up to this day belong to an earlier step, so that an old one is not taken for a new."""
    return None if step == ENTER else agreement.renewed_on or agreement.signed_on


def judge(agreement: Agreement, step: str, on: date, happened_on: date | None = None) -> Verdict:
    """The answer about a step by the guidelines in force on ``on``."""
    trigger = trigger_of(agreement, step)
    decisions = decisions_of(agreement.ref, decided_before(agreement, step))
    return ask(trigger, facts_of(agreement, trigger, happened_on), decisions, on)


def is_met(verdict: Verdict) -> bool:
    """Whether nothing is asked for: it is allowed, or the guidelines of that day do not speak of it."""
    return verdict.outcome == "allowed" or is_silent(verdict)


def is_silent(verdict: Verdict) -> bool:
    """Whether no guidelines in force that day speak of the step."""
    return verdict.outcome == "undetermined" and not verdict.missing and not verdict.questions


def _earlier(row: EarlierDecision) -> Decision:
    return Decision(
        row.decided, row.body_id, row.decided_on, paragraph=row.paragraph, covers=Coverage(reference=row.subject)
    )
