"""How many answers a second the guidelines give, and what a set five times as large costs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.figures import Figure
from guidelines.small_sets import BY_KS, rule
from utblick.guidelines import TRIGGERS, Decision, GuidelineSet, evaluate, load

GUIDELINES = Path(__file__).resolve().parents[2] / "guidelines"
LEAST_PER_SECOND, MOST_TIMES = 5_000, 2.0
RULES, ROUNDS = 300, 300
ON = date(2026, 6, 1)
APPLIED = Decision("apply", "KFN", date(2026, 5, 18))
NOT_OF_PRINCIPLE = {"body": "KFN", "actor_kind": "committee", "principal_matter": False}
QUESTIONS: Sequence[tuple[str, dict[str, object]]] = (
    ("application.submit", {**NOT_OF_PRINCIPLE, "is_feasibility_study": False}),
    ("application.submit", {**NOT_OF_PRINCIPLE, "is_feasibility_study": True}),
    ("application.commit", {**NOT_OF_PRINCIPLE, "is_feasibility_study": False, "role": "partner"}),
    ("agreement.enter", {**NOT_OF_PRINCIPLE, "agreement_type": "twinning"}),
    ("agreement.enter", {**NOT_OF_PRINCIPLE, "agreement_type": "cooperation"}),
    ("membership.join", {**NOT_OF_PRINCIPLE, "membership_scope": "whole_municipality"}),
    ("visit.incoming", {**NOT_OF_PRINCIPLE, "visit_in_own_field": True}),
    ("visit.completed", {"is_twin_town": True, "visit_direction": "incoming"}),
)
"""What an officer asks, with what an officer knows."""


def measure() -> dict[str, Figure]:
    """Tyresö's set with the law, and the same with rules on every trigger until they are 300."""
    law = [_read(path) for path in sorted((GUIDELINES / "lag").glob("*.toml"))]
    tyreso = _read(GUIDELINES / "tyreso-2010.toml")
    small, large = _per_second([*law, tyreso]), _per_second([*law, _grown(tyreso)])
    told = f"{small:,.0f} a second; {small / large:.2f} times as long on {RULES} rules"
    return {"verdicts": Figure(told, small >= LEAST_PER_SECOND and small / large <= MOST_TIMES)}


def _read(path: Path) -> GuidelineSet:
    return load(path.read_text("utf-8"), path.name)


def _grown(guidelines: GuidelineSet) -> GuidelineSet:
    """The set with more rules, each on the next trigger in turn and for an area of its own."""
    triggers = sorted(TRIGGERS)
    missing = RULES - len(guidelines.source.rules)
    added = (
        rule(BY_KS, f'{{ fact = "subject_area", eq = "område {number}" }}', f"mer-{number}")
        .replace('clause = "1"', 'clause = "R4.5"')
        .replace("project.start", triggers[number % len(triggers)])
        for number in range(missing)
    )
    return load(guidelines.text + "".join(added), "stor.toml")


def _per_second(sets: Sequence[GuidelineSet]) -> float:
    for trigger, facts in QUESTIONS:
        evaluate(sets, trigger, {**facts, "subject_area": "musik"}, [APPLIED], ON)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for trigger, facts in QUESTIONS:
            evaluate(sets, trigger, {**facts, "subject_area": "musik"}, [APPLIED], ON)
    return ROUNDS * len(QUESTIONS) / (time.perf_counter() - started)
