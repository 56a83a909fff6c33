"""What must be had before an application binds the municipality: its facts, its decisions, the answer, the road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from utblick.cases.queries.decisions import (
    DecisionFact,
    as_guidelines,
    decisions_about,
    decisions_bearing_on,
    subjects_approved,
)
from utblick.clock.queries import today
from utblick.dates.steps import Deadline
from utblick.governance.queries import Road, ask, road_through
from utblick.guidelines import Decision, Verdict
from utblick.projects.models import Application
from utblick.values import Money
from utblick.watch.models import Call
from utblick.watch.sources.parsed import next_deadline

SUBMIT = "application.submit"
COMMIT = "application.commit"


def trigger_of(application: Application) -> str:
    """What binds the municipality: submitting, or as partner signing the mandate (users.md § 5)."""
    return COMMIT if application.is_partner else SUBMIT


def event_fact(application: Application) -> str:
    """The fact that says when it went in or bound."""
    return "committed_on" if application.is_partner else "submitted_on"


def facts_of(application: Application, *, happened_on: date | None = None) -> dict[str, object]:
    """The facts the guidelines judge by; what is not known is left out.

    ``happened_on``: the day it went in, or bound.
    """
    idea = application.idea
    facts: dict[str, object | None] = {
        "reference": str(application.ref),
        "body": application.body_id,
        "actor_kind": "company" if application.body.body_kind == "company_board" else "committee",
        "role": application.role,
        "is_feasibility_study": application.is_feasibility_study,
        "principal_matter": application.is_principal,
        "principal_judged_by": application.body_id if application.is_principal else None,
        "children_and_youth": idea.children_and_youth,
        "own_cost": application.own_cost,
        "own_time": application.own_time_hours,
        "call": idea.call.identifier if idea.call else None,
        "programme": idea.call.programme_sv if idea.call else None,
        "signatory_named": bool(application.signatory),
    }
    if happened_on is not None:
        facts[event_fact(application)] = happened_on
    return {name: value for name, value in facts.items() if value not in (None, "")}


def decisions_of(application: Application) -> Sequence[Decision]:
    """Every decision taken about the application, and the frames (ramgodkännanden) that may cover it."""
    call = application.idea.call
    programme = call.programme_sv if call else ""
    if programme:
        about, frames = decisions_bearing_on(application.ref, programme, application.body_id, today())
    else:
        about, frames = decisions_about(application.ref), list[DecisionFact]()
    found = [as_guidelines(fact) for fact in about]
    found += [as_guidelines(fact, used=_drawn(fact, application)) for fact in frames]
    return [decision for decision in found if decision is not None]


def _drawn(frame: DecisionFact, application: Application) -> Money:
    """What other applications have drawn from a frame's cap: those that went in, or bound, without an approval of
    their own."""
    period = (frame.valid_from, frame.valid_to)
    rows = Application.objects.filter(
        Q(submitted_on__range=period) | Q(committed_on__range=period),
        idea__call__programme_sv__iexact=frame.programme,
        body_id=frame.frame_body,
    ).exclude(pk=application.pk)
    costs = {str(row.ref): row.own_cost_minor or 0 for row in rows}
    for approved in subjects_approved(list(costs)):
        costs.pop(approved, None)
    return Money(sum(costs.values()), frame.cap.currency if frame.cap else "SEK")


def judge(application: Application, on: date, *, happened_on: date | None = None) -> Verdict:
    """The answer by the guidelines in force on ``on``; with ``happened_on`` as of something that has happened."""
    return ask(trigger_of(application), facts_of(application, happened_on=happened_on), decisions_of(application), on)


def deadline_of(application: Application, day: date | None = None) -> Deadline | None:
    """The last day: the call's next deadline unless the application has its own; as partner also the mandate's day.

    ``day``: today, when the caller knows it.
    """
    call = application.idea.call
    last = application.deadline_on or (last_day_of(call, day or today()) if call else None)
    return Deadline(last, bound_by=application.bound_by) if last else None


def last_day_of(call: Call, day: date) -> date | None:
    """The call's next last day from ``day`` on, else its last one; None when the source gives none."""
    coming = next_deadline(call.deadline_rows, day)
    return coming.day if coming else call.last_deadline_on


@dataclass(frozen=True)
class Standing:
    """How an application stands on a day: the answer by the guidelines, and the road while there is a last day."""

    verdict: Verdict
    road: Road | None


def standing_on(application: Application, day: date) -> Standing:
    """The answer and the road, from one judging."""
    verdict = judge(application, day)
    deadline = deadline_of(application)
    found = road_through(verdict, deadline, day, application.is_partner) if deadline else None
    return Standing(verdict, found)
