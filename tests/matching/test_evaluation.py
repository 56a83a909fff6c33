"""The figures a ranking is judged by, on small cases reckoned by hand and on recorded calls."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from utblick.matching import (
    CallText,
    Judged,
    bench_relevance,
    call_from_json,
    evaluate_ranking,
    labels_from_rows,
)

FEED = "data/eu_calls/MichelNivard__eu-grants-feed"


def test_average_precision_is_the_mean_of_precision_at_each_hit() -> None:
    labels = {"a": Judged(4), "b": Judged(0), "c": Judged(6), "d": Judged(3)}
    figures = evaluate_ranking({"a": 0.9, "b": 0.8, "c": 0.7, "d": 0.1, "unlabelled": 1.0}, labels)
    assert figures.ap == pytest.approx((1 + 2 / 3) / 2)
    assert figures.p20 == 0.5
    assert figures.r100 == 1.0
    assert (figures.topics, figures.relevant) == (4, 2)
    assert 0.8 < figures.ndcg50 < 1


def test_a_perfect_order_has_an_ndcg_of_one() -> None:
    assert evaluate_ranking({"a": 2, "b": 1}, {"a": Judged(6), "b": Judged(2)}).ndcg50 == 1.0


def test_equal_scores_are_ordered_by_topic() -> None:
    labels = {"b": Judged(6), "a": Judged(0)}
    assert evaluate_ranking({"b": 1.0, "a": 1.0}, labels).ap == 0.5


def test_a_body_counts_as_found_when_it_is_among_the_two_best() -> None:
    labels = {"a": Judged(4, frozenset({"AON"})), "b": Judged(4, frozenset({"KS"})), "c": Judged(0, frozenset({"KS"}))}
    bodies = {"a": ["KFN", "ÄON"], "b": ["KFN", "BUN", "KS"], "c": ["KFN", "BUN"]}
    assert evaluate_ranking({"a": 1, "b": 1, "c": 0}, labels, bodies).hit2 == 0.5


def test_nothing_to_rank_gives_zeros() -> None:
    assert evaluate_ranking({}, {}).to_json() == {
        "ap": 0, "p20": 0, "r100": 0, "ndcg50": 0, "hit2": 0, "topics": 0, "relevant": 0,
    }  # fmt: skip


def test_files_of_calls_and_labels_are_read() -> None:
    call = call_from_json({"topic": "T-1", "title": "Waste", "description": None, "more": 1})
    assert call == CallText("T-1", "Waste")
    rows = [{"topic": "T-1", "grade_a": "2", "grade_b": "3", "namnder_a": "SHN, ÄON", "namnder_b": ""}]
    labels = labels_from_rows(rows)
    assert labels == {"T-1": Judged(5, frozenset({"SHN", "AON"}))}
    assert bench_relevance([call], labels).to_json()["ap"] == 1.0


@pytest.mark.shared
def test_recorded_calls_are_ranked_well_above_the_floor(shared: Path, record_property: Any) -> None:
    """Floor for resolved: average precision 0.55 without a language model."""
    with (shared / "data/labels/eu_calls_municipal_relevance.csv").open(encoding="utf-8", newline="") as file:
        labels = labels_from_rows(csv.DictReader(file))
    recorded = {call.topic: call for call in _recorded(shared / FEED)}
    assert set(labels) <= set(recorded)
    figures = bench_relevance([recorded[topic] for topic in sorted(labels)], labels)
    record_property("figures", json.dumps(figures.to_json()))
    assert figures.ap >= 0.55


def _recorded(feed: Path) -> list[CallText]:
    """Every recorded call, the last text that holds a description winning."""
    records: list[dict[str, Any]] = []
    with gzip.open(feed / "history_to_2026-06-26.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            records += [version["record"] for version in json.loads(line)["versions"]]
    for path in sorted(feed.glob("grants_*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            records += json.load(file)["grants"]
    records.sort(key=lambda record: bool(record.get("abstract")))
    return [
        CallText(
            topic=record["identifier"] or "",
            title=record["title"] or "",
            call_title=record.get("callTitle") or "",
            programme="; ".join(programme["label"] for programme in record["frameworkProgrammes"]),
            type_of_action=record.get("actionType") or "",
            description=record.get("abstract") or "",
        )
        for record in records
    ]
