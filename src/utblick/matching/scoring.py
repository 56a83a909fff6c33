"""The formula: from what a call holds to a score between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from utblick.matching.reading import Reading

BASE = -3.8
BY_TOPIC, BY_TITLE, BY_APPLICANT, BY_BOTH = 2.0, 2.1, 0.8, 1.0
BY_PROGRAMME, BY_ACTION, BY_OUTSIDE = 1.5, 1.5, 1.3
BY_OWN_PROGRAMME = 0.5
_FURTHEST, _MOST_BY_TITLE = 30.0, 1.5


@dataclass(frozen=True, slots=True)
class Topic:
    """How much a call is about a field (0–1), and how surely its title names it (0–1.5)."""

    amount: float
    title: float


def topic(parts: Iterable[tuple[float, float, bool]]) -> Topic:
    """From (weight, strength, stands in the title) of each notion found; one more can only raise it."""
    total = best = 0.0
    for weight, strength, in_title in parts:
        total += weight * strength**1.5
        if in_title:
            best = max(best, weight)
    return Topic(1.0 - math.exp(-total), min(best, _MOST_BY_TITLE))


def logit(reading: Reading, about: Topic) -> float:
    """The evidence, before it is bent to 0–1."""
    return (
        BASE
        + BY_TOPIC * about.amount
        + BY_TITLE * about.title
        + BY_APPLICANT * reading.applicant
        + BY_BOTH * about.amount * reading.applicant
        + BY_PROGRAMME * reading.programme_prior
        + BY_ACTION * reading.action_prior
        - BY_OUTSIDE * reading.outside
    )


def bent(evidence: float) -> float:
    """The logistic function: 0–1."""
    return 1.0 / (1.0 + math.exp(-max(-_FURTHEST, min(_FURTHEST, evidence))))
