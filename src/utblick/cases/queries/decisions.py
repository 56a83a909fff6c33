"""What has been decided: for pages, and as the plain facts that gates are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from utblick.audit.policy import visible
from utblick.cases.effects import Effect, Outcome
from utblick.cases.irregularities import irregularities
from utblick.cases.models import Decision, DecisionPoint
from utblick.guidelines import decisions as guidelines
from utblick.guidelines.vocabulary import CHAIR
from utblick.organisation.models import Meeting
from utblick.values import Actor, Money, Ref, Text


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """One beslutspunkt as a plain fact. ``subject`` is the Ref of what its matter is about ("" = nothing named).

    ``paragraph`` is "" in a restricted matter, for it is told to everyone.
    ``taken`` is meeting, chair_urgent or delegated; ``adjusted`` is False while the minutes await justering.
    """

    ref: Ref
    decision: Ref
    matter: Ref
    subject: str
    body: str
    effect: str
    outcome: str
    on: date
    paragraph: str
    adjusted: bool
    taken: str
    delegate: str
    conditional_on: str
    programme: str
    frame_body: str
    valid_from: date | None
    valid_to: date | None
    cap: Money | None
    text: str


def decided_at(actor: Actor, meeting: Meeting) -> QuerySet[Decision]:
    """What the body decided in international matters on the day of the meeting, at most twenty decisions."""
    rows = Decision.objects.filter(body_id=meeting.body.code, decided_on=meeting.on, taken=Decision.Taken.MEETING)
    return visible(rows.select_related("matter", "body"), actor).order_by("id")[:20]


_KINDS: dict[str, str] = {
    Effect.APPLY: "apply",
    Effect.CONDITIONAL: "apply",
    Effect.APPROVE: "approval",
    Effect.FRAME_APPROVAL: "frame",
    Effect.ENTER_AGREEMENT: "enter",
    Effect.TERMINATE: "terminate",
    Effect.JOIN: "join",
    Effect.OPINION: "opinion",
    Effect.DELEGATE: "delegation",
    Effect.NOTE: "report",
}


def decision(actor: Actor, identifier: UUID) -> Decision | None:
    """One decision, or None when there is none that the actor may see."""
    rows = Decision.objects.select_related(
        "matter__body", "body", "meeting", "extract", "notice", "delegated_by", "reported_at"
    ).prefetch_related("points")
    return visible(rows, actor).filter(pk=identifier).first()


def decisions_about(subject: Ref) -> list[DecisionFact]:
    """Every beslutspunkt decided in the matters about a subject, oldest first; the same for everyone. One query."""
    rows = _points().filter(decision__matter__subject=str(subject))
    return [_fact(point) for point in rows]


def decisions_about_all(kind: str) -> dict[str, list[DecisionFact]]:
    """`decisions_about` every subject of a kind, by its Ref. One query."""
    found: dict[str, list[DecisionFact]] = {}
    for point in _points().filter(decision__matter__subject__startswith=f"{kind}:"):
        found.setdefault(point.decision.matter.subject, []).append(_fact(point))
    return found


def all_frame_approvals() -> list[DecisionFact]:
    """Every ramgodkännande with bifall there has been. One query."""
    rows = _points().filter(effect=Effect.FRAME_APPROVAL, outcome=Outcome.BIFALL)
    return [_fact(point) for point in rows]


def subjects_approved(subjects: list[str]) -> set[str]:
    """Which of these subjects have an approval of their own with bifall. One query."""
    rows = DecisionPoint.objects.filter(
        effect=Effect.APPROVE, outcome=Outcome.BIFALL, decision__matter__subject__in=subjects
    )
    return set(rows.values_list("decision__matter__subject", flat=True))


def frame_approvals(programme: str, body_code: str, on: date) -> list[DecisionFact]:
    """The ramgodkännanden with bifall that cover a programme and body on a day. One query.

    What earlier matters have drawn from the cap is counted by the room that knows their costs.
    """
    return [_fact(point) for point in _frames(body_code, on) if _covers(point, programme)]


def decisions_bearing_on(
    subject: Ref, programme: str, body_code: str, on: date
) -> tuple[list[DecisionFact], list[DecisionFact]]:
    """`decisions_about` a subject, and the `frame_approvals` that may cover it. One query."""
    about = _points().filter(decision__matter__subject=str(subject)).annotate(is_frame=Value(False))
    frames = _frames(body_code, on).annotate(is_frame=Value(True))
    both = about.order_by().union(frames.order_by(), all=True)
    rows = sorted(both, key=lambda point: (point.decision.decided_on, point.decision_id, point.number))
    return (
        [_fact(point) for point in rows if not point.is_frame],
        [_fact(point) for point in rows if point.is_frame and _covers(point, programme)],
    )


def as_guidelines(
    fact: DecisionFact, *, reference: str | None = None, used: Money | None = None
) -> guidelines.Decision | None:
    """The fact as the guidelines know a decision; None for a point that no rule asks for.

    ``reference`` is what the matter is called in the facts (default: the subject's Ref); ``used`` what has been
    drawn from a frame's cap.
    """
    kind = _KINDS.get(fact.effect)
    if kind is None:
        return None
    is_frame = fact.effect == Effect.FRAME_APPROVAL
    delegation = fact.effect == Effect.DELEGATE
    about = None if is_frame or delegation else reference or fact.subject or None
    return guidelines.Decision(
        kind=kind,
        body=fact.body,
        on=fact.on,
        outcome=fact.outcome,
        paragraph=fact.paragraph,
        conditional_on=fact.conditional_on or None,
        delegate=_delegate(fact),
        adjusted=fact.adjusted,
        covers=guidelines.Coverage(
            reference=about,
            programme=fact.programme or None,
            body=fact.frame_body or None,
            valid_from=fact.valid_from,
            valid_to=fact.valid_to,
            cap=fact.cap,
            used=used,
        ),
    )


def remarks(decision: Decision) -> list[Text]:
    """What is late or irregular in a decision that has been recorded as it was."""
    return [irregularity.text for irregularity in irregularities(decision)]


def _points() -> QuerySet[DecisionPoint]:
    rows = DecisionPoint.objects.select_related("decision__matter")
    return rows.order_by("decision__decided_on", "decision_id", "number")


def _frames(body_code: str, on: date) -> QuerySet[DecisionPoint]:
    """The ramgodkännanden with bifall that a body may use on a day, whatever their programme."""
    return _points().filter(
        Q(frame_body_id=body_code),
        effect=Effect.FRAME_APPROVAL,
        outcome=Outcome.BIFALL,
        valid_from__lte=on,
        valid_to__gte=on,
        decision__decided_on__lte=on,
    )


def _covers(frame: DecisionPoint, programme: str) -> bool:
    return frame.frame_programme.casefold() == programme.casefold()


def _fact(point: DecisionPoint) -> DecisionFact:
    taken = point.decision
    return DecisionFact(
        ref=point.ref,
        decision=taken.ref,
        matter=taken.matter.ref,
        subject=taken.matter.subject,
        body=taken.body_id,
        effect=point.effect,
        outcome=point.outcome,
        on=taken.decided_on,
        paragraph="" if taken.matter.restriction_provision else taken.paragraph,
        adjusted=taken.is_adjusted,
        taken=taken.taken,
        delegate=point.delegate or taken.delegate,
        conditional_on=point.conditional_on_id or "",
        programme=point.frame_programme,
        frame_body=point.frame_body_id or "",
        valid_from=point.valid_from,
        valid_to=point.valid_to,
        cap=point.cap,
        text=point.text,
    )


def _delegate(fact: DecisionFact) -> str | None:
    if fact.taken == Decision.Taken.CHAIR_URGENT:
        return CHAIR
    return fact.delegate or None
