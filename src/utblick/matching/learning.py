"""What a body's own decisions teach: a small logistic regression for each body."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from utblick.matching.reading import CONCEPT, WORD, Reading

_ROUNDS = 200
_RATE = 0.3
_PULL = 1.0
_SINGLE = 0.5
_MOST = 2.0
_STRICTNESS = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One stand taken: the body, what of the call it can teach (`features`), what the score said before (0–1), and
    whether it was relevant."""

    body: str
    held: Mapping[str, float]
    score: float
    relevant: bool


@dataclass(frozen=True)
class Learned:
    """Weights by body and notion; empty means nothing taught. `evidence` is added before the score is bent."""

    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def evidence(self, body: str, reading: Reading) -> float:
        """What the body's decisions add for or against this call, at most ±2: alone they never hide a clear match."""
        return max(-_MOST, min(_MOST, math.fsum(share for _, share in self.grounds(body, reading))))

    def grounds(self, body: str, reading: Reading) -> list[tuple[str, float]]:
        """The notions in this call that the body's decisions weighed, by key, each with its share; strongest first."""
        weights = self.weights.get(body)
        if not weights:
            return []
        shares = [(key, weights[key] * amount) for key, amount in features(reading).items() if key in weights]
        return sorted(shares, key=lambda ground: (-abs(ground[1]), ground[0]))

    def to_json(self) -> dict[str, Any]:
        return {body: dict(weights) for body, weights in self.weights.items()}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Learned:
        return cls(
            {
                str(body): {str(name): float(weight) for name, weight in weights.items()}
                for body, weights in stored.items()
            }
        )


NOTHING = Learned()


def features(reading: Reading) -> dict[str, float]:
    """What can be learned from: how much of the call is about each concept and each own word.

    Programmes, types of action and kinds of evidence are left out: with few decisions they were learned by heart
    (docs/relevance.md).
    """
    return {key: _SINGLE * amount for key, amount in reading.strength.items() if key.startswith((CONCEPT, WORD))}


def learn(decisions: Sequence[Decision]) -> Learned:
    """Weights that move each body's scores toward its decisions; the same decisions in any order give the same."""
    bodies = sorted({decision.body for decision in decisions})
    return Learned({body: _weights([one for one in decisions if one.body == body]) for body in bodies})


def _weights(decisions: Sequence[Decision]) -> dict[str, float]:
    """AdaGrad on the logistic loss, pulled toward zero; the score before is the fixed starting point.

    How strict the body is on the whole is reckoned with and then left out, so that a body that refuses most of what
    it sees is not shown less of everything.
    """
    rows = sorted((sorted(one.held.items()), _evidence(one.score), float(one.relevant)) for one in decisions)
    names = sorted({_STRICTNESS, *(name for held, _, _ in rows for name, _ in held)})
    weights = dict.fromkeys(names, 0.0)
    squares = dict.fromkeys(names, 1e-6)
    for _ in range(_ROUNDS):
        slope = {name: _PULL * weight for name, weight in weights.items()}
        for held, before, wanted in rows:
            total = before + weights[_STRICTNESS] + math.fsum(weights[name] * amount for name, amount in held)
            miss = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) - wanted
            slope[_STRICTNESS] += miss
            for name, amount in held:
                slope[name] += miss * amount
        for name in names:
            squares[name] += slope[name] ** 2
            weights[name] -= _RATE * slope[name] / math.sqrt(squares[name])
    del weights[_STRICTNESS]
    return {name: round(weight, 4) for name, weight in weights.items() if abs(weight) >= 1e-4}


def _evidence(score: float) -> float:
    inside = min(max(score, 1e-3), 1 - 1e-3)
    return math.log(inside / (1 - inside))
