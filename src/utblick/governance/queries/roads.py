"""Planning the way that the guidelines require."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import get_language

from utblick.dates.calendars import BodyCalendar
from utblick.dates.picture import Picture, picture
from utblick.dates.planner import plan
from utblick.dates.plans import Plan
from utblick.dates.steps import Deadline
from utblick.governance.queries.sets import ask, ask_by_assumption
from utblick.governance.route import route
from utblick.guidelines import Decision, Verdict
from utblick.organisation.queries import calendars, landmarks, rest_periods
from utblick.values import Text

BEFORE = timedelta(days=200)
AFTER = timedelta(days=60)


@dataclass(frozen=True)
class Road:
    """*Hinner vi?*: what the guidelines require, the plan of it, and its picture.

    ``is_assumed``: no guidelines say what is required; it is assumed that the nämnd decides itself.
    """

    verdict: Verdict
    plan: Plan
    picture: Picture
    is_assumed: bool = False

    @property
    def answer(self) -> str:
        """The verdict sentence in the page's language."""
        return self.plan.verdict_sentence.in_language(get_language() or "sv")

    @property
    def chief_sentence(self) -> str:
        """A sentence to paste to the chief, in the page's language."""
        return self.plan.sentence.in_language(get_language() or "sv")


def road(
    trigger: str,
    facts: Mapping[str, object],
    decisions: Sequence[Decision],
    deadline: Deadline,
    today: date,
) -> Road:
    """The way to the last day as the guidelines in force today require it, through the real calendars."""
    return road_through(ask(trigger, facts, decisions, today), deadline, today, facts.get("role") == "partner")


def road_or_assumed(trigger: str, facts: Mapping[str, object], deadline: Deadline, today: date) -> Road:
    """As `road`, nothing decided yet; by assumption while no guidelines say anything of it."""
    verdict = ask(trigger, facts, (), today)
    is_assumed = not (verdict.missing or verdict.citations)
    if is_assumed:
        verdict = ask_by_assumption(trigger, facts, today)
    made = road_through(verdict, deadline, today, facts.get("role") == "partner")
    return replace(made, is_assumed=is_assumed)


def road_through(verdict: Verdict, deadline: Deadline, today: date, is_partner: bool = False) -> Road:
    """Plan the way of a verdict already had."""
    first, last = min(today, deadline.bound) - BEFORE, max(today, deadline.on) + AFTER
    way = route(verdict, is_partner=is_partner)
    known = calendars(first, last)
    missing = [step.body for step in way.steps if step.body and step.body not in known]
    everyone = {**known, **{code: _without_calendar(code) for code in missing}}
    made = plan(
        deadline, way.steps, everyone, rest_periods(first, last), today, done=way.done, landmarks=landmarks(first, last)
    )
    return Road(verdict, made, picture(made))


def _without_calendar(code: str) -> BodyCalendar:
    return BodyCalendar(code, Text(code, code), "committee")
