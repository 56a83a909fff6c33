"""The cash plan: what a municipality lies out with while grants are paid in arrears (P10)."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from utblick.projects.cash_plan import Inflow, cash_plan, worst

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_money_that_comes_in_arrears_is_lain_out_until_it_comes():
    """P10: 400 000 kronor over one year, the whole paid half a year later."""
    plan = cash_plan(date(2026, 1, 1), date(2026, 12, 31), {2026: 400_000_00}, [Inflow(date(2027, 6, 1), 400_000_00)])
    assert [(row.year, row.number, row.lies_out) for row in plan] == [
        (2026, 1, 100_000_00), (2026, 2, 200_000_00), (2026, 3, 300_000_00), (2026, 4, 400_000_00),
        (2027, 1, 400_000_00), (2027, 2, 0),
    ]  # fmt: skip
    most = worst(plan)
    assert (most.year, most.number, most.lies_out) == (2026, 4, 400_000_00)


def test_prefinancing_can_cover_everything():
    plan = cash_plan(date(2026, 1, 1), date(2026, 12, 31), {2026: 100_00}, [Inflow(date(2026, 1, 2), 100_00)])
    assert worst(plan) is None
    assert plan[0].standing == 75_00


def test_a_year_that_the_project_is_in_for_two_quarters_is_spread_over_those_two():
    plan = cash_plan(date(2026, 7, 1), date(2026, 12, 31), {2026: 101}, [])
    assert [(row.number, row.out) for row in plan] == [(3, 50), (4, 51)]


def test_a_cost_after_the_projects_end_is_spread_over_its_own_year():
    plan = cash_plan(date(2026, 1, 1), date(2026, 12, 31), {2027: 8}, [])
    assert [(row.year, row.number, row.out) for row in plan] == [(2027, 1, 2), (2027, 2, 2), (2027, 3, 2), (2027, 4, 2)]


def test_nothing_gives_no_plan():
    assert cash_plan(date(2026, 1, 1), date(2026, 12, 31), {}, []) == ()


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.tuples(DAYS, DAYS).map(sorted),
    st.dictionaries(st.integers(2020, 2035), st.integers(0, 10**12), max_size=5),
    st.lists(st.builds(Inflow, DAYS, st.integers(0, 10**12)), max_size=5),
)
def test_no_öre_is_lost_and_no_quarter_is_left_out(span, borne, inflows):
    plan = cash_plan(*span, borne, inflows)
    assert sum(row.out for row in plan) == sum(borne.values())
    assert sum(row.into for row in plan) == sum(inflow.amount for inflow in inflows)
    numbers = [row.year * 4 + row.number for row in plan]
    assert numbers == list(range(min(numbers, default=0), max(numbers, default=-1) + 1))
    if plan:
        assert plan[-1].standing == sum(row.into - row.out for row in plan)
