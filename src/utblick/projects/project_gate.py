"""What the guidelines answer when a running project changes: its new own cost and role, as if it were to go in."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import date

from utblick.governance.queries import ask
from utblick.guidelines import Decision, Verdict
from utblick.projects.gate import decisions_of, facts_of, trigger_of
from utblick.projects.models import Amendment, Application, Project

BOUND_TO_THE_FIRST = ("apply", "approval")
"""Decisions that were about the application as it was then; a frame holds on."""


def changed(project: Project, own_cost_minor: int | None, role: str) -> Application:
    """The project's application as it would be with a change; not stored."""
    wanted = copy(project.application)
    if own_cost_minor is not None:
        wanted.own_cost_minor = own_cost_minor
    if role:
        wanted.role = role
    return wanted


def judge_change(project: Project, wanted: Application, since: date, on: date) -> tuple[Verdict, Sequence[Decision]]:
    """The answer about a changed application, and the decisions it rests on.

    Decisions to apply and approvals taken before ``since`` were about what has now been changed and do not count.
    """
    found = [row for row in decisions_of(wanted) if row.kind not in BOUND_TO_THE_FIRST or row.on >= since]
    return ask(trigger_of(wanted), facts_of(wanted), found, on), found


def since_of(project: Project, earlier: Sequence[Amendment]) -> date:
    """From when decisions count for the next change: the day after which all earlier ones are about what was before."""
    asked = [row.changed_on for row in earlier if row.outcome]
    return max([*asked, project.application.answered_on or project.starts_on])


def standing_change(project: Project, amendments: Sequence[Amendment], on: date) -> Verdict | None:
    """The answer today about the project as last changed; None when no change has been asked about."""
    asked = [row for row in amendments if row.outcome]
    if not asked:
        return None
    own_cost = next((row.own_cost_minor for row in reversed(asked) if row.own_cost_minor is not None), None)
    role = next((row.role for row in reversed(asked) if row.role), "")
    since = since_of(project, asked[:-1])
    return judge_change(project, changed(project, own_cost, role), since, on)[0]
