"""How good a ranking is, against judged relevance."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from utblick.matching.calls import CallText
from utblick.matching.defaults import DEFAULT_FIELDS
from utblick.matching.matcher import Matcher
from utblick.values import searchable

MEASURES = ("ap", "p20", "r100", "ndcg50", "hit2")


@dataclass(frozen=True, slots=True)
class Judged:
    """What judges said of one topic: the sum of their grades (0–6), and the bodies any of them named."""

    grade: float
    bodies: frozenset[str] = frozenset()
    relevant_from: float = 4.0

    @property
    def relevant(self) -> bool:
        return self.grade >= self.relevant_from

    def names(self, body: str) -> bool:
        return _code(body) in self.bodies


@dataclass(frozen=True, slots=True)
class Figures:
    """Average precision, precision among the first 20, recall among the first 100, nDCG of the first 50, and the share
    of relevant topics for which one of the two best bodies is one a judge named. All 0–1; `topics` were ranked."""

    ap: float
    p20: float
    r100: float
    ndcg50: float
    hit2: float
    topics: int
    relevant: int

    def to_json(self) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def evaluate_ranking(
    scores: Mapping[str, float],
    labels: Mapping[str, Judged],
    bodies: Mapping[str, Sequence[str]] | None = None,
) -> Figures:
    """Figures for a ranking of the topics that have both a score and a label.

    `bodies` gives each topic's bodies, best first, for `hit2`. Equal scores are ordered by topic.
    """
    topics = sorted((topic for topic in scores if topic in labels), key=lambda topic: (-scores[topic], topic))
    hits = [labels[topic].relevant for topic in topics]
    relevant = sum(hits)
    precise = [sum(hits[: at + 1]) / (at + 1) for at, hit in enumerate(hits) if hit]
    gains = [labels[topic].grade for topic in topics]
    best = _dcg(sorted(gains, reverse=True)[:50])
    judged = [topic for topic in topics if labels[topic].relevant and labels[topic].bodies]
    return Figures(
        ap=sum(precise) / relevant if relevant else 0.0,
        p20=sum(hits[:20]) / min(20, len(hits)) if hits else 0.0,
        r100=sum(hits[:100]) / relevant if relevant else 0.0,
        ndcg50=_dcg(gains[:50]) / best if best else 0.0,
        hit2=sum(any(map(labels[topic].names, (bodies or {}).get(topic, ())[:2])) for topic in judged) / len(judged)
        if judged
        else 0.0,
        topics=len(topics),
        relevant=relevant,
    )


def call_from_json(record: Mapping[str, object]) -> CallText:
    """One line of a calls file: topic, title, call_title, programme, type_of_action, description.

    A missing or null field is empty; a list is its parts, joined.
    """
    return CallText(*(_told(record.get(name)) for name in CallText.__slots__))


def labels_from_rows(rows: Iterable[Mapping[str, str]]) -> dict[str, Judged]:
    """Rows of a labels file: topic, grade_a (0–3), grade_b, namnder_a, namnder_b (body codes parted by commas).

    Where the second judge is missing the first counts twice. Raises ValueError for a grade that is none.
    """
    return {
        row["topic"]: Judged(
            _grade(row["grade_a"]) + _grade(row.get("grade_b") or row["grade_a"]),
            frozenset(_codes(row.get("namnder_a") or "") | _codes(row.get("namnder_b") or "")),
        )
        for row in rows
    }


def bench_relevance(calls: Iterable[CallText], labels: Mapping[str, Judged]) -> Figures:
    """Rank the calls with the shipped fields, nothing learned, and compare with the labels."""
    matcher = Matcher(DEFAULT_FIELDS)
    scores, bodies = {}, {}
    for call in calls:
        scores[call.topic] = matcher.relevance(call)
        bodies[call.topic] = best_bodies(matcher, call)
    return evaluate_ranking(scores, labels, bodies)


def best_bodies(matcher: Matcher, call: CallText) -> list[str]:
    """Every field's body, the one with the highest score first; equal ones by code."""
    scores = matcher.scores(call)
    return sorted(scores, key=lambda body: (-scores[body], body))


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def _told(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return "; ".join(str(part) for part in parts if part)


def _grade(cell: str) -> float:
    grade = float(cell.replace(",", "."))
    if not 0 <= grade <= 3:
        raise ValueError(cell)
    return grade


def _codes(cell: str) -> set[str]:
    return {_code(code) for code in re.split("[,;]", cell) if code.strip()}


def _code(code: str) -> str:
    """Å, Ä, Ö are written A, O in label files."""
    return searchable(code).upper().translate(str.maketrans("ÅÄÖ", "AAO"))
