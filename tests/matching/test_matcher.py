"""Which nämnd a call concerns, and why (R2.6–R2.8, G-14 … G-16)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import calls
from utblick.matching import (
    DEFAULT_FIELDS,
    THRESHOLD,
    Background,
    CallText,
    ConceptWeight,
    Match,
    Matcher,
    Term,
    WatchField,
    match,
    relevance,
)
from utblick.matching.tables import listed

MATCHER = Matcher(DEFAULT_FIELDS)


def bodies(call: CallText) -> list[str]:
    return [found.body for found in MATCHER.match(call)]


def only(call: CallText, field: WatchField) -> Match:
    (found,) = match(call, (field,))
    return found


def test_a_town_twinning_call_reaches_culture_and_the_municipal_board_with_the_reason() -> None:
    found = {one.body: one for one in MATCHER.match(calls.TOWN_TWINNING)}
    assert list(found)[:2] in (["KFN", "KS"], ["KS", "KFN"])
    for body in ("KFN", "KS"):
        assert found[body].reasons[0].kind == "rule"
        assert "Vänorter" in found[body].reasons[0].text.sv
        assert any(reason.term == "town twinning" and reason.place == "title" for reason in found[body].reasons)


def test_a_town_in_town_twinning_is_no_town_planning() -> None:
    call = replace(calls.TOWN_TWINNING, description="Citizens meet for a few days.")
    assert set(bodies(call)) == {"KFN", "KS"}


def test_a_call_named_only_by_its_identifier_still_reaches_those_who_keep_the_twin_towns() -> None:
    assert set(bodies(CallText("CERV-2031-CITIZENS-TOWN-NT"))) == {"KFN", "KS"}


@pytest.mark.parametrize("call", [calls.QUANTUM, calls.MISSILES], ids=["physics", "defence"])
def test_no_match_is_an_outcome(call: CallText) -> None:
    assert MATCHER.match(call) == ()


def test_youth_exchange_always_reaches_schools_and_youth() -> None:
    """G-15."""
    found = {one.body: one for one in MATCHER.match(calls.YOUTH_EXCHANGE)}
    assert {"BUN", "GVN", "KFN"} <= set(found)
    assert all("R2.7" in found[body].reasons[0].text.sv for body in ("BUN", "GVN", "KFN"))


def test_youth_exchange_reaches_a_school_field_that_has_no_words_of_its_own() -> None:
    """G-15: the rule does not rest on the words chosen."""
    assert only(calls.YOUTH_EXCHANGE, WatchField("BUN", children_and_youth=True)).reasons[0].kind == "rule"
    assert match(calls.YOUTH_EXCHANGE, (WatchField("BUN"),)) == ()


@pytest.mark.parametrize(
    ("call", "body"), [(calls.STORMWATER, "SHN"), (calls.CARE, "ÄON")], ids=["stormwater", "elderly care"]
)
def test_a_call_comes_first_to_the_body_whose_field_it_is(call: CallText, body: str) -> None:
    assert bodies(call)[0] == body


def test_a_swedish_compound_is_found_by_its_parts() -> None:
    found = {one.body: one for one in MATCHER.match(calls.SWEDISH)}
    terms = {reason.term for reason in found["KFN"].reasons}
    assert {"vänortssamarbete", "kulturskolan"} <= terms
    unlisted = CallText("", title="Stöd till kommuner för vänortsbesök i sommar")
    assert only(unlisted, WatchField("KFN", town_twinning=True)).reasons[0].term == "vänortsbesök"


def test_a_swedish_word_of_ones_own_finds_english_calls() -> None:
    field = WatchField("X", terms=(Term("äldreomsorg"),))
    assert any(reason.term == "long term care" for reason in only(calls.CARE, field).reasons)


def test_a_word_that_is_in_no_list_is_found_as_written() -> None:
    call = replace(calls.CARE, title="Snoezelen rooms")
    reasons = only(call, WatchField("X", terms=(Term("snoezelen"),))).reasons
    assert reasons[0].text.sv == "Ert ord ”snoezelen” i rubriken"
    assert reasons[0].text.en == "Your word “snoezelen” in the title"


def test_the_explanation_names_the_words_the_addressees_and_the_programme() -> None:
    (found,) = [one for one in MATCHER.match(calls.STORMWATER) if one.body == "SHN"]
    assert {"term", "applicant"} <= {reason.kind for reason in found.reasons}
    assert any(reason.term == "climate adaptation" and reason.place == "title" for reason in found.reasons)
    assert all(reason.text.sv and reason.text.en for reason in found.reasons)
    weights = [reason.weight for reason in found.reasons if reason.kind == "term"]
    assert weights == sorted(weights, reverse=True)


def test_a_negative_word_lowers_the_score_and_says_so() -> None:
    field = next(field for field in DEFAULT_FIELDS if field.body == "ÄON")
    plain = only(calls.CARE, field)
    lowered = only(calls.CARE, replace(field, negative=("nursing homes",)))
    assert lowered.score < plain.score
    assert any(reason.kind == "against" and "nursing homes" in reason.term for reason in lowered.reasons)
    assert match(calls.CARE, (replace(field, negative=("older people", "home care", "loneliness", "long-term")),)) == ()


def test_a_programme_the_body_follows_counts_in_favour() -> None:
    field = WatchField("X", concepts=(ConceptWeight("elderly-care"),))
    assert only(calls.CARE, replace(field, programmes=("ESF",))).score > only(calls.CARE, field).score


def test_what_is_rare_among_calls_counts_more() -> None:
    field = WatchField("X", concepts=(ConceptWeight("elderly-care"),))
    common = Background(100, {"concept:elderly-care": 100})
    assert Matcher((field,), common).scores(calls.CARE)["X"] < Matcher((field,)).scores(calls.CARE)["X"]


def test_relevance_ranks_the_municipal_calls_above_the_others() -> None:
    ranked = sorted(calls.ALL, key=relevance, reverse=True)
    assert set(ranked[-2:]) == {calls.QUANTUM, calls.MISSILES}
    assert relevance(calls.TOWN_TWINNING) > 0.9 > 0.05 > relevance(calls.QUANTUM)


def test_the_same_call_always_gives_the_same_answer_whatever_the_order_of_the_fields() -> None:
    again = Matcher(tuple(reversed(DEFAULT_FIELDS)))
    assert all(again.match(call) == MATCHER.match(call) for call in calls.ALL)


def test_every_match_reaches_the_threshold_and_stays_within_one() -> None:
    assert all(THRESHOLD <= found.score <= 1 for call in calls.ALL for found in MATCHER.match(call))


WORDS = st.sampled_from(
    listed(
        """school, youth exchange, vänort, vänortsbesök, stormwater, äldreomsorg, housing, town, town twinning,
        missile, kommun, skola, barn, library, cities, of, the, and, waste, state, art, cell culture, culture,
        kulturskola, snö"""
    )
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(title=TEXTS, description=TEXTS, kept=st.lists(WORDS, max_size=4), added=WORDS, weight=st.floats(0.1, 3))
def test_a_word_more_never_lowers_a_score(
    title: str, description: str, kept: list[str], added: str, weight: float
) -> None:
    call = CallText("LIFE-2031-X", title=title, description=description)
    field = WatchField("X", terms=tuple(Term(word) for word in kept), concepts=(ConceptWeight("school", 2.0),))
    more = replace(field, terms=(*field.terms, Term(added, weight)))
    other = WatchField("Y", concepts=(ConceptWeight("town-twinning", 3.0), ConceptWeight("culture")))
    before, after = Matcher((field, other)).scores(call), Matcher((more, other)).scores(call)
    assert after["X"] >= before["X"]
    assert after["Y"] == before["Y"]


HOSTILE = [
    "",
    "\x00",
    "skola\x00skola",
    "\ud800 school \udfff",
    "\u202eloohcs\u202c",
    "school " * 1_500,
    "x" * 10_000,
    "İıſß ﬁ 学校 🏫",
    "=1+1|'{}<script>",
    "e\u0301cole a\u030a\u030a",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_as_any_other(text: str) -> None:
    call = CallText(text, text, text, text, text, text)
    field = WatchField("X", name=text, terms=(Term(text),), negative=(text,), programmes=(text,))
    assert 0 <= relevance(call) <= 1
    assert 0 <= Matcher((field, *DEFAULT_FIELDS)).scores(call)["X"] <= 1
    assert MATCHER.match(call) == MATCHER.match(call)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_matched(title: str, description: str) -> None:
    for found in MATCHER.match(CallText(title, title=title, description=description)):
        assert THRESHOLD <= found.score <= 1
