"""A body's own decisions move its scores."""

from __future__ import annotations

import json
from dataclasses import replace

from matching import calls
from utblick.matching import DEFAULT_FIELDS, CallText, Learned, Matcher, learn

PLAIN = Matcher(DEFAULT_FIELDS)
FLOODS = [replace(calls.STORMWATER, topic=f"LIFE-2031-ADAPT-{number}") for number in range(4)]
HOMES = [
    CallText(f"LIFE-2031-HOMES-{number}", title="Renovation of social housing", description="For local authorities.")
    for number in range(4)
]


def taught() -> Learned:
    decisions = [PLAIN.decision("SHN", call, relevant=False) for call in FLOODS]
    return learn(decisions + [PLAIN.decision("SHN", call, relevant=True) for call in HOMES])


def test_what_was_wanted_passes_what_was_refused() -> None:
    matcher = Matcher(DEFAULT_FIELDS, learned=taught())
    refused, wanted = calls.STORMWATER, HOMES[0]
    assert PLAIN.scores(refused)["SHN"] > PLAIN.scores(wanted)["SHN"]
    assert matcher.scores(refused)["SHN"] < matcher.scores(wanted)["SHN"]


def test_one_body_does_not_learn_for_another() -> None:
    matcher = Matcher(DEFAULT_FIELDS, learned=taught())
    plain, learned = PLAIN.scores(calls.STORMWATER), matcher.scores(calls.STORMWATER)
    assert {body: score for body, score in plain.items() if body != "SHN"} == {
        body: score for body, score in learned.items() if body != "SHN"
    }


def test_the_whole_municipality_learns_its_own_ranking() -> None:
    learned = learn([PLAIN.decision("", call, relevant=False) for call in FLOODS])
    matcher = Matcher(DEFAULT_FIELDS, learned=learned)
    assert matcher.relevance(calls.STORMWATER) < PLAIN.relevance(calls.STORMWATER)
    assert matcher.scores(calls.STORMWATER) == PLAIN.scores(calls.STORMWATER)


def test_a_match_says_that_earlier_decisions_counted() -> None:
    matches = Matcher(DEFAULT_FIELDS, learned=taught()).match(calls.STORMWATER)
    (found,) = [one for one in matches if one.body == "SHN"]
    assert any(reason.kind == "learned" and reason.weight < 0 for reason in found.reasons)


def test_learning_is_deterministic_and_survives_being_stored() -> None:
    assert taught() == taught()
    assert Learned.from_json(json.loads(json.dumps(taught().to_json()))) == taught()


def test_nothing_decided_teaches_nothing() -> None:
    assert learn([]) == Learned()
    assert Matcher(DEFAULT_FIELDS, learned=learn([])).match(calls.CARE) == PLAIN.match(calls.CARE)
