"""The shipped set and short ways to ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from utblick.guidelines import Coverage, Decision, GuidelineSet, Verdict, evaluate, load
from utblick.values import Money

PATH = Path(__file__).resolve().parents[2] / "guidelines" / "tyreso-2010.toml"
TYRESO = load(PATH.read_text(encoding="utf-8"), "guidelines/tyreso-2010.toml")
ASKED = date(2026, 6, 1)
APPLICATION: Mapping[str, Any] = {
    "reference": "A-1",
    "body": "KFN",
    "actor_kind": "committee",
    "role": "coordinator",
    "programme": "CERV",
    "call": "CERV-1",
    "own_cost": Money.of(40_000),
    "is_feasibility_study": False,
    "principal_matter": False,
    "urgent": False,
}
APPLY = Decision("apply", "KFN", date(2026, 5, 18), paragraph="45")
APPROVAL = Decision("approval", "KS", date(2026, 5, 26), paragraph="112")


def ask(
    trigger: str,
    *decisions: Decision,
    on: date = ASKED,
    parameters: Mapping[str, str | Money | None] | None = None,
    sets: Sequence[GuidelineSet] | None = None,
    **facts: Any,
) -> Verdict:
    chosen = sets if sets is not None else [TYRESO.with_parameters(parameters or {})]
    return evaluate(chosen, trigger, facts, decisions, on)


def ask_application(
    *decisions: Decision,
    trigger: str = "application.submit",
    on: date = ASKED,
    parameters: Mapping[str, str | Money | None] | None = None,
    **facts: Any,
) -> Verdict:
    return ask(trigger, *decisions, on=on, parameters=parameters, **{**APPLICATION, **facts})


def missing(verdict: Verdict) -> list[tuple[str, str]]:
    return [(step.kind, "+".join(step.bodies)) for step in verdict.missing]


def cited(verdict: Verdict) -> list[str]:
    return [citation.clause for citation in verdict.citations]


def frame(**scope: Any) -> Decision:
    covers: dict[str, Any] = {
        "programme": "CERV",
        "body": "KFN",
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        **scope,
    }
    return Decision("frame", "KS", date(2026, 1, 20), paragraph="12", covers=Coverage(**covers))
