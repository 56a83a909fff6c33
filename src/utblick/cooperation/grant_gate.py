"""What the guidelines say of a grant to an association (trigger grant.award), and what the pot's terms say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.cooperation.agreement_gate import decisions_of, is_met
from utblick.cooperation.grant_rules import Award, Proposal, Terms, concerns
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.governance.queries import ask
from utblick.guidelines import Coverage, Decision, Verdict
from utblick.values import Money, Text

AWARD = "grant.award"


def terms_of(scheme: GrantScheme) -> Terms:
    return Terms(scheme.pot_minor, scheme.cap_minor, scheme.deadline, scheme.body_id)


def award_of(row: AssociationGrant) -> Award:
    return Award(row.granted_minor or 0, row.withdrawn_on is not None)


def others_of(row: AssociationGrant) -> list[AssociationGrant]:
    """The pot's other decided applications. One query."""
    decided = AssociationGrant.objects.filter(scheme_id=row.scheme_id, decided_on__isnull=False)
    return list(decided.exclude(pk=row.pk))


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision as it would be, held against the pot's terms and the guidelines."""

    concerns: tuple[Text, ...]
    verdict: Verdict
    facts: dict[str, object]
    decisions: tuple[Decision, ...]

    @property
    def is_met(self) -> bool:
        """Whether it keeps within both."""
        return not self.concerns and is_met(self.verdict)

    @property
    def told(self) -> list[Text]:
        """What it goes beyond, in words."""
        if is_met(self.verdict):
            return list(self.concerns)
        lacking = [step.label for step in self.verdict.missing] or [self.verdict.label]
        return [*self.concerns, *lacking]


def judge(row: AssociationGrant, proposal: Proposal, on: date) -> Judged:
    """What deciding it so on a day would go beyond, by the pot's terms and the guidelines in force then."""
    others = others_of(row)
    pot, facts = row.scheme.name.casefold(), facts_of(row, proposal)
    this = Decision(
        "award", proposal.body, on, covers=Coverage(reference=str(row.ref), amount=Money(proposal.granted), pot=pot)
    )
    given = [_decision(other, pot) for other in others if other.granted_minor and other.withdrawn_on is None]
    decisions = (*decisions_of(row.ref), *given, this)
    return Judged(
        concerns(terms_of(row.scheme), proposal, map(award_of, others)), ask(AWARD, facts, decisions, on), facts,
        decisions,
    )  # fmt: skip


def facts_of(row: AssociationGrant, proposal: Proposal) -> dict[str, object]:
    """The facts the guidelines judge by; the pot is known by its name in small letters."""
    facts: dict[str, object] = {
        "reference": str(row.ref),
        "body": row.body_id,
        "applicant_kind": "association",
        "recipient": row.association,
        "pot": row.scheme.name.casefold(),
        "amount_applied": Money(proposal.granted),
        "applied_on": row.applied_on,
        "starts_on": row.starts_on,
        "children_and_youth": row.minors > 0,
    }
    if row.participants:
        facts["participants"] = row.participants
    if row.partner is not None:
        facts["is_twin_town"] = row.partner.is_twin_town
        facts["country"] = row.partner.country_code
    return facts


def _decision(row: AssociationGrant, pot: str) -> Decision:
    assert row.decided_on is not None and row.decided_by_id is not None
    covers = Coverage(reference=str(row.ref), amount=Money(row.granted_minor or 0), pot=pot, recipient=row.association)
    return Decision("award", row.decided_by_id, row.decided_on, paragraph=row.paragraph, covers=covers)
