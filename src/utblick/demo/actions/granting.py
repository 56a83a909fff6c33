"""Strandö's grants to associations: one paid whose report is late, one beyond the terms, one rejected, one new."""

from __future__ import annotations

from utblick.cooperation.actions.association_grant_steps import decide_grant, pay_grant
from utblick.cooperation.actions.association_grants import assess_grant, register_grant, register_scheme
from utblick.demo.data.association_grants import (
    DECIDED,
    DECIDED_ON,
    GRANTS,
    JUDGED,
    PAID_ON,
    PARAGRAPH,
    SCHEME,
)
from utblick.organisation.models import Body
from utblick.values import Actor


def grant_associations(actor: Actor) -> None:
    """The pot, its applications, and what became of them so far."""
    body = Body.objects.get(code="KFN")
    scheme = register_scheme(actor, body=body, **SCHEME)
    rows = [register_grant(actor, scheme, **told) for told in GRANTS]
    for row, met, (granted, reason) in zip(rows, JUDGED, DECIDED, strict=False):
        judged = [(criterion, one, "") for criterion, one in zip(scheme.criteria_rows, met, strict=True)]
        assess_grant(actor, row, version=row.version, judged=judged)
        decide_grant(
            actor, row, version=row.version, on=DECIDED_ON, body=body, paragraph=PARAGRAPH, granted_minor=granted,
            reason=reason,
        )  # fmt: skip
    pay_grant(actor, rows[0], version=rows[0].version, on=PAID_ON)
