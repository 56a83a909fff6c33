"""Asking the guidelines in force, and planning the way that they require."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import get_language

from utblick.audit.policy import visible
from utblick.dates.calendars import BodyCalendar
from utblick.dates.picture import Picture, picture
from utblick.dates.planner import plan
from utblick.dates.plans import Plan
from utblick.dates.steps import Deadline
from utblick.governance.models import AdoptedSet, Deviation, GivenVerdict
from utblick.governance.route import route
from utblick.guidelines import Decision, GuidelineSet, Verdict, evaluate, load
from utblick.guidelines.exchange import money_from_json
from utblick.organisation.queries import calendars, landmarks, rest_periods
from utblick.values import Actor, Ref, Text

BEFORE = timedelta(days=200)
AFTER = timedelta(days=60)


@dataclass(frozen=True)
class Road:
    """*Hinner vi?*: what the guidelines require, the plan of it, and its picture."""

    verdict: Verdict
    plan: Plan
    picture: Picture

    @property
    def answer(self) -> str:
        """The verdict sentence in the page's language."""
        return self.plan.verdict_sentence.in_language(get_language() or "sv")

    @property
    def chief_sentence(self) -> str:
        """A sentence to paste to the chief, in the page's language."""
        return self.plan.sentence.in_language(get_language() or "sv")


def adopted_sets(actor: Actor) -> QuerySet[AdoptedSet]:
    """Every adopted version, latest first."""
    return visible(AdoptedSet.objects.order_by("-valid_from", "document_id"), actor)


def sets_on(day: date) -> tuple[GuidelineSet, ...]:
    """The guideline sets applied on a day, read with the interpretations of that day. One query."""
    adopted = AdoptedSet.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    stated = FilteredRelation("interpretations", condition=Q(interpretations__valid_from__lte=day))
    rows = adopted.annotate(stated=stated).order_by("document_id", "pk", "stated__valid_from")
    texts: dict[Any, tuple[str, str]] = {}
    chosen: dict[Any, dict[str, Any]] = defaultdict(dict)
    for pk, name, text, parameter, value in rows.values_list(
        "pk", "document_id", "text", "stated__parameter", "stated__value"
    ):
        texts[pk] = name, text
        if parameter is not None:
            chosen[pk][parameter] = value
    return tuple(_read(name, text, json.dumps(chosen[pk], sort_keys=True)) for pk, (name, text) in texts.items())


def ask(trigger: str, facts: Mapping[str, object], decisions: Sequence[Decision], on: date) -> Verdict:
    """The answer by the guidelines applied on a day. Raises ValueError for an unknown trigger or fact."""
    return evaluate(sets_on(on), trigger, facts, decisions, on)


def road(
    trigger: str,
    facts: Mapping[str, object],
    decisions: Sequence[Decision],
    deadline: Deadline,
    today: date,
) -> Road:
    """The way to the last day as the guidelines in force today require it, through the real calendars."""
    return road_through(ask(trigger, facts, decisions, today), deadline, today, facts.get("role") == "partner")


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


def deviations(actor: Actor, subject: Ref | None = None) -> QuerySet[Deviation]:
    """Deviations, latest first; of one object or all."""
    rows = visible(Deviation.objects.order_by("-happened_on", "-id"), actor)
    return rows.filter(subject=str(subject)) if subject else rows


def verdicts_given(actor: Actor, subject: Ref) -> QuerySet[GivenVerdict]:
    """The answers that were acted on for an object, latest first."""
    return visible(GivenVerdict.objects.filter(subject=str(subject)).order_by("-given_on", "-id"), actor)


def _without_calendar(code: str) -> BodyCalendar:
    return BodyCalendar(code, Text(code, code), "committee")


@lru_cache(maxsize=64)
def _read(name: str, text: str, choices: str) -> GuidelineSet:
    chosen = {
        key: money_from_json(value) if isinstance(value, dict) else value for key, value in json.loads(choices).items()
    }
    found = load(text, name)
    return found.with_parameters(chosen) if chosen else found
