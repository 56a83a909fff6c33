"""Strandö's report on 2025: drafts for every nämnd, one answered and decided, one without cooperation."""

from __future__ import annotations

from datetime import date

from utblick.reporting.actions import answer, begin_year, record_paragraph, write_text
from utblick.reporting.jobs import write_drafts
from utblick.reporting.models import BodyReport
from utblick.values import Actor

YEAR = 2025


def begin(actor: Actor) -> None:
    write_drafts(str(begin_year(actor, YEAR).pk))


def answer_drafts(actor: Actor) -> None:
    part = _part("KFN")
    added = "Mest nytta har vi haft av att bibliotekarierna lärt känna sina kolleger på plats."
    write_text(actor, part, version=part.version, text=f"{part.text}\n\n{added}")
    answer(actor, part, nothing=False)
    quiet = BodyReport.objects.filter(figures__agreements=[], figures__exchanges=[], figures__visits_in=[]).first()
    if quiet is not None:
        answer(actor, quiet, nothing=True)


def decide(actor: Actor) -> None:
    part = _part("KFN")
    record_paragraph(actor, part, version=part.version, decided_on=date(2026, 2, 19), paragraph="12")


def _part(code: str) -> BodyReport:
    return BodyReport.objects.select_related("body", "owner", "report").get(report__year=YEAR, body_id=code)
