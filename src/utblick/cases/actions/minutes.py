"""Keeping minutes: opening and closing the meeting, deciding each §, adjusting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.audit.policy import require, standing_of
from utblick.cases.actions.agendas import number_items, refuse_adjusted
from utblick.cases.actions.decisions import Frame, PointAnswer, rewrite_points, write_adjustment, write_decision
from utblick.cases.actions.deliberations import note_remarks
from utblick.cases.effects import Effect
from utblick.cases.indexing import index_item
from utblick.cases.meeting_law import adjusted_late, adjusting_refused
from utblick.cases.models import AgendaItem, Decision, DecisionPoint, Minutes
from utblick.cases.queries.rooms import room_of
from utblick.clock.queries import today
from utblick.governance.actions import note_deviation
from utblick.organisation.models import Meeting, Person
from utblick.values import Actor


def open_meeting(
    actor: Actor,
    minutes: Minutes,
    *,
    opened_at: datetime,
    chair: Person,
    secretary: Person | None = None,
    adjuster: Person | None = None,
    second_adjuster: Person | None = None,
) -> Minutes:
    """The meeting begins: every item gets its § from the body's counter, in order. Refused before its day."""
    meeting = minutes.meeting
    if meeting.on > today():
        raise ValidationError({"opened_at": _("Sammanträdet har inte varit än. Paragrafer ges när det öppnas.")})
    if meeting.is_cancelled:
        raise ValidationError(_("Sammanträdet är inställt. Ta tillbaka det först."))
    with change(actor, "minutes.record", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        if minutes.issued_on is None:
            opened.alter(minutes, issued_on=today())
        if minutes.numbered_on is None:
            number_items(opened, minutes)
        return opened.alter(
            minutes,
            opened_at=opened_at,
            chair_id=chair.pk,
            secretary_id=secretary and secretary.pk,
            adjuster_id=adjuster and adjuster.pk,
            second_adjuster_id=second_adjuster and second_adjuster.pk,
        )


def decide_item(
    actor: Actor,
    item: AgendaItem,
    *,
    outcome: str,
    points: Sequence[PointAnswer],
    course: str = "",
    propositions: str = "",
    sent_to: str = "",
    immediately_adjusted: bool = False,
    version: int | None = None,
) -> AgendaItem:
    """Record what was decided under a §, or correct it before the minutes are adjusted.

    With a matter it becomes, or corrects, the matter's decision. A lack of quorum, and a substitute where none may
    serve, are recorded with an avvikelse.
    """
    if item.paragraph is None:
        raise ValidationError(_("Öppna sammanträdet först; då får punkten sin paragraf."))
    if item.withdrawn:
        raise ValidationError(_("Punkten utgår. Den kan inte också avgöras."))
    if item.immediately_adjusted:
        raise ValidationError(_("Paragrafen är omedelbart justerad och ändras inte."))
    given = [replace(point, outcome=outcome) for point in points if point.text.strip()]
    if not given:
        raise ValidationError({"points": _("Ett beslut har minst en beslutspunkt, och varje punkt en lydelse.")})
    remarks = room_of(item.minutes).remarks(item)
    if item.matter is not None:
        require(actor, "decision.record", standing_of(item.matter))
    with change(actor, "minutes.record", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        told: dict[str, Any] = {
            "outcome": outcome,
            "course": course.strip(),
            "propositions": propositions.strip(),
            "sent_to": sent_to.strip(),
            "immediately_adjusted": immediately_adjusted,
        }
        if item.matter is None:
            told["wording"] = "\n".join(point.text.strip() for point in given)
        opened.alter(item, version=version, **told)
        if item.matter is not None:
            _decide_matter(opened, item, given, immediately_adjusted)
        index_item(opened, item)
        note_remarks(opened, item, item, remarks)
    return item


def close_meeting(actor: Actor, minutes: Minutes, closed_at: datetime) -> Minutes:
    """The meeting is closed: reservations after this are late (KL 4:27)."""
    if minutes.opened_at is None:
        raise ValidationError({"closed_at": _("Sammanträdet är inte öppnat.")})
    if closed_at < minutes.opened_at:
        raise ValidationError({"closed_at": _("Sammanträdet kan inte avslutas innan det öppnades.")})
    with change(actor, "minutes.record", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        if minutes.meeting.status != Meeting.Status.HELD:
            opened.alter(minutes.meeting, status=Meeting.Status.HELD, verb="meeting.hold")
        return opened.alter(minutes, closed_at=closed_at)


def adjust_minutes(actor: Actor, minutes: Minutes, adjusted_on: date, *, place: str = "") -> Minutes:
    """The minutes are adjusted: every § of them with it, except those adjusted at once.

    Refused before the meeting, on a day to come (KL 5:65–69), and while a § has no outcome; a late one is recorded
    with an avvikelse.
    """
    held_on = minutes.meeting.on
    if refused := adjusting_refused(held_on=held_on, adjusted_on=adjusted_on, today=today()):
        raise ValidationError({"adjusted_on": refused.in_language(get_language() or "sv")})
    if minutes.closed_at is None:
        raise ValidationError({"adjusted_on": _("Avsluta sammanträdet först.")})
    undecided = [str(item.paragraph) for item in minutes.items.filter(outcome="").order_by("paragraph")]
    if undecided:
        told = _("Paragraferna %s saknar beslut. Skriv in dem eller låt dem utgå.") % ", ".join(undecided)
        raise ValidationError({"adjusted_on": told})
    with change(actor, "minutes.adjust", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        opened.alter(minutes, adjusted_on=adjusted_on, adjusting_place=place.strip(), effective_on=adjusted_on)
        decisions = Decision.objects.filter(agenda_item__minutes=minutes, adjusted_on=None)
        for decision in decisions.select_related("matter", "body", "meeting"):
            write_adjustment(opened, decision, adjusted_on)
        if late := adjusted_late(held_on=held_on, adjusted_on=adjusted_on):
            note_deviation(
                opened,
                minutes.ref,
                minutes.body_id,
                clauses=[late.clause],
                what=late.text.sv,
                reason="",
                happened_on=adjusted_on,
            )
    return minutes


def proposed(item: AgendaItem) -> list[PointAnswer]:
    """What the item's points are likely to be: those recorded, else the report's proposal, else what is usual."""
    if item.decision is not None:
        return [_answer_of(point) for point in item.decision.points.all()]
    if item.wording:
        return [PointAnswer(line) for line in item.points]
    if item.matter is not None and (report := item.matter.reports.order_by("-id").first()) is not None:
        lines = report.points or (item.matter.title,)
        return [PointAnswer(line, report.effect if not place else Effect.OTHER) for place, line in enumerate(lines)]
    if item.sort == AgendaItem.Sort.ADJUSTERS and item.minutes.adjuster is not None:
        chosen = filter(None, (item.minutes.adjuster, item.minutes.second_adjuster))
        names = " och ".join(person.name for person in chosen)
        return [PointAnswer(f"{names} utses att justera protokollet.")]
    return [PointAnswer(_USUAL[item.sort])] if item.sort in _USUAL else []


_USUAL: dict[str, str] = {
    AgendaItem.Sort.PREVIOUS_MINUTES: "Föregående protokoll läggs till handlingarna.",
    AgendaItem.Sort.AGENDA: "Dagordningen fastställs.",
    AgendaItem.Sort.INFORMATION: "Informationen noteras.",
    AgendaItem.Sort.DELEGATED: "Anmälan av delegationsbesluten noteras.",
    AgendaItem.Sort.NOTICES: "Anmälningsärendena läggs till handlingarna.",
    AgendaItem.Sort.OTHER: "Inga övriga frågor.",
}


def _decide_matter(opened: Change, item: AgendaItem, points: Sequence[PointAnswer], immediate: bool) -> None:
    assert item.matter is not None
    if item.decision is not None:
        rewrite_points(opened, item.decision, points)
        if immediate and item.decision.adjusted_on is None:
            write_adjustment(opened, item.decision, item.minutes.meeting.on, immediate=True)
        return
    write_decision(
        opened,
        item.matter,
        points=points,
        meeting=item.minutes.meeting,
        immediate_adjustment=immediate,
    )
    item.refresh_from_db()


def _answer_of(point: DecisionPoint) -> PointAnswer:
    frame = None
    if point.frame_body_id and point.valid_from and point.valid_to:
        frame = Frame(point.frame_programme, point.frame_body_id, point.valid_from, point.valid_to, point.cap)
    return PointAnswer(point.text, point.effect, point.outcome, point.conditional_on_id or "", point.delegate, frame)
