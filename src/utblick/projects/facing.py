"""What the pages of an idea and of an application show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cases.queries import history_of, matters
from utblick.cooperation.agreement_gate import is_silent
from utblick.governance.queries import area_named
from utblick.guidelines import Verdict
from utblick.projects.forms import AreaForm, FundingTestForm
from utblick.projects.gate import Standing, deadline_of, judge, last_day_of, standing_on
from utblick.projects.hooks import links_of
from utblick.projects.models import Application, Idea
from utblick.projects.queries import competing, tests_of
from utblick.projects.states import Days, State, state_of
from utblick.ui import formats
from utblick.values import Actor


def idea_page(actor: Actor, idea: Idea, form: FundingTestForm) -> dict[str, Any]:
    """An idea with its tests and what may be done."""
    return {
        "idea": idea,
        "tests": tests_of(actor, idea),
        "form": form,
        "area": area_named(idea.area),
        "area_form": AreaForm(idea) if may(actor, "idea.sort", idea) else None,
        "application": getattr(idea, "application", None),
        "may_see_request": idea.partner_request is not None and may(actor, "partner_request.see", idea.partner_request),
        "may_test": may(actor, "funding_test.record", idea),
        "may_prepare": may(actor, "application.prepare", idea),
        "competing": competing(actor, idea),
        "more": links_of("idea", idea, actor),
    }


def application_page(actor: Actor, application: Application, day: date) -> dict[str, Any]:
    """An application with its standing, its matters and its history."""
    gone_in = bool(application.submitted_on or application.committed_on or application.answer)
    standing = Standing(judge(application, day), None) if gone_in else standing_on(application, day)
    state = application_state(application, standing.verdict, day)
    return {
        "application": application,
        "idea": application.idea,
        "verdict": standing.verdict,
        "gone_in": gone_in,
        "road": standing.road if state in ("prepared", "ready", "too_late") else None,
        "state": state,
        "sentence": status_sentence(application, standing, state),
        "tone": TONES[state],
        "matters": matters(actor, subject=application.ref),
        "history": history_of(application.ref),
        "told_plan": getattr(application, "told_plan", None),
        "may_alter": may(actor, "application.alter", application) and state in ("prepared", "ready", "too_late"),
        "may_submit": may(actor, "application.submit", application) and state in ("prepared", "ready", "too_late"),
        "may_answer": may(actor, "application.answer", application) and state in ("submitted", "committed", "reserve"),
        "may_open": may(actor, "matter.open"),
        "asks_matters": bool(standing.verdict.missing) or (is_silent(standing.verdict) and not gone_in),
        "project": getattr(application, "project", None),
        "may_begin": state == "granted" and may(actor, "project.begin", application),
        "competing": competing(actor, application.idea) if gone_in else [],
        "more": links_of("application", application, actor) if gone_in else [],
    }


TONES: dict[State, str] = {
    "prepared": "care",
    "ready": "good",
    "committed": "accent",
    "submitted": "accent",
    "granted": "good",
    "rejected": "stop",
    "reserve": "care",
    "withdrawn": "",
    "too_late": "stop",
}


def application_state(application: Application, verdict: Verdict, day: date) -> State:
    """The state of an application on a day."""
    deadline = deadline_of(application)
    days = Days(
        application.is_partner,
        application.committed_on,
        application.submitted_on,
        application.answer,
        deadline.bound if deadline else None,
    )
    return state_of(days, allowed=verdict.outcome == "allowed", today=day)


def status_sentence(application: Application, standing: Standing, state: State) -> str:
    """One sentence in plain words that says how the application stands."""
    language = get_language() or "sv"
    deadline = deadline_of(application)
    last = formats.day(deadline.bound, language) if deadline else ""
    if state == "submitted" and application.submitted_on:
        return _("Inlämnad %(day)s.") % {"day": formats.day(application.submitted_on, language)}
    if state == "committed" and application.committed_on:
        return _("Kommunen är bunden som partner sedan %(day)s.") % {
            "day": formats.day(application.committed_on, language)
        }
    if state in ("granted", "rejected", "reserve", "withdrawn"):
        return f"{application.get_answer_display().capitalize()}."
    if state == "too_late":
        return _("Sista dagen var %(day)s.") % {"day": last}
    if state == "ready":
        if not last:
            return _("Kan lämnas in.")
        return _("Kan lämnas in, senast %(day)s.") % {"day": last}
    return _not_yet(standing, last, language)


def _not_yet(standing: Standing, last: str, language: str) -> str:
    verdict = standing.verdict
    if verdict.outcome == "undetermined":
        return _("Kan inte avgöras än: svara på frågorna nedan.")
    if verdict.outcome == "forbidden":
        return _("Får inte lämnas in.")
    asked = _(" och ").join(step.label.in_language(language)[:1].lower() + step.label.in_language(language)[1:]
                           for step in verdict.missing)  # fmt: skip
    if not last:
        return _("Kan lämnas in när detta är gjort: %(asked)s.") % {"asked": asked}
    return _("Kan lämnas in när detta är gjort: %(asked)s. Sista dag %(day)s.") % {"asked": asked, "day": last}


@dataclass(frozen=True)
class ListRow:
    """An idea in the list, with the last day and how far it has come, in a word and a tone."""

    idea: Idea
    last_day: date | None
    word: str
    tone: str


def list_rows(ideas: Iterable[Idea], day: date) -> list[ListRow]:
    """The list's rows; no queries beyond those of the ideas."""
    return [_list_row(idea, day) for idea in ideas]


def _list_row(idea: Idea, day: date) -> ListRow:
    application: Application | None = getattr(idea, "application", None)
    if application is None:
        last = last_day_of(idea.call, day) if idea.call else None
        return ListRow(idea, last, _("Idé"), "")
    deadline = deadline_of(application)
    last = deadline.bound if deadline else None
    if application.answer:
        return ListRow(idea, last, application.get_answer_display(), "")
    if application.submitted_on:
        return ListRow(idea, last, _("Inlämnad"), "accent")
    if application.committed_on:
        return ListRow(idea, last, _("Bunden som partner"), "accent")
    if last is not None and last < day:
        return ListRow(idea, last, _("Sista dagen har passerat"), "stop")
    return ListRow(idea, last, _("Förbereds"), "care")
