"""What waits: answers from clerks, and matters on their way to the coming meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from utblick.access import Standing
from utblick.audit.policy import policy, visible
from utblick.cases.models import Decision, Matter, MatterDocument, OfficialReport
from utblick.cases.queries.matters import matters
from utblick.cases.states import AWAITED, State
from utblick.organisation.models import Keeping, Meeting
from utblick.values import Actor

LONGEST_LOOK_BACK = timedelta(days=400)
_ANY_OTHER = "\0other"
NOT_HELD = (Meeting.Status.CANCELLED, Meeting.Status.RESERVE)


@dataclass(frozen=True)
class AwaitedAnswer:
    """A matter whose decision is awaited: its report, the body's latest meeting, and whether Utblick gives the §."""

    matter: Matter
    report: OfficialReport | None
    meeting: Meeting | None
    numbered_here: bool


@dataclass(frozen=True)
class ComingMatter:
    """A matter on its way to a coming meeting: the first whose document stop it can still meet, or has met.

    ``summary`` is the chair's one page (beslutssammanfattning), when it has been set and the reader may see it.
    """

    meeting: Meeting
    matter: Matter
    report: OfficialReport | None
    summary: MatterDocument | None = None


def awaiting_answers(actor: Actor) -> QuerySet[Matter]:
    """The matters sent or shared without a decision that the actor may record decisions in, oldest first."""
    rows = matters(actor).filter(Q(state__in=AWAITED), _recorded_by(actor, "body_id"))
    return rows.prefetch_related(_reports(actor)).order_by("opened_on", "id")


def answers_for(waiting: Sequence[Matter], today: date) -> list[AwaitedAnswer]:
    """What the clerk's table shows of matters read by `awaiting_answers`; two queries.

    The meeting is the latest held after the day on which the matter was sent, or opened when it has not been sent.
    """
    codes = {found.body_id for found in waiting}
    met: dict[str, list[Meeting]] = {}
    held = Meeting.objects.filter(body__code__in=codes, on__range=(today - LONGEST_LOOK_BACK, today))
    for meeting in held.exclude(status__in=NOT_HELD).select_related("body").order_by("-on", "-order_in_day"):
        met.setdefault(meeting.body.code, []).append(meeting)
    numbering: dict[str, bool] = {}
    for keeping in Keeping.objects.filter(body__code__in=codes, valid_from__lte=today).select_related("body"):
        numbering.setdefault(keeping.body.code, keeping.minutes_here)
    return [
        AwaitedAnswer(
            found, _latest(found), _met(found, met.get(found.body_id, [])), numbering.get(found.body_id, False)
        )
        for found in waiting
    ]


def _met(matter: Matter, held: Sequence[Meeting]) -> Meeting | None:
    ready = matter.sent_on or matter.opened_on  # type: ignore[attr-defined]
    return next((meeting for meeting in held if meeting.on > ready), None)


def unadjusted_decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions at meetings that are taken and not adjusted, where the actor may tell the day; oldest first."""
    rows = Decision.objects.filter(adjusted_on=None, taken=Decision.Taken.MEETING, matter__closed_on=None)
    rows = rows.filter(_recorded_by(actor, "matter__body_id")).select_related("matter__body", "body")
    return visible(rows, actor).order_by("decided_on", "id")


def coming_matters(actor: Actor, body_code: str, today: date, meetings: int = 3) -> list[ComingMatter]:
    """The international matters on their way to a body's next meetings (for presidieberedningen).

    A visit to be reported stands there from the start, whether or not its text has been written (R4.8).
    """
    coming = Meeting.objects.filter(body__code=body_code, on__gte=today).select_related("body")
    next_ones = list(coming.exclude(status__in=NOT_HELD).order_by("on", "order_in_day")[:meetings])
    awaited = Q(state__in=AWAITED) | Q(state__in=(State.NEW, State.DRAFT), origin=Matter.Origin.VISIT_REPORT)
    pages = visible(MatterDocument.objects.filter(paper=MatterDocument.Paper.SUMMARY).select_related("file"), actor)
    summaries = Prefetch("documents", pages.order_by("-number"), to_attr="seen_summaries")
    rows = matters(actor, body_code=body_code).filter(awaited).prefetch_related(_reports(actor), summaries)
    found = []
    for matter in rows.order_by("opened_on", "id"):
        ready = matter.sent_on or today  # type: ignore[attr-defined]
        meeting = next((meeting for meeting in next_ones if meeting.stops_on >= ready), None)
        if meeting is not None:
            page = next(iter(matter.seen_summaries), None)
            found.append(ComingMatter(meeting, matter, _latest(matter), page))
    return sorted(found, key=lambda one: (one.meeting.on, one.meeting.order_in_day))


def first_meeting_for(body_code: str, ready: date) -> Meeting | None:
    """The body's first meeting whose document stop can still be met on a day; None when none is planned."""
    coming = Meeting.objects.filter(body__code=body_code, on__gte=ready).select_related("body")
    rows = coming.exclude(status__in=NOT_HELD).order_by("on", "order_in_day")
    return next((meeting for meeting in rows[:12] if meeting.stops_on >= ready), None)


def body_awaiting(actor: Actor, codes: Sequence[str]) -> str:
    """The first of some bodies that a matter waits for a decision of; else the first; "" when there are none."""
    waiting = (
        matters(actor).filter(Q(state__in=AWAITED), body_id__in=codes).order_by().values_list("body_id", flat=True)
    )
    found = set(waiting.distinct())
    return next((code for code in codes if code in found), next(iter(codes), ""))


def _reports(actor: Actor) -> Prefetch[str]:
    seen = visible(OfficialReport.objects.select_related("matter", "recipient"), actor).order_by("-id")
    return Prefetch("reports", seen, to_attr="seen_reports")


def _latest(matter: Matter) -> OfficialReport | None:
    reports: list[OfficialReport] = matter.seen_reports  # type: ignore[attr-defined]
    return reports[0] if reports else None


def _recorded_by(actor: Actor, lookup: str) -> Q:
    """The rows whose authority (``lookup``) is one the actor may record decisions for."""
    allows = policy().allows
    if allows(actor, "record", Decision.kind, Standing(_ANY_OTHER)):
        return Q()
    codes = [code for code in actor.bodies if allows(actor, "record", Decision.kind, Standing(code))]
    return Q(**{f"{lookup}__in": codes})
