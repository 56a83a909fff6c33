"""Noting when minutes were announced on the official board, and that a decision has been appealed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of, visible
from utblick.cases.actions.decisions import note_deviations
from utblick.cases.models import Decision, PublicNotice
from utblick.clock.passed import refuse_to_come
from utblick.values import Actor


def record_notice(
    actor: Actor,
    decision: Decision,
    *,
    announced_on: date,
    taken_down_on: date | None = None,
    board: str = "",
    minutes_kept_at: str = "",
    appealed_on: date | None = None,
    version: int | None = None,
) -> PublicNotice:
    """Note when the adjusted minutes were announced (KL 8:12), or put right what was noted before.

    The notice is one for all the decisions of the body that were taken and adjusted on the same days; the appeal is
    this decision's own. Refused (ValidationError by field): announcing what is not adjusted or not yet, and days that
    have not been. What is late, or was taken down too early, is recorded and noted as an avvikelse.
    """
    told: dict[str, Any] = {"announced_on": announced_on, "taken_down_on": taken_down_on}
    told |= {"board": board.strip(), "minutes_kept_at": minutes_kept_at.strip()}
    _check(decision, announced_on, taken_down_on, appealed_on)
    with change(actor, "notice.record", standing_of(decision)) as opened:
        notice = decision.notice
        if notice is None:
            notice = PublicNotice(body_id=decision.body_id, decided_on=decision.decided_on, **told)
            notice.adjusted_on = decision.adjusted_on
            opened.add(notice, effective_on=announced_on)
        else:
            opened.alter(notice, version=version, effective_on=announced_on, **told)
        opened.alter(decision, notice_id=notice.pk, appealed_on=appealed_on, effective_on=appealed_on or announced_on)
        for covered in _covered(actor, decision):
            _put_under(opened, covered, notice)
        note_deviations(opened, decision)
    return notice


def _put_under(opened: Change, decision: Decision, notice: PublicNotice) -> None:
    opened.alter(decision, notice_id=notice.pk, effective_on=notice.announced_on)
    note_deviations(opened, decision)


def _covered(actor: Actor, decision: Decision) -> list[Decision]:
    """The other decisions of the same minutes that the actor may see and that no notice covers yet."""
    if decision.adjusted_on is None:
        return []
    rows = Decision.objects.filter(
        body_id=decision.body_id,
        matter__body_id=decision.matter.body_id,
        taken=Decision.Taken.MEETING,
        decided_on=decision.decided_on,
        adjusted_on=decision.adjusted_on,
        notice=None,
    )
    return list(visible(rows, actor).exclude(pk=decision.pk).select_related("matter", "body", "meeting"))


def _check(decision: Decision, announced: date, taken_down: date | None, appealed: date | None) -> None:
    told = {"announced_on": announced, "taken_down_on": taken_down, "appealed_on": appealed}
    for name, day in told.items():
        refuse_to_come(day, name)
    if not decision.is_adjusted:
        raise ValidationError(
            {"announced_on": _("Protokollet är inte justerat. Det är justeringen som tillkännages (KL 8:12).")}
        )
    if announced < (decision.adjusted_on or decision.decided_on):
        raise ValidationError({"announced_on": _("Justeringen kan inte tillkännages innan den har skett (KL 8:12).")})
    if taken_down is not None and taken_down < announced:
        raise ValidationError({"taken_down_on": _("Anslaget togs ned innan det sattes upp.")})
    if appealed is not None and appealed < decision.decided_on:
        raise ValidationError({"appealed_on": _("Ett beslut kan inte överklagas innan det är fattat.")})
