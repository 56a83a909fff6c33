"""From the clerk's short answer about a matter to a decision's points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from utblick.cases.actions import PointAnswer
from utblick.cases.effects import Effect
from utblick.cases.models import Matter, OfficialReport
from utblick.cases.queries import proposed_points


def points_answered(matter: Matter, report: OfficialReport | None, given: Mapping[str, Any]) -> list[PointAnswer]:
    """The points that were proposed, each with its own outcome (``outcome_2``) or that of the whole (``outcome``)."""
    proposed = proposed_points(report) or [{"text": matter.title, "effect": Effect.OTHER}]
    return [
        PointAnswer(
            point["text"],
            point["effect"],
            given.get(f"outcome_{number}") or given["outcome"],
            point.get("conditional_on", ""),
        )
        for number, point in enumerate(proposed, 1)
    ]
