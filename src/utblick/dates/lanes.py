"""The lanes of Vägen till sista dag: the call, the preparation, one a body, the submission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from utblick.dates.calendars import MeetingDate, MeetingStatus
from utblick.dates.milestones import stop_reason
from utblick.dates.plans import Milestone, Plan, PlannedStep
from utblick.dates.timing import chance
from utblick.dates.wording import spoken
from utblick.values import Text

WIDTH = 1000.0
MarkKind = Literal[
    "opens", "closes", "work", "start", "approval", "papers", "stop", "meeting", "preliminary", "reserve", "extra",
    "cancelled", "decided", "bind", "submit", "way",
]  # fmt: skip
SpanKind = Literal["month", "rest", "slack", "closed"]
CLOSED = Text("stängt", "closed")
SLACK = Text("marginal", "slack")


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign in a lane and one row of the table (``row``, unique); ``step`` is empty for what no step uses.

    planned, latest: the plan's day, the last day. out_of_reach: still to come but closed. level: label height.
    """

    kind: MarkKind
    on: date
    x: float
    label: Text
    explanation: Text
    row: str
    step: str = ""
    planned: bool = False
    latest: bool = False
    out_of_reach: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from ``x`` over ``width``."""

    kind: SpanKind
    x: float
    width: float
    label: Text
    step: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The dotted way that remains: from today to its mark."""

    x: float
    to_x: float
    label: Text
    row: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; ``key`` is "call", "preparation", "submission" or a body code."""

    key: str
    label: Text
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``start`` to ``end`` on 0–1000."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Where the day begins, kept within the picture, to one decimal."""
        share = (day - self.start).days / ((self.end - self.start).days + 1)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def span(self, kind: SpanKind, first: date, after: date, label: Text, step: str = "") -> Span:
        """From the beginning of ``first`` to the beginning of ``after``."""
        x = self.x(first)
        return Span(kind, x, round(self.x(after) - x, 1), label, step)


def bodies(plan: Plan) -> list[str]:
    """The bodies on the way, in order of their first step."""
    return list(dict.fromkeys(answer.step.body for answer in plan.steps if answer.step.meets))


def call(plan: Plan, scale: Scale, opened: date | None) -> Lane:
    """When the call opens and closes."""
    days: list[tuple[MarkKind, date | None, Text]] = [
        ("opens", opened, Text("Öppnar", "Opens")),
        ("closes", plan.deadline.on, Text("Sista dag", "Last day")),
    ]
    marks = tuple(
        Mark(kind, on, scale.x(on), label, _dated(label, on), f"call.{kind}")
        for kind, on, label in days
        if on and scale.holds(on)
    )
    return Lane("call", Text("Utlysning", "Call"), marks)


def preparation(plan: Plan, scale: Scale) -> Lane:
    """Work without a meeting, and the planned writing, approval and papers of each meeting; else the latest."""
    marks = []
    for answer in plan.steps:
        for one in answer.milestones:
            if one.kind in ("work", "start", "approval", "papers"):
                marks += _milestone(scale, answer, one)
    return Lane("preparation", Text("Förberedelse", "Preparation"), tuple(marks))


def of_body(plan: Plan, scale: Scale, code: str) -> Lane:
    """A body's meetings with their document stops, what is planned, last, decided, closed, and what remains."""
    answers = [answer for answer in plan.steps if answer.step.body == code]
    marks: list[Mark] = []
    decided = {answer.planned for answer in answers if answer.status == "done"}
    for meeting in plan.calendars[code].meetings:
        if scale.holds(meeting.on) and meeting.on not in decided:
            marks += _meeting(plan, scale, answers, meeting)
    spans: list[Span] = []
    paths: list[Path] = []
    for answer in answers:
        marks += _decided(scale, answer)
        spans += _spans(plan, scale, answer)
        marks += _ways(scale, answer)
        paths += _paths(plan, scale, answer)
    return Lane(code, plan.calendars[code].name, tuple(marks), tuple(spans), tuple(paths))


def submission(plan: Plan, scale: Scale) -> Lane:
    """When the municipality binds itself and submits: planned, last, and the slack between."""
    marks: list[Mark] = []
    spans: list[Span] = []
    for answer in plan.steps:
        if answer.step.kind not in ("bind", "submit"):
            continue
        kind: MarkKind = "bind" if answer.step.kind == "bind" else "submit"
        decided = answer.status == "done"
        last = None if decided or answer.latest == answer.planned else answer.latest
        for on, name in ((answer.planned, "planned"), (last, "latest")):
            if on and scale.holds(on):
                marks.append(
                    Mark(
                        "decided" if decided else kind,
                        on,
                        scale.x(on),
                        answer.step.label,
                        answer.explanation,
                        f"{answer.key}.{name}",
                        answer.key,
                        planned=on == answer.planned,
                        latest=on == answer.latest,
                    )
                )
        spans += _spans(plan, scale, answer)
    return Lane("submission", Text("Inlämning", "Submission"), tuple(marks), tuple(spans))


def _milestone(scale: Scale, answer: PlannedStep, one: Milestone) -> list[Mark]:
    on = one.planned or one.latest
    if on is None or not scale.holds(on):
        return []
    kinds: dict[str, MarkKind] = {"work": "work", "start": "start", "approval": "approval", "papers": "papers"}
    body = f" · {answer.step.body}" if answer.step.meets else ""
    label = Text(one.label.sv + body, one.label.en + body)
    return [
        Mark(
            kinds[one.kind],
            on,
            scale.x(on),
            label,
            one.explanation,
            f"{answer.key}.{one.kind}",
            answer.key,
            planned=on == one.planned,
            latest=on == one.latest,
            out_of_reach=answer.status == "closed",
        )
    ]


def _meeting(plan: Plan, scale: Scale, answers: list[PlannedStep], meeting: MeetingDate) -> list[Mark]:
    """The meeting, and its document stop when papers can be meant for it."""
    planned = [answer for answer in answers if answer.meeting == meeting]
    latest = [answer for answer in answers if answer.latest == meeting.on and answer.status != "done"]
    owner = next(iter([*planned, *latest]), None)
    around = chance(meeting, plan.calendars[meeting.body], plan.rest, 0)
    closed = plan.today <= meeting.on and around.stop < plan.today and not planned
    row = f"{meeting.body}.{meeting.on}.{meeting.order_in_day}"
    marks = [
        Mark(
            _KINDS[meeting.status],
            meeting.on,
            scale.x(meeting.on),
            _dated(_NAMES[meeting.status], meeting.on, meeting.body),
            owner.explanation if owner else _dated(_NAMES[meeting.status], meeting.on, meeting.body),
            row,
            owner.key if owner else "",
            planned=bool(planned),
            latest=bool(latest),
            out_of_reach=closed,
        )
    ]
    if meeting.status != "cancelled" and scale.holds(around.stop):
        label = _dated(Text("Handlingsstopp", "Document stop"), around.stop)
        reason = stop_reason(around, plan.today.year)
        step = owner.key if owner else ""
        marks.append(
            Mark("stop", around.stop, scale.x(around.stop), label, reason, f"{row}.stop", step, out_of_reach=closed)
        )
    return marks


def _decided(scale: Scale, answer: PlannedStep) -> list[Mark]:
    on = answer.planned
    if answer.status != "done" or on is None or not scale.holds(on):
        return []
    label = _dated(Text("Beslutat", "Decided"), on, answer.step.body)
    return [Mark("decided", on, scale.x(on), label, answer.explanation, f"{answer.key}.decided", answer.key)]


def _ways(scale: Scale, answer: PlannedStep) -> list[Mark]:
    return [
        Mark("way", way.on, scale.x(way.on), way.label, way.explanation, f"{answer.key}.{way.kind}", answer.key)
        for way in answer.remaining
        if scale.holds(way.on)
    ]


def _paths(plan: Plan, scale: Scale, answer: PlannedStep) -> list[Path]:
    today = scale.x(plan.today)
    return [
        Path(today, scale.x(way.on), way.label, f"{answer.key}.{way.kind}")
        for way in answer.remaining
        if scale.holds(way.on)
    ]


def _spans(plan: Plan, scale: Scale, answer: PlannedStep) -> list[Span]:
    """The slack between planned and latest; for a closed step, from its last stop (or today) to the last day."""
    if answer.slack_days and answer.planned and answer.latest:
        return [scale.span("slack", answer.planned, answer.latest, SLACK, answer.key)]
    if answer.status != "closed":
        return []
    stop = answer.milestone("stop")
    closed_on = stop.latest if stop and stop.latest else plan.today
    after = max(plan.deadline.bound, plan.today)
    return [scale.span("closed", min(max(closed_on, scale.start), after), after, CLOSED, answer.key)]


def _dated(name: Text, on: date, body: str = "") -> Text:
    day, lead = spoken(on), f"{body} " if body else ""
    return Text(f"{name.sv} {lead}{day.sv}", f"{name.en} {lead}{day.en}")


_KINDS: dict[MeetingStatus, MarkKind] = {
    "planned": "meeting",
    "preliminary": "preliminary",
    "reserve": "reserve",
    "extra": "extra",
    "cancelled": "cancelled",
}
_NAMES: dict[MeetingStatus, Text] = {
    "planned": Text("Sammanträde", "Meeting"),
    "preliminary": Text("Preliminärt sammanträde", "Preliminary meeting"),
    "reserve": Text("Reservdatum", "Reserve date"),
    "extra": Text("Extra sammanträde", "Extra meeting"),
    "cancelled": Text("Inställt", "Cancelled"),
}
