"""Recording what bodies have decided: refuses the impossible, records the unlawful."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.cases import numbering
from utblick.cases.actions.matters import share_matter
from utblick.cases.delegation_facts import known_point
from utblick.cases.effects import Effect, Outcome
from utblick.cases.indexing import index_decision, index_matter
from utblick.cases.irregularities import irregularities
from utblick.cases.meeting_law import adjusting_refused
from utblick.cases.models import AgendaItem, Decision, DecisionPoint, Matter
from utblick.cases.queries.notices import known_notice
from utblick.clock.queries import today
from utblick.documents.actions import KeptFile, attach
from utblick.governance.actions import note_deviation
from utblick.governance.models import Deviation
from utblick.organisation.models import Meeting
from utblick.organisation.queries import body, keeping_of
from utblick.values import Actor, Money

Told = ParamSpec("Told")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a ramgodkännande covers: a programme, one body, a period and a cap on the own cost (None: no cap)."""

    programme: str
    body_code: str
    valid_from: date
    valid_to: date
    cap: Money | None = None


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """One beslutspunkt as the minutes have it."""

    text: str
    effect: str = Effect.OTHER
    outcome: str = Outcome.BIFALL
    conditional_on: str = ""
    delegate: str = ""
    frame: Frame | None = None


def write_decision(
    opened: Change,
    matter: Matter,
    *,
    points: Sequence[PointAnswer],
    paragraph: str = "",
    meeting: Meeting | None = None,
    decided_on: date | None = None,
    body_code: str = "",
    taken: str = Decision.Taken.MEETING,
    adjusted_on: date | None = None,
    immediate_adjustment: bool = False,
    outside_number: str = "",
    delegation_point: str = "",
    delegate: str = "",
    why_urgent: str = "",
    not_delegable: str = "",
    amount_minor: int | None = None,
    extract: KeptFile | None = None,
) -> Decision:
    """Inside an open change: record a decision as the clerk tells it.

    The § comes from the counter where the minutes are kept in Utblick, and is that of the agenda's item when the
    matter stands on the meeting's agenda.
    ``meeting`` or ``decided_on`` says when; a day finds its meeting in the calendar by itself.
    Refused (ValidationError by field): a day that has not been, adjusting before deciding, a § that the body already
    has that year. A late or irregular decision is recorded; `queries.remarks` says what is wrong with it.
    """
    day = meeting.on if meeting else decided_on
    code = body_code or (meeting.body.code if meeting else matter.body_id)
    if day is None:
        raise ValidationError({"decided_on": _("Ange vilken dag beslutet fattades.")})
    if meeting is None and taken == Decision.Taken.MEETING:
        meeting = (
            Meeting.objects.filter(body__code=code, on=day).order_by("order_in_day").select_related("body").first()
        )
    adjusted = adjusted_on or (day if immediate_adjustment else None)
    _check(points, day, adjusted, code, meeting)
    if taken == Decision.Taken.DELEGATED and not (delegation_point.strip() and delegate.strip()):
        raise ValidationError({"delegation_point": _("Ange vem som beslutade och enligt vilken punkt (KL 6:37).")})
    decision = Decision(
        matter=matter,
        body_id=code,
        taken=taken,
        meeting=meeting,
        decided_on=day,
        year=day.year,
        immediate_adjustment=immediate_adjustment,
        adjusted_on=adjusted,
        delegation_point=delegation_point.strip(),
        delegate=delegate.strip(),
        why_urgent=why_urgent.strip(),
        amount_minor=amount_minor,
    )
    if taken == Decision.Taken.DELEGATED:
        decision.delegated_by = known_point(code, decision.delegation_point, day)
        decision.not_delegable = not_delegable
    decision.notice = known_notice(decision, adjusted)
    item = _agenda_item(decision)
    _number(opened, decision, paragraph, item)
    if extract is not None:
        decision.extract = attach(opened, extract, decision.ref)
    opened.add(decision, effective_on=day)
    for number, point in enumerate(points, 1):
        opened.add(_point(decision, number, point), effective_on=day)
    if item is not None:
        _join(opened, decision, item, points)
    _note_on_matter(opened, matter, outside_number)
    index_decision(opened, decision)
    note_deviations(opened, decision)
    return decision


def rewrite_points(opened: Change, decision: Decision, points: Sequence[PointAnswer]) -> Decision:
    """Inside an open change: correct what a § says before its minutes are adjusted."""
    _check(points, decision.decided_on, None, decision.body_id, decision.meeting)
    stored = list(decision.points.all())
    for number, answer in enumerate(points, 1):
        told = _point(decision, number, answer)
        if number > len(stored):
            opened.add(told, effective_on=decision.decided_on)
        else:
            opened.alter(stored[number - 1], **told.values())
    for left in stored[len(points) :]:
        opened.remove(left)
    index_decision(opened, Decision.objects.select_related("matter", "body").get(pk=decision.pk))
    return decision


def _by_actor(
    write: Callable[Concatenate[Change, Matter, Told], Decision],
) -> Callable[Concatenate[Actor, Matter, Told], Decision]:
    def record(actor: Actor, matter: Matter, *args: Told.args, **told: Told.kwargs) -> Decision:
        standing = standing_of(matter)
        with change(actor, "decision.record", Standing(standing.body, restricted=standing.restricted)) as opened:
            return write(opened, matter, *args, **told)

    return record


record_decision = _by_actor(write_decision)
"""Record a decision in a change of its own, by an actor in place of the open change: see `write_decision`."""


def write_adjustment(opened: Change, decision: Decision, adjusted_on: date, *, immediate: bool = False) -> Decision:
    """Inside an open change: note the day the § was adjusted (justerat den)."""
    _check_adjusted(decision.decided_on, adjusted_on)
    notice = known_notice(decision, adjusted_on)
    opened.alter(
        decision, adjusted_on=adjusted_on, immediate_adjustment=immediate or decision.immediate_adjustment,
        notice_id=notice.pk if notice else None, effective_on=adjusted_on,
    )  # fmt: skip
    note_deviations(opened, decision)
    return decision


def adjust_decision(actor: Actor, decision: Decision, adjusted_on: date, *, immediate: bool = False) -> Decision:
    """Note the day the § was adjusted (justerat den)."""
    with change(actor, "decision.record", standing_of(decision)) as opened:
        return write_adjustment(opened, decision, adjusted_on, immediate=immediate)


def attach_extract(actor: Actor, decision: Decision, kept: KeptFile) -> Decision:
    """Put the protokollsutdrag to the decision."""
    with change(actor, "decision.record", standing_of(decision)) as opened:
        opened.alter(decision, extract_id=attach(opened, kept, decision.ref).pk)
    return decision


def _check(points: Sequence[PointAnswer], day: date, adjusted: date | None, code: str, meeting: Meeting | None) -> None:
    if day > today():
        raise ValidationError({"decided_on": _("Dagen har inte varit än. Ett beslut registreras när det är fattat.")})
    if adjusted is not None:
        _check_adjusted(day, adjusted)
    if body(code) is None:
        raise ValidationError({"body": _("Organet %s finns inte.") % code})
    if meeting is not None and meeting.body.code != code:
        raise ValidationError({"meeting": _("Sammanträdet är ett annat organs.")})
    if not points or any(not point.text.strip() for point in points):
        raise ValidationError({"points": _("Ett beslut har minst en beslutspunkt, och varje punkt en lydelse.")})
    for point in points:
        _check_point(point)


def _check_point(point: PointAnswer) -> None:
    if point.effect == Effect.FRAME_APPROVAL and point.frame is None:
        raise ValidationError({"points": _("Ett ramgodkännande behöver program, nämnd och period.")})
    if point.frame is not None and point.frame.valid_to < point.frame.valid_from:
        raise ValidationError({"points": _("Ramens sista dag är före dess första.")})
    if point.effect == Effect.CONDITIONAL and not point.conditional_on:
        raise ValidationError({"points": _("Ange vems godkännande beslutet förutsätter.")})
    if point.effect == Effect.DELEGATE and not point.delegate.strip():
        raise ValidationError({"points": _("Ange till vem beslutanderätten delegeras.")})
    for code in filter(None, (point.conditional_on, point.frame.body_code if point.frame else "")):
        if body(code) is None:
            raise ValidationError({"points": _("Organet %s finns inte.") % code})


def _check_adjusted(decided_on: date, adjusted_on: date) -> None:
    if refused := adjusting_refused(held_on=decided_on, adjusted_on=adjusted_on, today=today()):
        raise ValidationError({"adjusted_on": refused.in_language(get_language() or "sv")})


def _agenda_item(decision: Decision) -> AgendaItem | None:
    """The point on the meeting's agenda that the decision is taken under, where its minutes are kept here."""
    if decision.meeting is None:
        return None
    rows = AgendaItem.objects.filter(minutes__meeting=decision.meeting, matter=decision.matter, withdrawn=False)
    return rows.filter(decision=None).first()


def _join(opened: Change, decision: Decision, item: AgendaItem, points: Sequence[PointAnswer]) -> None:
    """The § of the agenda and the matter's decision are one."""
    told: dict[str, Any] = {"decision_id": decision.pk, "outcome": points[0].outcome, "wording": ""}
    opened.alter(item, paragraph=int(decision.paragraph), **told)


def _number(opened: Change, decision: Decision, told: str, item: AgendaItem | None) -> None:
    code, year = decision.body_id, decision.year
    if decision.taken != Decision.Taken.MEETING:
        decision.paragraph = numbering.paragraph_as_told(told)
    elif keeping_of(code, decision.decided_on).minutes_here:
        decision.numbered_here = True
        given = item.paragraph if item else None
        decision.paragraph = str(given) if given else numbering.own_paragraph(opened, code, year)
    else:
        decision.paragraph = numbering.paragraph_as_told(told)
        if not decision.paragraph:
            raise ValidationError({"paragraph": _("Ange paragrafens nummer i protokollet.")})
    taken = Decision.objects.filter(body_id=code, year=year, paragraph=decision.paragraph)
    if decision.paragraph and taken.exists():
        raise ValidationError(
            {"paragraph": _("%(body)s har redan § %(number)s år %(year)s. En paragraf kan ha flera beslutspunkter.")
             % {"body": code, "number": decision.paragraph, "year": year}}
        )  # fmt: skip


def _point(decision: Decision, number: int, answer: PointAnswer) -> DecisionPoint:
    frame = answer.frame if answer.effect == Effect.FRAME_APPROVAL else None
    return DecisionPoint(
        decision=decision,
        number=number,
        text=answer.text.strip(),
        effect=answer.effect,
        outcome=answer.outcome,
        conditional_on_id=answer.conditional_on or None,
        delegate=answer.delegate.strip(),
        frame_programme=frame.programme if frame else "",
        frame_body_id=frame.body_code if frame else None,
        valid_from=frame.valid_from if frame else None,
        valid_to=frame.valid_to if frame else None,
        cap_minor=frame.cap.minor if frame and frame.cap else None,
        cap_currency=frame.cap.currency if frame and frame.cap else "SEK",
    )


def _note_on_matter(opened: Change, matter: Matter, outside_number: str) -> None:
    """A decided matter is no draft; a dnr told with the decision is kept."""
    share_matter(opened, matter)
    number = " ".join(outside_number.split())
    if number and not matter.register_here and number != matter.outside_number:
        opened.alter(matter, outside_number=number)
        index_matter(opened, matter)


def note_deviations(opened: Change, decision: Decision) -> None:
    """Inside an open change: note what is against the law as avvikelser; what was noted before is not noted again."""
    noted = set(Deviation.objects.filter(subject=str(decision.ref)).values_list("clause", flat=True))
    for found in irregularities(decision):
        if found.clause and found.clause not in noted:
            note_deviation(
                opened,
                decision.ref,
                decision.matter.body_id,
                clauses=[found.clause],
                what=found.text.sv,
                reason="",
                happened_on=decision.adjusted_on or decision.decided_on,
            )
