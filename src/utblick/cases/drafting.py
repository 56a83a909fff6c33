"""What a tjänsteskrivelse begins with, and what it still lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.cases.effects import Effect
from utblick.cases.hooks import Background, background
from utblick.cases.models import Matter, OfficialReport
from utblick.cases.phrases import Cause, proposed_points
from utblick.clock.queries import today
from utblick.governance.queries import area_of, areas_on
from utblick.organisation.models import Body
from utblick.values import Actor

CARRIED_OVER = (
    "summary", "description", "area", "goals", "competence_gained", "experience_gained", "resources_gained",
    "added_value", "benefits", "sustainability", "years", "signatory", "mutual_competence", "business", "continuation",
)  # fmt: skip
REQUIRED: dict[str, str | Promise] = {
    "goals": _("mål"),
    "contribution": _("bidrag: kompetens, erfarenhet eller ekonomiska resurser"),
    "added_value": _("mervärde"),
    "benefits": _("nytta för varje part"),
    "sustainability": _("hållbarhet och demokrati"),
    "own_cost": _("egen kostnad"),
    "own_time": _("egen tid"),
    "signatory": _("vem undertecknar"),
}
"""The eight answers a tjänsteskrivelse must give before it is sent (G-03, G-04, G-05, G-07, G-08)."""
AREA = _("prioriterat område")
"""Required too where the guidelines name areas, but filled in from the start (G-09)."""
ELECTION_EVERY, AN_ELECTION = 4, 2022


def prefilled(
    actor: Actor, matter: Matter, recipient: Body, source: OfficialReport | None, given: Mapping[str, Any]
) -> dict[str, Any]:
    """The first texts of a report: ``given``, else those of ``source``, else the subject's background.

    ``source`` is an earlier report of the same authority, or another's that has been shared.
    """
    known = background(matter.subject_ref, recipient.code, actor)
    values: dict[str, Any] = {name: text for name, text in known.texts.items() if name in CARRIED_OVER}
    if source is not None and (_is_own(source, matter) or source.shared_at is not None):
        values |= {name: getattr(source, name) for name in CARRIED_OVER if getattr(source, name)}
    values.setdefault("area", area_of({}, today()))
    values |= {"heading": matter.title, "effect": _effect(known, matter, source), **given}
    cause = _cause(known, matter, source)
    cause = replace(cause, signatory=values.get("signatory") or cause.signatory)
    points = proposed_points(values["effect"], cause)
    return {"proposal": "\n".join(points), **values}


def missing_answers(report: OfficialReport) -> list[str | Promise]:
    """Which of the required answers are not given; none are asked of what has already been."""
    if only_tells(report):
        return []
    given = {
        "goals": bool(report.goals.strip()),
        "contribution": any(getattr(report, name).strip() for name in OfficialReport.CONTRIBUTIONS),
        "added_value": bool(report.added_value.strip()),
        "benefits": bool(report.benefits.strip()),
        "sustainability": bool(report.sustainability.strip()),
        "own_cost": bool(report.years),
        "own_time": sum(share.hours for share in report.shares) > 0,
        "signatory": bool(report.signatory.strip()),
    }
    lacking = [label for name, label in REQUIRED.items() if not given[name]]
    return lacking if report.area or not areas_on(report.written_on) else [AREA, *lacking]


def only_tells(report: OfficialReport) -> bool:
    """Whether the body is only asked to note what has been (R4.8, R4.9): nothing is to be weighed or signed."""
    return report.effect == Effect.NOTE


def is_after_election(year: int, written_year: int) -> bool:
    """Whether a year lies after the next ordinary election, seen from the year of writing (valår: 2022, 2026 …)."""
    next_election = written_year + (AN_ELECTION - written_year) % ELECTION_EVERY
    return year > next_election


def _effect(known: Background, matter: Matter, source: OfficialReport | None) -> str:
    """What the body is asked to do, as far as it can be known."""
    if matter.origin == Matter.Origin.YEARLY_REPORT:
        return Effect.NOTE
    if source is not None and _is_own(source, matter):
        return known.effect or source.effect
    return known.effect or (Effect.APPROVE if source is not None else Effect.APPLY)


def _is_own(source: OfficialReport, matter: Matter) -> bool:
    return source.matter.body_id == matter.body_id


def _cause(known: Background, matter: Matter, source: OfficialReport | None) -> Cause:
    cause = known.cause or Cause(matter.title)
    if source is not None and not _is_own(source, matter) and not cause.applicant:
        cause = replace(cause, applicant=source.matter.body.name, has_decided=True)
    return cause
