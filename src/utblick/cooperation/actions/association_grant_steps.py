"""What happens to a grant to an association: decided, paid, reported, asked for, asked back, withdrawn.

A decision beyond the pot's terms or the guidelines is never refused: it is recorded as it was, with its reason, as an
avvikelse.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.actions.association_grants import make_findable
from utblick.cooperation.agreement_gate import is_met, is_silent
from utblick.cooperation.grant_gate import Judged, judge
from utblick.cooperation.grant_rules import Proposal
from utblick.cooperation.models import AssociationGrant
from utblick.governance.actions.records import note_deviation, note_lacking
from utblick.governance.actions.verdicts import keep_verdict
from utblick.governance.statements import Stated
from utblick.organisation.models import Body
from utblick.values import Actor

TERMS = "Bidragets villkor"
"""What stands for the clause in an avvikelse from the terms of a pot."""


class BeyondTermsError(Exception):
    """A decision goes beyond the pot's terms or the guidelines, and no reason was given."""

    def __init__(self, judged: Judged) -> None:
        super().__init__("beyond the terms")
        self.judged = judged


def decide_grant(
    actor: Actor,
    row: AssociationGrant,
    *,
    version: int,
    on: date,
    body: Body,
    granted_minor: int,
    paragraph: str = "",
    reason: str = "",
) -> AssociationGrant:
    """Note what was decided, 0 for a rejection; until it is paid, again corrects it.

    Raises BeyondTermsError without a ``reason`` for what goes beyond the terms; with one it is noted as an avvikelse.
    """
    _refuse_disorder(on, row.applied_on)
    if row.withdrawn_on is not None:
        raise ValidationError(_("Ansökan är återkallad."))
    if row.paid_on is not None or row.reported_on is not None:
        raise ValidationError(_("Pengarna är utbetalda. Kräv tillbaka det som är fel."))
    judged = judge(row, Proposal(row.applied_on, row.asked_minor, granted_minor, body.code), on)
    beyond = bool(granted_minor) and not judged.is_met or bool(judged.concerns)
    if beyond and not reason.strip():
        raise BeyondTermsError(judged)
    told: dict[str, Any] = {"decided_by": body, "granted_minor": granted_minor, "paragraph": paragraph}
    with change(actor, "association_grant.decide", standing_of(row)) as opened:
        opened.alter(row, version=version, effective_on=on, decided_on=on, decision_reason=reason, **told)
        if granted_minor and not is_silent(judged.verdict):
            stated = {name: Stated(value, origin="register") for name, value in judged.facts.items()}
            keep_verdict(opened, row.ref, row.body_id, judged.verdict, stated=stated, decisions=judged.decisions)
        if beyond:
            _note(opened, row, judged, reason, on)
        make_findable(opened, row)
    return row


def pay_grant(actor: Actor, row: AssociationGrant, *, version: int, on: date) -> AssociationGrant:
    """Note the day the money was paid."""
    _refuse_ungranted(row)
    _refuse_disorder(on, row.decided_on)
    with change(actor, "association_grant.pay", standing_of(row)) as opened:
        return opened.alter(row, version=version, effective_on=on, paid_on=on)


def report_grant(actor: Actor, row: AssociationGrant, *, version: int, on: date, **told: Any) -> AssociationGrant:
    """Note the association's report, and what it ``lacks``; ``told``: its fields. Again replaces it."""
    _refuse_ungranted(row)
    _refuse_disorder(on, row.decided_on)
    if (told.get("came_minors") or 0) > (told.get("came") or 0):
        raise ValidationError({"came_minors": _("De under 18 år räknas bland dem som deltog.")})
    with change(actor, "association_grant.report", standing_of(row)) as opened:
        opened.alter(row, version=version, effective_on=on, reported_on=on, **told)
        make_findable(opened, row)
    return row


def note_reminded(actor: Actor, row: AssociationGrant, *, version: int) -> AssociationGrant:
    """Note that the association was reminded of its report today. Utblick itself writes to nobody."""
    _refuse_ungranted(row)
    with change(actor, "association_grant.report", standing_of(row)) as opened:
        return opened.alter(row, version=version, reminded_on=today())


def reclaim_grant(
    actor: Actor, row: AssociationGrant, *, version: int, on: date, amount_minor: int, reason: str
) -> AssociationGrant:
    """Note that money is asked back, and why."""
    _refuse_ungranted(row)
    _refuse_disorder(on, row.decided_on)
    if not 0 < amount_minor <= (row.granted_minor or 0):
        raise ValidationError({"amount": _("Skriv högst det som beviljades.")})
    told: dict[str, Any] = {"reclaim_on": on, "reclaim_minor": amount_minor, "reclaim_reason": reason}
    with change(actor, "association_grant.pay", standing_of(row)) as opened:
        return opened.alter(row, version=version, effective_on=on, **told)


def withdraw_grant(actor: Actor, row: AssociationGrant, *, version: int, on: date) -> AssociationGrant:
    """Note that the association took its application back; what it was granted is in the pot again."""
    if row.paid_on is not None:
        raise ValidationError(_("Pengarna är utbetalda. Kräv tillbaka dem i stället."))
    _refuse_disorder(on, row.applied_on)
    with change(actor, "association_grant.alter", standing_of(row)) as opened:
        return opened.alter(row, version=version, effective_on=on, withdrawn_on=on)


def _note(opened: Change, row: AssociationGrant, judged: Judged, reason: str, on: date) -> None:
    """The avvikelser of a decision: one for the pot's terms, one for the guidelines."""
    if judged.concerns:
        what = f"{row}: {'; '.join(concern.sv for concern in judged.concerns)}"
        note_deviation(opened, row.ref, row.body_id, clauses=[TERMS], what=what, reason=reason, happened_on=on)
    if row.granted_minor and not is_met(judged.verdict):
        note_lacking(
            opened, row.ref, row.body_id, title=str(row), verdict=judged.verdict, reason=reason, happened_on=on
        )


def _refuse_ungranted(row: AssociationGrant) -> None:
    if not row.granted_minor or row.withdrawn_on is not None:
        raise ValidationError(_("Inget bidrag är beviljat. Skriv in beslutet först."))


def _refuse_disorder(on: date, earliest: date | None) -> None:
    refuse_to_come(on, "on")
    if earliest is not None and on < earliest:
        raise ValidationError({"on": _("Dagen ligger före steget innan, som är %s.") % earliest.isoformat()})
