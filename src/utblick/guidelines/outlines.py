"""What makes two answers the same for the one who asks."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.guidelines.verdicts import Outcome, Step, Verdict

StepKey = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """The answer, the steps that are required, and those of them that are missing; a step by its kind and bodies."""

    outcome: Outcome
    required: frozenset[StepKey]
    missing: frozenset[StepKey]


def outline_of(verdict: Verdict) -> Outline:
    """The answer and its steps, without their words."""
    missing = frozenset(key_of(step) for step in verdict.missing)
    fulfilled = (key_of(step) for step in verdict.fulfilled if step.level == "must")
    return Outline(verdict.outcome, missing.union(fulfilled), missing)


def key_of(step: Step) -> StepKey:
    return step.kind, step.bodies
