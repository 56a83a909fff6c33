"""What decisions give, measured on calls they were not about."""

from __future__ import annotations

from dataclasses import replace

from matching import calls
from utblick.matching import CallText, Judged, learning_curve

WANTED = [replace(calls.CARE, topic=f"ESF-2031-CARE-{number}") for number in range(10)]
REFUSED = [replace(calls.STORMWATER, topic=f"LIFE-2031-ADAPT-{number}") for number in range(30)]
MIXED: list[CallText] = [*WANTED, *REFUSED]
LABELS = {call.topic: Judged(5, frozenset({"AON"})) for call in WANTED} | {call.topic: Judged(0) for call in REFUSED}


def test_decisions_lift_what_a_municipality_takes_above_what_it_refuses() -> None:
    (few, many) = learning_curve(MIXED, LABELS, "random", (4, 24), draws=2)
    assert (few.decisions, many.decisions) == (4, 24)
    assert many.mean.ap == 1.0 > few.mean.ap
    assert many.spread.ap == 0.0
    assert (many.mean.topics, many.mean.relevant) == (40, 10)


def test_the_same_calls_give_the_same_figures_whatever_their_order() -> None:
    once = learning_curve(MIXED, LABELS, "list", (8,), draws=1)
    assert once == learning_curve(MIXED[::-1], LABELS, "list", (8,), draws=1)


def test_more_decisions_than_there_are_calls_to_teach_by_are_not_measured() -> None:
    assert learning_curve(MIXED, LABELS, "list", (60,)) == ()
