"""What decisions give: taught by some of the judged calls, measured on those it was not taught by."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, pstdev
from typing import Any, Literal

from utblick.matching.calls import CallText
from utblick.matching.defaults import DEFAULT_FIELDS
from utblick.matching.evaluation import MEASURES, Figures, Judged, best_bodies, evaluate_ranking
from utblick.matching.learning import Decision, learn
from utblick.matching.matcher import THRESHOLD, WHOLE_MUNICIPALITY, Matcher

DECISIONS = (20, 40, 60)
DRAWS, FOLDS = 5, 5
Order = Literal["list", "random"]
"""Which calls are decided on: those the list shows first, as people work through it, or any."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Figures after learning from so many decisions: their mean, and their standard deviation between draws."""

    decisions: int
    mean: Figures
    spread: Figures


def learning_curve(
    calls: Iterable[CallText],
    labels: Mapping[str, Judged],
    order: Order = "list",
    decisions: Sequence[int] = DECISIONS,
    draws: int = DRAWS,
) -> tuple[Gain, ...]:
    """Cross-validated: in each draw the calls are parted in `FOLDS`, and each part is ranked by what decisions on the
    others taught. A number that the other parts do not hold is left out."""
    judged = list({call.topic: call for call in calls if call.topic in labels}.values())
    most = len(judged) - -(-len(judged) // FOLDS)
    return tuple(
        _gain(number, [_ranked(judged, labels, order, number, seed) for seed in range(draws)])
        for number in decisions
        if number <= most
    )


def _ranked(calls: Sequence[CallText], labels: Mapping[str, Judged], order: Order, number: int, seed: int) -> Figures:
    chance, plain = random.Random(seed), Matcher(DEFAULT_FIELDS)
    mixed = sorted(calls, key=lambda call: call.topic)
    chance.shuffle(mixed)
    scores, bodies = {}, {}
    for fold in range(FOLDS):
        others = [call for place, call in enumerate(mixed) if place % FOLDS != fold]
        if order == "list":
            others.sort(key=lambda call: -plain.relevance(call))
        taught = learn([one for call in others[:number] for one in _decisions(plain, call, labels[call.topic])])
        matcher = plain.taught(taught)
        for call in mixed[fold::FOLDS]:
            scores[call.topic] = matcher.relevance(call)
            bodies[call.topic] = best_bodies(matcher, call)
    return evaluate_ranking(scores, labels, bodies)


def _decisions(matcher: Matcher, call: CallText, judged: Judged) -> Iterator[Decision]:
    """As in the watch: every body that the call is shown to takes a stand, and so the municipality has."""
    yield matcher.decision(WHOLE_MUNICIPALITY, call, judged.relevant)
    if judged.relevant and not judged.bodies:
        return
    for body, score in matcher.scores(call).items():
        if score >= THRESHOLD:
            yield matcher.decision(body, call, judged.relevant and judged.names(body))


def _gain(number: int, found: Sequence[Figures]) -> Gain:
    return Gain(number, _each(fmean, found), _each(pstdev, found))


def _each(reckon: Callable[[list[float]], float], found: Sequence[Figures]) -> Figures:
    reckoned: dict[str, Any] = {name: reckon([getattr(one, name) for one in found]) for name in MEASURES}
    return replace(found[0], **reckoned)
