"""Conditions that can never hold, and those that lint leaves in peace."""

from __future__ import annotations

import pytest

from guidelines.linted import (
    INDEX,
    NEVER,
    ON_LIST,
    OVER_LIMIT,
    PARAMETERS,
    SEK,
    UNDER_LIMIT,
    WAY_A,
    WAY_B,
    all_of,
    fact,
    found,
    one_line,
)
from guidelines.small_sets import BY_KS, LABEL, head, rule, small
from utblick.guidelines import load

IMPOSSIBLE = [
    all_of(fact("urgent", "eq = true"), fact("urgent", "eq = false")),
    all_of(fact("urgent", "eq = true"), "{ not = " + fact("urgent", "eq = true") + " }"),
    all_of(fact("budget_years", "lt = 5"), fact("budget_years", "gt = 9")),
    all_of(fact("budget_years", "lt = 5"), fact("budget_years", "gte = 5")),
    all_of(fact("budget_years", "eq = 5"), "{ not = " + fact("budget_years", "eq = 5") + " }"),
    all_of(fact("budget_years", "in = [1, 2]"), fact("budget_years", "gt = 2")),
    all_of(fact("own_cost", "gt = { amount = 9, " + SEK), fact("own_cost", "lt = { amount = 5, " + SEK)),
    all_of(fact("own_cost", "gt = { amount = 5, " + SEK), fact("own_cost", "lt = { amount = 5.01, " + SEK)),
    all_of(fact("own_cost", "gt = { amount = 5, " + SEK), fact("own_cost", 'lt = { amount = 9, currency = "EUR" }')),
    all_of(fact("role", 'in = ["partner", "associated"]'), fact("role", 'eq = "coordinator"')),
    "{ not = " + fact("role", 'in = ["coordinator", "partner", "associated"]') + " }",
    all_of(fact("country", 'eq = "Kenya"'), fact("country", 'eq = "kENYA "').replace("kENYA ", "Uganda")),
    all_of(fact("country", 'eq = "Kenya"'), "{ not = " + fact("country", 'in = ["KENYA", "Uganda"]') + " }"),
    all_of(fact("body", 'eq = "KS"'), fact("body", 'in = ["KFN", "BUN"]')),
    all_of(fact("contents", 'has = "budget"'), "{ not = " + fact("contents", 'has = "budget"') + " }"),
    all_of(fact("starts_on", "gt = 2026-01-01"), fact("starts_on", "lt = 2026-01-02")),
    all_of(
        fact("starts_on", 'within = { from = "01-01", to = "03-31" }'),
        fact("starts_on", 'within = { from = "06-01", to = "08-31" }'),
    ),
    all_of(
        fact("starts_on", 'within = { from = "11-01", to = "02-01" }'),
        fact("starts_on", "gte = 2026-05-01"),
        fact("starts_on", "lte = 2026-09-01"),
    ),
    fact("own_cost", "known = false"),
    "{ not = " + fact("own_cost", "known = true") + " }",
    all_of(
        "{ any = [" + fact("urgent", "eq = true") + ", " + fact("role", 'eq = "partner"') + "] }",
        fact("urgent", "eq = false"),
        fact("role", 'eq = "coordinator"'),
    ),
    "{ not = { any = [" + fact("urgent", "eq = true") + ", " + fact("urgent", "eq = false") + "] } }",
]


@pytest.mark.parametrize("when", IMPOSSIBLE)
def test_a_condition_that_can_never_hold_is_a_mistake_at_its_line(when: str) -> None:
    (remark,) = found(small(rule(BY_KS, when)))
    assert remark.severity == "mistake"
    assert "kan aldrig hålla" in remark.message.sv
    assert "can never hold" in remark.message.en
    assert remark.line == one_line(head() + rule(BY_KS, when), "when =")


POSSIBLE = [
    "{ any = [" + fact("urgent", "eq = true") + ", " + fact("urgent", "eq = false") + "] }",
    all_of(fact("budget_years", "lt = 9"), fact("budget_years", "gt = 5")),
    all_of(fact("budget_years", "lte = 5"), fact("budget_years", "gte = 5")),
    all_of(fact("budget_years", "gt = 5"), fact("budget_years", "lt = 6")),
    all_of(fact("budget_years", "in = [1, 3]"), fact("budget_years", "gt = 2")),
    "{ not = " + fact("budget_years", "in = [1, 3]") + " }",
    all_of(fact("own_cost", "gt = { amount = 5, " + SEK), fact("own_cost", "lt = { amount = 5.02, " + SEK)),
    all_of(fact("role", 'in = ["partner", "associated"]'), "{ not = " + fact("role", 'eq = "partner"') + " }"),
    all_of(fact("country", 'eq = "Kenya"'), fact("country", 'eq = "KENYA"')),
    all_of(fact("contents", 'has = "budget"'), fact("contents", 'has = "plan"')),
    all_of(fact("starts_on", "gt = 2026-01-01"), fact("starts_on", "lt = 2026-01-03")),
    all_of(
        fact("starts_on", 'within = { from = "11-01", to = "02-01" }'),
        fact("starts_on", 'within = { from = "01-15", to = "03-01" }'),
        fact("starts_on", "gte = 2026-01-01"),
        fact("starts_on", "lte = 2026-02-01"),
    ),
    fact("own_cost", "known = true"),
    "{ not = { all = [" + fact("urgent", "eq = true") + ", " + fact("urgent", "eq = false") + "] } }",
]


@pytest.mark.parametrize("when", POSSIBLE)
def test_a_condition_that_can_hold_is_left_in_peace(when: str) -> None:
    assert found(small(rule(BY_KS, when))) == []


def test_the_line_is_that_of_the_comparison_that_cannot_hold() -> None:
    when = '{ all = [\n  { fact = "urgent", eq = true },\n  { fact = "urgent", eq = false },\n] }'
    text = head() + rule(BY_KS, when)
    (remark,) = found(load(text, "egen.toml"))
    assert str(remark).startswith(f"egen.toml:{one_line(text, 'eq = false')}: regel: villkoret kan aldrig hålla")


def test_a_condition_with_very_many_branches_counts_as_possible() -> None:
    either = "{ any = [" + fact("urgent", "eq = true") + ", " + fact("urgent", "eq = false") + "] }"
    assert found(small(rule(BY_KS, all_of(*[either] * 400)))) == []


def test_a_condition_that_only_answers_to_parameters_rule_out_is_a_remark() -> None:
    clash = load(head() + PARAMETERS + rule(BY_KS, all_of(WAY_A, WAY_B, UNDER_LIMIT)), "x.toml")
    (remark,) = found(clash)
    assert (remark.severity, "inga svar på parametrarna" in remark.message.sv) == ("remark", True)
    waiting = load(head() + PARAMETERS + rule(BY_KS, all_of(WAY_B, UNDER_LIMIT)), "x.toml")
    assert found(waiting) == []


@pytest.mark.parametrize(
    ("when", "severity"),
    [
        (all_of(fact("own_cost", 'gt = { index = "pbb", times = 2 }'),
                fact("own_cost", 'lt = { index = "pbb", times = 1 }'), ON_LIST), "mistake"),
        (all_of(ON_LIST, "{ not = " + ON_LIST + " }", fact("own_cost", 'gt = { index = "pbb" }')), "mistake"),
        (all_of(fact("own_cost", 'gt = { index = "pbb", year = 2026 }'),
                fact("own_cost", 'lt = { index = "pbb" }'), ON_LIST), None),
    ],
)  # fmt: skip
def test_amounts_of_one_index_and_names_of_one_list_exclude_each_other(when: str, severity: str | None) -> None:
    remarks = found(load(head() + INDEX + rule(BY_KS, when), "x.toml"))
    assert [remark.severity for remark in remarks] == ([severity] if severity else [])


def test_an_amount_both_over_and_under_one_parameter_is_only_a_remark() -> None:
    text = head() + PARAMETERS + rule(BY_KS, all_of(OVER_LIMIT, UNDER_LIMIT, WAY_A))
    assert [remark.severity for remark in found(load(text, "x.toml"))] == ["remark"]


def test_a_rung_of_a_priority_that_can_never_hold_is_found() -> None:
    never = NEVER
    effect = '{ kind = "priority", ' + LABEL + ', order = [{ name = "first", ' + LABEL + ", when = " + never + " }] }"
    (remark,) = found(small(rule(effect)))
    assert "regel, first: villkoret kan aldrig hålla" in remark.message.sv
