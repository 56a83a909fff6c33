"""Adopting a delegationsordning, and reporting to the body what has been decided for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import change
from utblick.audit.policy import require, standing_of
from utblick.cases.actions.decisions import note_deviations
from utblick.cases.models import Decision, DelegationList, DelegationPoint
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.organisation.models import Meeting
from utblick.values import Actor


def adopt_delegation(
    actor: Actor, *, body_code: str, adopted_on: date, valid_from: date, paragraph: str = ""
) -> DelegationList:
    """Enter a delegationsordning that a body has adopted (KL 6:37); it takes the place of the one before."""
    refuse_to_come(adopted_on, "adopted_on")
    if valid_from < adopted_on:
        raise ValidationError({"valid_from": _("Den kan inte gälla innan den är antagen.")})
    if DelegationList.objects.filter(body_id=body_code, valid_from=valid_from).exists():
        raise ValidationError({"valid_from": _("Organet har redan en delegationsordning från den dagen.")})
    with change(actor, "delegation.adopt", Standing(body_code)) as opened:
        adopted = DelegationList(body_id=body_code, adopted_on=adopted_on, valid_from=valid_from)
        adopted.paragraph = paragraph.strip()
        return opened.add(adopted, effective_on=adopted_on)


def save_point(
    actor: Actor,
    delegation: DelegationList,
    point: DelegationPoint | None = None,
    *,
    number: str,
    what: str,
    delegate: str,
    limit_minor: int | None = None,
    may_pass_on: bool = False,
    reporting: str = DelegationPoint.Reporting.REPORTED,
    forbidden: str = "",
    version: int | None = None,
) -> DelegationPoint:
    """Add a point to a delegationsordning, or put right one that it has."""
    values: dict[str, Any] = {
        "number": " ".join(number.split()),
        "what": what.strip(),
        "delegate": delegate.strip(),
        "limit_minor": limit_minor,
        "may_pass_on": may_pass_on,
        "reporting": reporting,
        "forbidden": forbidden,
        "sort_key": _in_order(number),
    }
    same = DelegationPoint.objects.filter(delegation=delegation, number=values["number"])
    if (same.exclude(pk=point.pk) if point else same).exists():
        raise ValidationError({"number": _("Punkten finns redan.")})
    with change(actor, "delegation.adopt", Standing(delegation.body_id)) as opened:
        if point is None:
            return opened.add(DelegationPoint(delegation=delegation, **values))
        opened.alter(point, version=version, verb="delegation.adopt", **values)
        return point


def report_decisions(actor: Actor, meeting: Meeting, decisions: Sequence[Decision]) -> int:
    """Note that decisions taken for a body were reported to it at a meeting (KL 6:40); how many there were.

    Refused: a meeting that has not been, that is another body's, or that was before the decision.
    """
    if meeting.on > today() or meeting.is_cancelled:
        raise ValidationError({"meeting": _("Sammanträdet har inte hållits.")})
    for decision in decisions:
        if decision.body_id != meeting.body.code or decision.decided_on > meeting.on:
            raise ValidationError(
                {"meeting": _("%s fattades efter sammanträdet, eller för ett annat organ.") % decision}
            )
    for decision in decisions:
        require(actor, "decision.report", standing_of(decision))
    if decisions:
        with change(actor, "decision.report", standing_of(decisions[0])) as opened:
            for decision in decisions:
                opened.alter(decision, reported_at_id=meeting.pk, effective_on=meeting.on)
                note_deviations(opened, decision)
    return len(decisions)


def _in_order(number: str) -> str:
    """Figures in a fixed width, so that 2.10 stands after 2.9."""
    return re.sub(r"\d{1,6}", lambda found: found[0].zfill(6), number)[:200]
