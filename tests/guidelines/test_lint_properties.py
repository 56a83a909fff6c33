"""What lint calls impossible never holds, whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.guidelines.conditions import Surroundings, make_ready
from utblick.guidelines.dated import Dated
from utblick.guidelines.lint.possibility import can_hold, make_tree, outline, plainly_apart, together
from utblick.guidelines.tables import Condition
from utblick.values import Money

ROLES = ["coordinator", "partner", "associated"]
ORDERS = ["lt", "lte", "gt", "gte"]
DAY = date(2026, 1, 1)
AROUND = Surroundings({}, {}, Dated())

yes_no = st.fixed_dictionaries({"fact": st.just("urgent"), "eq": st.booleans()})
choice = st.fixed_dictionaries(
    {"fact": st.just("role"), "in": st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)}
)
text = st.fixed_dictionaries({"fact": st.just("country"), "eq": st.sampled_from(["Kenya", "kenya", "Uganda"])})
number = st.builds(
    lambda comparison, value: {"fact": "budget_years", comparison: value},
    st.sampled_from([*ORDERS, "eq"]), st.integers(1, 3),
)  # fmt: skip
money = st.builds(
    lambda comparison, amount, currency: {"fact": "own_cost", comparison: {"amount": amount, "currency": currency}},
    st.sampled_from(ORDERS), st.integers(1, 3), st.sampled_from(["SEK", "EUR"]),
)  # fmt: skip
day = st.builds(
    lambda comparison, days: {"fact": "starts_on", comparison: DAY + timedelta(days)},
    st.sampled_from([*ORDERS, "eq"]), st.integers(0, 3),
)  # fmt: skip
window = st.builds(
    lambda first, last: {"fact": "starts_on", "within": {"from": f"01-0{first}", "to": f"01-0{last}"}},
    st.integers(1, 4), st.integers(1, 4),
)  # fmt: skip
has = st.fixed_dictionaries({"fact": st.just("contents"), "has": st.sampled_from(["a", "b"])})
conditions = st.recursive(
    st.one_of(yes_no, choice, text, number, money, day, window, has),
    lambda part: st.one_of(
        st.fixed_dictionaries({"all": st.lists(part, min_size=1, max_size=4)}),
        st.fixed_dictionaries({"any": st.lists(part, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": part}),
    ),
    max_leaves=7,
)
facts = st.fixed_dictionaries(
    {
        "urgent": st.booleans(),
        "role": st.sampled_from(ROLES),
        "country": st.sampled_from(["Kenya", "Uganda", "Norge"]),
        "budget_years": st.integers(0, 4),
        "own_cost": st.builds(Money, st.sampled_from([0, 100, 150, 200, 300, 400]), st.sampled_from(["SEK", "EUR"])),
        "starts_on": st.builds(lambda days: DAY + timedelta(days), st.integers(-1, 4)),
        "contents": st.sets(st.sampled_from(["a", "b"])).map(tuple),
    }
)


def holds(condition: Condition, known: dict[str, Any]) -> bool:
    return make_ready(condition, AROUND).test(known, DAY) is True


@settings(max_examples=200, deadline=None)
@given(conditions, st.lists(facts, min_size=5, max_size=20))
def test_a_condition_that_holds_for_some_facts_is_never_called_impossible(
    raw: dict[str, Any], known: list[dict[str, Any]]
) -> None:
    condition = Condition.model_validate(raw)
    tree, opposite = make_tree(condition, {}), make_tree(condition, {}, holds=False)
    assert not any(holds(condition, one) for one in known) or can_hold(tree)
    assert not any(make_ready(condition, AROUND).test(one, DAY) is False for one in known) or can_hold(opposite)


@settings(max_examples=200, deadline=None)
@given(conditions, conditions, st.lists(facts, min_size=5, max_size=20))
def test_conditions_that_hold_for_the_same_facts_are_never_called_apart(
    raw: dict[str, Any], other: dict[str, Any], known: list[dict[str, Any]]
) -> None:
    one, two = Condition.model_validate(raw), Condition.model_validate(other)
    first, second = make_tree(one, {}), make_tree(two, {})
    if any(holds(one, each) and holds(two, each) for each in known):
        assert can_hold(together([first, second]))
        assert not plainly_apart(outline(first), outline(second))
    if plainly_apart(outline(first), outline(second)):
        assert not can_hold(together([first, second]))
