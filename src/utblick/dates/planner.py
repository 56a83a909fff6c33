"""Backward planning: from the last day, through the meetings, to what must be written when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from utblick.dates import explaining, milestones, sentences, walks
from utblick.dates.calendars import BodyCalendar, RestPeriod
from utblick.dates.plans import Plan, PlannedStep, StepStatus, Verdict
from utblick.dates.situation import Situation
from utblick.dates.steps import Deadline, Landmark, Step
from utblick.dates.walks import Choice, Window
from utblick.dates.ways import remaining_ways

PAPER_LEAD_DAYS, TIGHT_DAYS = 3, 7
UNORDINARY = frozenset({"extra_meeting", "chair_urgent"})


def plan(
    deadline: Deadline,
    steps: Sequence[Step],
    calendars: Mapping[str, BodyCalendar],
    rest: Sequence[RestPeriod],
    today: date,
    *,
    done: Mapping[str, date] | None = None,
    landmarks: Sequence[Landmark] = (),
    paper_lead_days: int = PAPER_LEAD_DAYS,
    tight_days: int = TIGHT_DAYS,
) -> Plan:
    """Walk back from the earlier of the deadline and the day the municipality binds itself.

    ``latest`` follows from calendars and rules alone, ``planned`` is the first meeting that today's start reaches
    with full writing time, else the one that leaves most of it. Free steps each take their first meeting, which
    is the assignment with most slack. ``done``: step key, or key + ".papers", to the day it was done. A slack
    under ``tight_days``, or a hurried paper, is tight. Legal force is not waited for (KL 13:14).
    Raises ValueError for steps that contradict each other, a body without calendar, or a day done after today.
    """
    situation = Situation.of(
        deadline, steps, calendars, rest, today, done or {}, landmarks, paper_lead_days, tight_days
    )
    windows = walks.backward(situation)
    choices = walks.forward(situation, windows)
    relaxed = walks.backward(situation, relaxed=True)
    answers = tuple(_answer(situation, step, windows[step.key], choices, relaxed) for step in situation.route.steps)
    verdict = _verdict(answers)
    return Plan(
        deadline,
        today,
        answers,
        verdict,
        sentences.verdict_sentence(situation, answers, verdict),
        sentences.chief_sentence(situation, answers, verdict),
        sentences.remarks(situation, answers),
        situation.calendars,
        situation.rest,
        situation.landmarks,
    )


def last_start(
    deadline: Deadline,
    steps: Sequence[Step],
    calendars: Mapping[str, BodyCalendar],
    rest: Sequence[RestPeriod],
    today: date,
    *,
    done: Mapping[str, date] | None = None,
) -> date | None:
    """The last day to begin with what is not done; None when some step has no meeting in time.

    As `plan` would tell it by its steps' latest dates, without the rest of the plan. Raises ValueError as `plan`.
    """
    situation = Situation.of(deadline, steps, calendars, rest, today, done or {}, (), PAPER_LEAD_DAYS, TIGHT_DAYS)
    windows = walks.backward(situation)
    begins = [_last_begin(windows[step.key]) for step in situation.route.steps if not situation.is_done(step)]
    days = [day for day in begins if day is not None]
    return min(days, default=None) if len(days) == len(begins) else None


def _last_begin(window: Window) -> date | None:
    return window.latest.start if window.latest else window.last_day


def _answer(
    situation: Situation,
    step: Step,
    window: Window,
    choices: Mapping[str, Choice],
    relaxed: Mapping[str, Window],
) -> PlannedStep:
    choice = choices[step.key]
    status = _status(situation, step, window, choices)
    open_step = status in ("ok", "tight")
    slack = (window.last_day - choice.on).days if open_step and window.last_day and choice.on else None
    ways = remaining_ways(situation, step, relaxed, choices) if status == "closed" else ()
    return PlannedStep(
        step=step,
        status=status,
        latest=window.last_day,
        planned=choice.on,
        slack_days=slack,
        preliminary=bool(choice.chance and choice.chance.meeting.status == "preliminary"),
        milestones=milestones.of_step(situation, step, window, choice),
        explanation=explaining.step_explanation(situation, step, window, choices, status),
        remaining=ways,
        meeting=choice.chance.meeting if choice.chance else None,
    )


def _status(situation: Situation, step: Step, window: Window, choices: Mapping[str, Choice]) -> StepStatus:
    choice = choices[step.key]
    if situation.is_done(step):
        return "done"
    if choice.on is None or window.last_day is None:
        return "closed"
    waits = step.closes and any(choices[other.key].on is None for other in situation.route.before[step.key])
    if choice.hurried or waits or (window.last_day - choice.on).days < situation.tight_days:
        return "tight"
    return "ok"


def _verdict(answers: Sequence[PlannedStep]) -> Verdict:
    """Yes; tight when something is, or a way in the rules or calendar remains; no when nothing ordinary does."""
    closed = [answer for answer in answers if answer.status == "closed"]
    if any(not {way.kind for way in answer.remaining} - UNORDINARY for answer in closed):
        return "no"
    return "tight" if closed or any(answer.status == "tight" for answer in answers) else "yes"
