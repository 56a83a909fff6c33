"""A body's own decisions move its scores."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matching import calls
from utblick.matching import (
    DEFAULT_FIELDS,
    CallText,
    Learned,
    Lessons,
    Matcher,
    Term,
    WatchField,
    learn,
    lessons,
)

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
    (told,) = [reason for reason in found.reasons if reason.kind == "learned"]
    assert told.weight < 0
    assert told.text.sv.startswith("Ni har tagit ställning till liknande: mindre av ")


def test_learning_is_deterministic_and_survives_being_stored() -> None:
    assert taught() == taught()
    assert Learned.from_json(json.loads(json.dumps(taught().to_json()))) == taught()


def test_nothing_decided_teaches_nothing() -> None:
    assert learn([]) == Learned()
    assert Matcher(DEFAULT_FIELDS, learned=learn([])).match(calls.CARE) == PLAIN.match(calls.CARE)


STAND = st.tuples(st.sampled_from(calls.ALL), st.sampled_from([field.body for field in DEFAULT_FIELDS]), st.booleans())
STANDS = st.lists(STAND, max_size=12)


def after(stands: list[tuple[CallText, str, bool]]) -> Matcher:
    return PLAIN.taught(learn([PLAIN.decision(body, call, relevant) for call, body, relevant in stands]))


@settings(max_examples=12, deadline=None)
@given(STANDS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_does_not_matter(stands: list[tuple[CallText, str, bool]], chance: Random) -> None:
    mixed = list(stands)
    chance.shuffle(mixed)
    for call in calls.ALL:
        assert after(stands).match(call) == after(mixed).match(call)


@settings(max_examples=12, deadline=None)
@given(STANDS)
def test_whatever_was_learned_a_rule_still_shows_its_calls(stands: list[tuple[CallText, str, bool]]) -> None:
    """G-15: exchanges for children and youth always reach the school and youth owners."""
    refused = [(call, field.body, False) for call in calls.ALL for field in DEFAULT_FIELDS]
    for matcher in (after(stands), after(refused + stands)):
        assert {"BUN", "GVN", "KFN"} <= {match.body for match in matcher.match(calls.YOUTH_EXCHANGE)}
        assert {"KS", "KFN"} <= {match.body for match in matcher.match(calls.TOWN_TWINNING)}


@settings(max_examples=12, deadline=None)
@given(STANDS)
def test_a_body_without_decisions_sees_what_it_saw(stands: list[tuple[CallText, str, bool]]) -> None:
    matcher, taught_bodies = after(stands), {body for _, body, _ in stands}
    for call in calls.ALL:
        plain, learned = PLAIN.scores(call), matcher.scores(call)
        assert all(learned[body] == score for body, score in plain.items() if body not in taught_bodies)


def test_a_body_that_refuses_everything_is_not_shown_less_of_what_it_has_not_seen() -> None:
    learned = learn([PLAIN.decision("SHN", call, relevant=False) for call in FLOODS])
    other = CallText("LIFE-2031-WASTE", title="Waste prevention and reuse", description="For municipalities.")
    assert PLAIN.taught(learned).scores(other)["SHN"] == PLAIN.scores(other)["SHN"]


def test_a_word_that_speaks_against_is_not_unlearned_by_taking_one_call_in_spite_of_it() -> None:
    field = WatchField("SHN", terms=(Term("renovation"),), negative=("housing",))
    matcher = Matcher([field])
    learned = learn([matcher.decision("SHN", call, relevant=True) for call in HOMES])
    assert {key for key in learned.weights["SHN"] if key.startswith("word:")} == {"word:renovation"}


def test_what_has_been_learned_is_told_in_words() -> None:
    field = next(field for field in DEFAULT_FIELDS if field.body == "SHN")
    told = lessons(taught(), field)
    assert "renovering" in [name.sv for name in told.more]
    assert "klimatanpassning" in [name.sv for name in told.less]
    assert lessons(Learned(), field) == Lessons((), ())


def test_a_word_of_its_own_that_a_body_has_dropped_is_not_told_of() -> None:
    field = WatchField("KS", terms=(Term("kommunledning"),))
    learned = Learned({"KS": {"word:kommunledning": 1.0, "word:släppt": 1.0, "concept:gone": 1.0}})
    assert [name.sv for name in lessons(learned, field).more] == ["kommunledning"]
