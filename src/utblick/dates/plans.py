"""What a plan answers: each step's dates, slack and reasons, what remains, and the sentence to pass on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from utblick.dates.calendars import BodyCalendar, MeetingDate, RestPeriod
from utblick.dates.steps import Deadline, Landmark, Step
from utblick.values import Text

StepStatus = Literal["ok", "tight", "closed", "done"]
Verdict = Literal["yes", "tight", "no"]
WayKind = Literal[
    "delegation",
    "frame_approval",
    "other_order",
    "immediate_adjustment",
    "reserve_date",
    "extra_meeting",
    "chair_urgent",
]
MilestoneKind = Literal[
    "start", "approval", "papers", "stop", "call", "meeting", "adjustment", "dispatch", "work", "last_day"
]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date inside a step: its latest day and the day it is planned, each None when there is none."""

    kind: MilestoneKind
    label: Text
    latest: date | None
    planned: date | None
    explanation: Text

    def to_json(self, language: str | None = None) -> Json:
        """Plain JSON; texts in ``language``, or in both."""
        return {
            "kind": self.kind,
            "label": text_json(self.label, language),
            "latest": _iso(self.latest),
            "planned": _iso(self.planned),
            "explanation": text_json(self.explanation, language),
        }


@dataclass(frozen=True, slots=True)
class Way:
    """What remains when the ordinary way is closed. ``on``: the meeting, or the last day to use the way."""

    kind: WayKind
    label: Text
    on: date
    explanation: Text

    def to_json(self, language: str | None = None) -> Json:
        """Plain JSON; texts in ``language``, or in both."""
        return {
            "kind": self.kind,
            "label": text_json(self.label, language),
            "on": self.on.isoformat(),
            "explanation": text_json(self.explanation, language),
        }


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its answer. ``slack_days``: days from planned to latest; None when closed or done."""

    step: Step
    status: StepStatus
    latest: date | None
    planned: date | None
    slack_days: int | None
    preliminary: bool
    milestones: tuple[Milestone, ...]
    explanation: Text
    remaining: tuple[Way, ...] = ()
    meeting: MeetingDate | None = None

    @property
    def key(self) -> str:
        return self.step.key

    def milestone(self, kind: MilestoneKind) -> Milestone | None:
        """The milestone of one kind, if the step has it."""
        return next((item for item in self.milestones if item.kind == kind), None)

    def to_json(self, language: str | None = None) -> Json:
        """Plain JSON; texts in ``language``, or in both."""
        citation = self.step.citation
        return {
            "key": self.key,
            "kind": self.step.kind,
            "body": self.step.body,
            "label": text_json(self.step.label, language),
            "citation": text_json(citation, language) if citation else None,
            "after": sorted(self.step.after),
            "status": self.status,
            "latest": _iso(self.latest),
            "planned": _iso(self.planned),
            "meeting": self.meeting.ref if self.meeting else "",
            "slack_days": self.slack_days,
            "preliminary": self.preliminary,
            "explanation": text_json(self.explanation, language),
            "milestones": [item.to_json(language) for item in self.milestones],
            "remaining": [item.to_json(language) for item in self.remaining],
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer to "Hinner vi?", as known on ``today``. Everything in it follows from its inputs."""

    deadline: Deadline
    today: date
    steps: tuple[PlannedStep, ...]
    verdict: Verdict
    verdict_sentence: Text
    sentence: Text
    remarks: tuple[Text, ...]
    calendars: Mapping[str, BodyCalendar]
    rest: tuple[RestPeriod, ...]
    landmarks: tuple[Landmark, ...]

    def step(self, key: str) -> PlannedStep:
        """The planned step of that key. Raises KeyError."""
        for planned in self.steps:
            if planned.key == key:
                return planned
        raise KeyError(key)

    def to_json(self, language: str | None = None) -> Json:
        """Plain JSON: ISO dates, numbers, strings; texts in ``language``, or ``{"sv": …, "en": …}``."""
        return {
            "today": self.today.isoformat(),
            "deadline": self.deadline.on.isoformat(),
            "bound_by": _iso(self.deadline.bound_by),
            "time_confirmed": self.deadline.time_confirmed,
            "verdict": self.verdict,
            "verdict_sentence": text_json(self.verdict_sentence, language),
            "sentence": text_json(self.sentence, language),
            "remarks": [text_json(remark, language) for remark in self.remarks],
            "steps": [planned.to_json(language) for planned in self.steps],
        }


def text_json(text: Text, language: str | None) -> str | dict[str, str]:
    """A text as one string in ``language``, or as both languages."""
    return text.in_language(language) if language else {"sv": text.sv, "en": text.en}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
