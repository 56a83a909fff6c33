"""Who proposed what and what was decided, authority by authority, in a matter that the council decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q

from utblick.audit.policy import visible
from utblick.cases.council_road import Halt, Sitting, planned
from utblick.cases.models import Decision, DecisionPoint, Matter, OfficialReport
from utblick.cases.queries.matters import MatterPage
from utblick.cases.queries.waiting import NOT_HELD
from utblick.organisation.models import Body, Meeting
from utblick.values import Actor, Ref

AHEAD = 40
"""So many coming meetings are looked at, of all the bodies together."""
K = Body.Kind


@dataclass(frozen=True)
class RoadRow:
    """One body on the way: its own matter, what is proposed to it, what it decided, and when it can take it up;
    ``passed``: a body after it has decided without it."""

    body: Body
    matter: Matter | None
    proposals: list[OfficialReport]
    decisions: list[Decision]
    sitting: Sitting | None
    passed: bool


@dataclass(frozen=True)
class CouncilRoad:
    """The whole way; ``subject`` is what a new matter on it is about. ``unheard``: the council decided before the
    executive board had given its opinion (KL 5:28)."""

    subject: Ref
    rows: list[RoadRow]
    unheard: bool


def council_road(actor: Actor, matter: Matter, today: date) -> CouncilRoad:
    """The way of a matter to the council. Six queries."""
    subject = matter.subject_ref or matter.ref
    own = Q(subject=str(subject)) | (Q(pk=subject.id) if subject.kind == Matter.kind else Q(pk=matter.pk))
    matters = list(visible(Matter.objects.filter(own), actor).select_related("body").order_by("opened_on", "pk"))
    ids = [row.pk for row in matters]
    points = Prefetch("points", DecisionPoint.objects.order_by("number"))
    decisions = list(
        visible(Decision.objects.filter(matter__in=ids), actor)
        .select_related("body", "matter")
        .prefetch_related(points)
        .order_by("decided_on", "pk")
    )
    reports = visible(OfficialReport.objects.filter(matter__in=ids), actor).select_related("matter", "recipient")
    proposals = list(reports.order_by("written_on", "pk"))
    bodies = _bodies(matters, decisions, proposals, today)
    sittings = _sittings(bodies, today)
    halts = [
        _halt(body, bodies[number - 1] if number else None, decisions, sittings) for number, body in enumerate(bodies)
    ]
    by_body = {row.body_id: row for row in sorted(matters, key=lambda row: row.closed_on is None)} | {
        matter.body_id: matter
    }
    rows = [
        RoadRow(
            body,
            by_body.get(body.code),
            [report for report in proposals if report.recipient_id == body.code],
            [decision for decision in decisions if decision.body_id == body.code],
            sitting,
            any(later.decided_on for later in halts[number + 1 :]) and halts[number].decided_on is None,
        )
        for number, (body, sitting) in enumerate(zip(bodies, planned(halts, today), strict=True))
    ]
    return CouncilRoad(subject, rows, _unheard(rows))


def goes_to_council(page: MatterPage) -> bool:
    """Whether a matter may be one that the council decides: an agreement, a motion, something else than an
    application, or one that the council has a matter about."""
    matter = page.matter
    if matter.subject.startswith("agreement:") or matter.origin in (Matter.Origin.MOTION, Matter.Origin.OTHER):
        return True
    return any(row.body.body_kind == K.COUNCIL for row in (matter, *page.siblings))


def _bodies(
    matters: list[Matter], decisions: list[Decision], proposals: list[OfficialReport], today: date
) -> list[Body]:
    """The nämnder that have a matter, then the board's utskott, the board, and the council."""
    kinds = (K.COUNCIL, K.EXECUTIVE_BOARD, K.SUBCOMMITTEE)
    known = Body.objects.filter(body_kind__in=kinds).select_related("parent").order_by("sort_name", "code")
    standing = [body for body in known if body.exists_on(today)]
    heard = {row.body_id for row in decisions} | {report.recipient_id for report in proposals}
    prepares = [b for b in standing if b.body_kind == K.SUBCOMMITTEE and b.parent and b.parent.body_kind == kinds[1]]
    chosen = [body for body in prepares if body.code in heard] or prepares[:1]
    of_kind = {kind: [body for body in standing if body.body_kind == kind][:1] for kind in kinds[:2]}
    committees = {row.body_id: row.body for row in matters if row.body.body_kind not in kinds}
    return [*committees.values(), *chosen, *of_kind[K.EXECUTIVE_BOARD], *of_kind[K.COUNCIL]]


def _sittings(bodies: list[Body], today: date) -> dict[UUID, list[Sitting]]:
    rows = Meeting.objects.filter(body__in=bodies, on__gte=today).exclude(status__in=NOT_HELD).select_related("body")
    found: dict[UUID, list[Sitting]] = {}
    for meeting in rows.order_by("on", "order_in_day")[: AHEAD * len(bodies)]:
        found.setdefault(meeting.body_id, []).append(Sitting(meeting.on, meeting.stops_on))
    return found


def _halt(body: Body, before: Body | None, decisions: list[Decision], sittings: dict[UUID, list[Sitting]]) -> Halt:
    days = [row.decided_on for row in decisions if row.body_id == body.code]
    follows = before is not None and before.parent_id == body.pk
    return Halt(tuple(sittings.get(body.pk, ())), max(days, default=None), follows)


def _unheard(rows: list[RoadRow]) -> bool:
    days = {kind: [d.decided_on for row in rows if row.body.body_kind == kind for d in row.decisions]
            for kind in (K.EXECUTIVE_BOARD, K.COUNCIL)}  # fmt: skip
    council = days[K.COUNCIL]
    return bool(council) and not any(day <= council[0] for day in days[K.EXECUTIVE_BOARD])
