"""Whether what a deadline asks for came in time: told beside the answer, never changing it."""

from __future__ import annotations

from datetime import date

from utblick.guidelines.decisions import Decision
from utblick.guidelines.verdicts import Step, When
from utblick.guidelines.vocabulary import Trigger
from utblick.values import Text


def came_late(step: Step, trigger: Trigger, event_on: date | None) -> Text | None:
    """What to say when a fulfilled step came after its last day, so many days or months before the event.

    None when it came in time, when the day of the event is not known, and when the deadline counts from another moment
    than the event's own or is a fixed day of the year.
    """
    decision, deadline = step.decision, step.deadline
    if decision is None or event_on is None or not _is_counted_back(deadline, trigger):
        return None
    if decision.on <= deadline.on(event_on):
        return None
    came, notice = _came(decision), _days((event_on - decision.on).days)
    wanted, clause = _notice(deadline), step.citation.clause
    should = step.level == "should"
    return Text(
        f"{came.sv} {notice.sv} före; det {'bör' if should else 'ska'} vara minst {wanted.sv} före ({clause})",
        f"{came.en} {notice.en} before; it {'should' if should else 'shall'} be at least {wanted.en} before ({clause})",
    )


def _is_counted_back(deadline: When, trigger: Trigger) -> bool:
    counted = deadline.yearly is None and deadline.direction == "before" and bool(deadline.days or deadline.months)
    return counted and deadline.anchor == trigger.anchor


def _came(decision: Decision) -> Text:
    if decision.kind == "information":
        return Text(f"{decision.body} fick besked {decision.on},", f"{decision.body} was told on {decision.on},")
    return Text(f"{decision.name} kom", f"{decision.name} came")


def _notice(deadline: When) -> Text:
    parts = []
    if deadline.months:
        parts.append(_counted(deadline.months, Text("månad", "month"), Text("månader", "months")))
    if deadline.days:
        parts.append(_days(deadline.days))
    return Text(" och ".join(part.sv for part in parts), " and ".join(part.en for part in parts))


def _days(number: int) -> Text:
    return _counted(number, Text("dag", "day"), Text("dagar", "days"))


def _counted(number: int, one: Text, many: Text) -> Text:
    word = one if number == 1 else many
    return Text(f"{number} {word.sv}", f"{number} {word.en}")
