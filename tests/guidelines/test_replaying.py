"""Replay: what a proposed set would have changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.replayed import NEW_TEXT, OLD_TEXT, application, many, membership, old_set, proposal
from guidelines.tyreso import TYRESO
from utblick.guidelines import load
from utblick.guidelines.matters import Matter
from utblick.guidelines.replay_json import result_from_json, result_to_json
from utblick.guidelines.replay_summary import Flow, kinds_of_change, summary_of
from utblick.guidelines.replaying import STILL_VALID, Days, Replayed, replay

OLD, NEW = old_set(), proposal()
CHEAP, COSTLY = 40_000, 900_000


def only(*matters: Matter) -> Replayed:
    [found] = replay([OLD], [NEW], matters).matters
    return found


def changes(found: Replayed) -> list[tuple[str, str, str, str]]:
    assert found.difference is not None
    return [
        (step.change, step.kind, step.before.by if step.before else "", step.after.by if step.after else "")
        for step in found.difference.steps
    ]


def test_a_decision_moves_from_one_body_to_another():
    found = only(application(cost=COSTLY))
    assert changes(found) == [("moved", "approval", "KS", "KF")]
    assert found.goes_another_way
    assert found.difference is not None
    assert (found.difference.outcome_before, found.difference.outcome_after) == ("allowed", "not_yet")


def test_a_step_falls_away_and_comes_back_when_the_sets_change_places():
    assert changes(only(application(cost=CHEAP))) == [("gone", "approval", "KS", "")]
    older = load(NEW_TEXT.replace("2027-01-01", "2020-01-01"), "a.toml")
    newer = load(OLD_TEXT, "b.toml")
    [found] = replay([older], [newer], [application(cost=CHEAP)]).matters
    assert changes(found) == [("come", "approval", "", "KS")]


def test_new_duties_are_told_and_reworded_ones_are_not_new():
    found = only(application())
    assert found.difference is not None
    assert [(duty.kind, duty.by, duty.to, duty.clause) for duty in found.difference.new_duties] == [
        ("report", "KFN", ("KS",), "2")
    ]
    reworded = load(NEW_TEXT.replace("Anmäl till styrelsen", "Berätta för styrelsen"), "c.toml")
    [same] = replay([NEW], [reworded], [application(on=date(2027, 5, 1))]).matters
    assert not same.is_affected


def test_a_new_question_is_told():
    """An unknown cost decides under the proposal only."""
    matter = application()
    unknown = replace(matter, facts={"reference": "A-1", "body": "KFN"})
    found = only(unknown)
    assert found.difference is not None
    assert found.difference.outcome_after == "undetermined"
    assert len(found.difference.new_questions) == 1


@pytest.mark.parametrize(
    "new, kind",
    [
        (OLD_TEXT.replace('decision = "approval"', 'decision = "approval"\ndeadline = { days = 5 }'), "deadline"),
        (
            OLD_TEXT
            + """
[[rules]]
id = "delegates"
triggers = ["application.submit"]
clause = "1"
[rules.effect]
kind = "may_delegate"
about = ["approval"]
body = "KS"
to = ["KSAU"]
up_to = { amount = 500000, currency = "SEK" }

[[bodies]]
code = "KSAU"
name = { sv = "utskottet", en = "the working committee" }
""",
            "ways",
        ),
        (OLD_TEXT.replace('about = "approval"', 'about = "approval"\nlevel = "should"'), "level"),
    ],
)
def test_the_same_step_asked_for_otherwise_is_told(new, kind):
    changed = load(new.replace('id = "aldre"', 'id = "aldre"', 1), "ny.toml")
    [found] = replay([OLD], [changed], [application()]).matters
    assert [(change, by) for change, _, by, _ in changes(found)] == [(kind, "KS")]
    assert found.goes_another_way == (kind == "level")


def test_a_matter_that_nothing_changes_for_is_unaffected():
    found = only(membership())
    assert not found.is_affected
    assert summary_of(replay([OLD], [NEW], [membership()])).unaffected == 1


def test_what_was_decided_stays_valid_and_an_open_matter_is_affected_at_the_change_over():
    closed, open_one = application(1), application(2, is_open=True, decided=False)
    result = replay([OLD], [NEW], [closed, open_one])
    assert [one.standing for one in result.matters] == [STILL_VALID, None]
    assert summary_of(result).open_affected == 1


def test_a_day_before_any_older_set_cannot_be_compared():
    found = only(application(on=date(2019, 5, 1)))
    assert found.difference is None and not found.is_affected
    assert summary_of(replay([OLD], [NEW], [application(on=date(2019, 5, 1))])).not_compared == 1


def test_a_set_in_both_lists_counts_on_its_own_days_and_a_proposal_on_every_day():
    law = load(OLD_TEXT.replace('id = "aldre"', 'id = "lag"', 1).replace("2020-01-01", "2026-01-01"), "lag.toml")
    result = replay([OLD, law], [law, NEW], [application(1, on=date(2025, 5, 1)), application(2)])
    assert result.old == ("Äldre riktlinjer",)
    assert result.new == ("Förslag till riktlinjer", "Äldre riktlinjer")


def test_no_matters_give_an_empty_result():
    found = summary_of(replay([OLD], [NEW], []))
    assert (found.total, found.other_way, found.flows, found.days.median) == (0, 0, (), None)


def test_the_figures_tell_who_decided_before_and_who_would():
    matters = [application(1), application(2), application(3, cost=COSTLY), membership()]
    found = summary_of(replay([OLD], [NEW], matters))
    assert (found.total, found.other_way, found.affected, found.unaffected) == (4, 3, 3, 1)
    assert found.changes == {"moved": 1, "gone": 2, "outcome": 1, "duty": 3}
    assert found.outcomes == (("allowed", "not_yet", 1),)
    assert set(found.flows) == {
        Flow("apply", "KFN", "KFN", 3),
        Flow("approval", "KS", "", 2),
        Flow("approval", "KS", "KF", 1),
        Flow("join", "KS", "KS", 1),
    }


def test_days_are_asked_for_only_where_the_steps_differ():
    asked = []

    def days_won(matter, before, after):
        asked.append(matter.reference)
        return Days({"A-1": 10, "A-2": -30, "A-3": None}[matter.reference], matter.reference == "A-2")

    matters = [application(1), application(2, is_open=True), application(3, cost=COSTLY), membership()]
    found = summary_of(replay([OLD], [NEW], matters, days_won))
    assert sorted(asked) == ["A-1", "A-2", "A-3"]
    days = found.days
    assert (days.won, days.lost, days.unknown, days.median, days.worst, days.best) == (1, 1, 1, -10.0, -30, 10)
    assert found.too_late == 1


def test_matters_that_differ_by_their_reference_alone_are_judged_alike_unless_a_rule_asks_for_it():
    asks = NEW_TEXT.replace(
        'when = { fact = "own_cost", gt = { amount = 500000, currency = "SEK" } }',
        'when = { fact = "reference", eq = "A-2" }',
    )
    both = [application(1), application(2)]
    alike = replay([OLD], [NEW], both).matters
    assert alike[0].difference is alike[1].difference
    by_name = replay([OLD], [load(asks, "x.toml")], both).matters
    assert [changes(one)[0][0] for one in by_name] == ["gone", "moved"]


def test_a_decision_about_another_matter_does_not_count():
    mine, other = application(1), application(2)
    found = only(replace(mine, decisions=other.decisions))
    assert found.difference is not None
    assert found.difference.outcome_before == "not_yet"


SOME = st.integers(0, 10_000).map(lambda seed: many(6, seed=seed))


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_a_set_replayed_against_itself_changes_nothing(matters):
    for one in (OLD, TYRESO):
        result = replay([one], [one], matters)
        assert not any(found.is_affected for found in result.matters)
        copy = load(OLD_TEXT, "aldre.toml") if one is OLD else one
        assert replay([one], [copy], matters) == result


@settings(max_examples=60, deadline=None)
@given(SOME, st.randoms())
def test_the_order_of_matters_does_not_matter(matters, chance):
    shuffled = list(matters)
    chance.shuffle(shuffled)
    assert replay([TYRESO, OLD], [TYRESO, NEW], shuffled) == replay([TYRESO, OLD], [TYRESO, NEW], matters)


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_a_result_goes_out_as_json_and_comes_back_the_same(matters):
    result = replay([OLD], [NEW], matters, lambda *_: Days(3))
    assert result_from_json(json.loads(json.dumps(result_to_json(result)))) == result


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_the_figures_add_up(matters):
    found = summary_of(replay([OLD], [NEW], matters))
    assert found.affected + found.unaffected + found.not_compared == found.total == len(matters)
    assert found.other_way <= found.affected


def test_another_version_of_the_json_is_refused():
    with pytest.raises(ValueError, match="version"):
        result_from_json({"version": 2})


def test_kinds_of_change_are_named_once_each():
    assert kinds_of_change(only(application(cost=COSTLY))) == {"moved", "outcome", "duty"}
    assert kinds_of_change(only(application(on=date(2019, 1, 1) + timedelta(days=3)))) == set()
