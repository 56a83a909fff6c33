"""Strandö's report on 2025: a draft for every nämnd, all answered but one, one decided with its §."""

from __future__ import annotations

from datetime import date

from utblick.reporting.actions import answer, begin_year, record_paragraph, write_text
from utblick.reporting.jobs import write_drafts
from utblick.reporting.models import BodyReport
from utblick.values import Actor

YEAR = 2025
LATE = "BUN"
"""Has not answered yet."""


def begin(actor: Actor) -> None:
    write_drafts(str(begin_year(actor, YEAR).pk))


def answer_drafts(actor: Actor) -> None:
    part = _part("KFN")
    added = "Mest nytta har vi haft av att bibliotekarierna lärt känna sina kolleger på plats."
    write_text(actor, part, version=part.version, text=f"{part.text}\n\n{added}")
    answer(actor, part, nothing=False)
    for other in BodyReport.objects.filter(report__year=YEAR).exclude(body_id__in=("KFN", LATE)).order_by("body_id"):
        answer(actor, other, nothing=not any(other.figures.values()))


def decide(actor: Actor) -> None:
    part = _part("KFN")
    record_paragraph(actor, part, version=part.version, decided_on=date(2026, 2, 19), paragraph="12")


def _part(code: str) -> BodyReport:
    return BodyReport.objects.select_related("body", "owner", "report").get(report__year=YEAR, body_id=code)
