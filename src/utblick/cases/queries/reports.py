"""Reading tjänsteskrivelser and the papers set from them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.cases.effects import Effect
from utblick.cases.models import Matter, MatterDocument, OfficialReport
from utblick.organisation.models import Body
from utblick.values import Actor


def report(actor: Actor, identifier: UUID) -> OfficialReport | None:
    """One report with its matter, or None when there is none that the actor may see."""
    return _reports(actor).filter(pk=identifier).first()


def latest_report(actor: Actor, found: Matter) -> OfficialReport | None:
    """The latest report of a matter that the actor may see."""
    return _reports(actor).filter(matter=found).order_by("-id").first()


def papers_of(found: OfficialReport) -> list[MatterDocument]:
    """The papers set from the report's text as it stands now; empty when they are to be set."""
    return list(found.papers.filter(text_of=found.text_saved_at).select_related("file"))


def proposed_points(found: OfficialReport | None) -> list[dict[str, Any]]:
    """The proposed points as a decision on them begins: the first with the report's effect, the others with none."""
    points: list[dict[str, Any]] = [{"text": text, "effect": Effect.OTHER} for text in (found.points if found else ())]
    if found and points:
        points[0]["effect"] = found.effect
        if found.effect == Effect.CONDITIONAL:
            points[0]["conditional_on"] = _approving_body()
    return points


def _reports(actor: Actor) -> QuerySet[OfficialReport]:
    rows = OfficialReport.objects.select_related(
        "matter__body__administration", "matter__officer", "recipient", "approved_by"
    )
    return visible(rows, actor)


def _approving_body() -> str:
    """The code of the body whose approval a conditional decision awaits: kommunstyrelsen."""
    board = Body.objects.filter(body_kind=Body.Kind.EXECUTIVE_BOARD, valid_to=None).first()
    return board.code if board else ""
