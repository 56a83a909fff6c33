"""An explanation tells what was used and tried, and only what would really have changed the answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.shipped import LAW, SHIPPED
from guidelines.small_sets import BY_KF, BY_KS, EXEMPT, FORBID, rule, small
from guidelines.test_properties import DECISIONS, LIKELY_DECISIONS, ON, PARAMETERS, TRIGGER, matters
from guidelines.tyreso import APPLICATION, APPLY, APPROVAL, ASKED, TYRESO
from utblick.guidelines import Decision, GuidelineSet, evaluate
from utblick.guidelines.counterfactuals import MOST, Counterfactual, counterfactuals
from utblick.guidelines.explaining import Explanation, explain
from utblick.guidelines.outlines import outline_of
from utblick.values import Money

THRESHOLD = TYRESO.with_parameters({"approval_threshold": Money.of(200_000)})


def explained(*sets: GuidelineSet, decisions: tuple[Decision, ...] = (), **facts: Any) -> Explanation:
    return explain(sets, "project.start", facts, decisions, ON)


def told(found: tuple[Counterfactual, ...]) -> list[str]:
    return [one.text.sv.replace("\u00a0", " ") for one in found]


def test_g_33_a_threshold_is_told_as_what_would_have_taken_the_approval_away() -> None:
    """G-33, R4.5: ”hade egeninsatsen varit …”."""
    facts = {**APPLICATION, "own_cost": Money.of(250_000)}
    found = counterfactuals([THRESHOLD], "application.submit", facts, [APPLY, APPROVAL], ASKED)
    assert "Hade den egna kostnaden varit mindre än 200 000 kr hade godkännande (KS, R4.5) inte behövts." in told(found)
    cost = next(one for one in found if one.fact == "own_cost")
    assert cost.text.en.startswith("Had the own cost been less than SEK\u00a0200,000, approval (KS, R4.5) would not")


def test_missing_decisions_are_told_one_by_one_and_together() -> None:
    found = counterfactuals([TYRESO], "application.submit", APPLICATION, [], ASKED)
    given_by = [tuple(decision.body for decision in one.decisions) for one in found if one.decisions]
    assert ("KFN",) in given_by and ("KS",) in given_by
    both = next(one for one in found if len(one.decisions) == 2)
    assert both.outline.outcome == "allowed" and "Får göras" in both.text.sv


def test_a_decision_that_came_too_late_is_told_as_another_day_of_submission() -> None:
    facts = {**APPLICATION, "submitted_on": date(2026, 5, 20)}
    found = counterfactuals([TYRESO], "application.submit", facts, [APPLY, APPROVAL], ASKED)
    assert any("tidigast den 26 maj 2026" in text and "Får göras" in text for text in told(found))


def test_the_smallest_change_comes_first_and_at_most_ten_are_told() -> None:
    found = counterfactuals([THRESHOLD], "application.submit", APPLICATION, [], ASKED)
    assert [one.size for one in found] == sorted(one.size for one in found)
    assert len(found) <= MOST


def test_a_day_of_the_year_is_told_within_the_years_around() -> None:
    window = '{ fact = "starts_on", within = { from = "07-01", to = "07-31" } }'
    found = explained(small(rule(BY_KS), rule(FORBID, window, "sommar")), starts_on=date(2026, 7, 10)).changes
    assert any("före den 1 juli 2026" in text for text in told(found))
    assert all(one.region is None or one.region.first and one.region.last for one in found)


def test_a_rule_set_aside_is_told_with_what_it_gave_way_to_and_why() -> None:
    council = small(rule(BY_KF), name="fullmaktige", rank="KF")
    board = small(rule(BY_KS), name="styrelsen", rank="KS")
    later = small(rule(BY_KF), name="senare", rank="KS", valid_from="2024-01-01")
    special = small(rule(BY_KF, '{ fact = "urgent", eq = false }'), name="sarskild", rank="KS")
    exempted = small(rule(BY_KS), rule(EXEMPT, name="undantag"))
    for sets, why in (
        ((council, board), "beslutat på högre nivå"),
        ((board, later), "det senare dokumentet"),
        ((board, special), "den särskilda regeln"),
        ((exempted,), "ett undantag i samma dokument"),
    ):
        aside = [one.aside.sv for one in explained(*sets, urgent=False).tried if one.aside]
        assert len(aside) == 1 and why in aside[0]


def test_only_facts_that_some_rule_speaks_of_are_told_with_their_values_in_words() -> None:
    facts = {"own_cost": Money.of(250_000), "country": "Kenya", "actor_kind": "committee"}
    found = explain([THRESHOLD], "application.submit", facts, [], ASKED)
    words = {fact.name: fact.value.sv.replace("\u00a0", " ") for fact in found.known if fact.value}
    assert words == {"actor_kind": "en nämnd", "own_cost": "250 000 kr"}
    assert "is_feasibility_study" in {fact.name for fact in found.unknown}
    assert "submitted_on" not in {fact.name for fact in found.facts}


def test_a_clause_stands_between_its_neighbours_in_the_same_place() -> None:
    found = explain([TYRESO], "application.submit", APPLICATION, [], ASKED)
    approval = next(one for one in found.clauses if one.clause.id == "R4.5")
    assert approval.before is not None and approval.after is not None
    assert {approval.before.place, approval.after.place} == {approval.clause.place}
    assert approval.document.paragraph and approval.document.date


def test_no_basis_for_binding_another_committee_is_told() -> None:
    """KL 6:8."""
    assert "KL 6:8" in explain([TYRESO], "application.submit", APPLICATION, [], ASKED).authority[0].sv
    own = {**APPLICATION, "body": "KS"}
    assert explain([TYRESO], "application.submit", own, [], ASKED).authority == ()


def holds(sets: list[GuidelineSet], trigger: str, facts: Any, decisions: Any, one: Counterfactual, value: Any) -> bool:
    changed = {**facts, one.fact: value} if one.fact else facts
    after = evaluate(sets, trigger, changed, [*decisions, *one.decisions], ON)
    return outline_of(after) == one.outline


@given(matters(), st.one_of(DECISIONS, LIKELY_DECISIONS), TRIGGER, PARAMETERS, st.data())
@settings(max_examples=120, deadline=None)
def test_every_change_told_is_true_and_none_changes_nothing(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
    data: st.DataObject,
) -> None:
    """Also anywhere in a stretch of amounts or days that a sentence speaks of; by any shipped set, under the law."""
    other = data.draw(st.sampled_from([TYRESO.with_parameters(parameters), *SHIPPED]))
    sets = [other, *data.draw(st.sampled_from([(), LAW]))]
    facts = {**matter[0], **({"submitted_on": ON - timedelta(7)} if data.draw(st.booleans()) else {})}
    before = outline_of(evaluate(sets, trigger, facts, decisions, ON))
    for one in counterfactuals(sets, trigger, facts, decisions, ON):
        assert one.outline != before
        values: list[Any] = list(one.values) or [None]
        if one.region is not None:
            values += [end for end in (one.region.lowest, one.region.highest) if end is not None]
        assert all(holds(sets, trigger, facts, decisions, one, value) for value in values)
        assert one.text.sv.endswith(".") and one.text.en.endswith(".")


AMOUNT = st.integers(0, 40).map(lambda tens: Money.of(tens * 10_000))


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
@settings(max_examples=100, deadline=None)
def test_a_stretch_of_amounts_holds_everywhere_in_it(low: Money, high: Money, cost: Money, tried: Money) -> None:
    def limited(comparison: str, amount: Money) -> str:
        return f'{{ fact = "own_cost", {comparison} = {{ amount = {amount.minor // 100}, currency = "SEK" }} }}'

    sets = [small(rule(BY_KS), rule(FORBID, limited("gte", high), "hogt"), rule(EXEMPT, limited("lt", low), "lagt"))]
    facts = {"own_cost": cost}
    for one in counterfactuals(sets, "project.start", facts, [], ON):
        if one.region is not None and one.region.holds(tried):
            assert holds(sets, "project.start", facts, [], one, tried)
