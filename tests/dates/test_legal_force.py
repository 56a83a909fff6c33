"""Laga kraft by KL 13:5 and 8:12: what is unknown is never judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dates.examples import APPEAL_VECTORS
from utblick.dates.appeal import appeal_period
from utblick.dates.legal_force import ForceState, legal_force

DAYS = st.dates(date(2005, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(("announced", "last", "takedown"), APPEAL_VECTORS)
def test_legal_force_comes_the_day_after_the_last_appeal_day_KL_13_5(announced, last, takedown):
    up, end, down = map(date.fromisoformat, (announced, last, takedown))
    on_the_last_day = legal_force(end, adjusted=True, announced=up)
    assert (on_the_last_day.state, on_the_last_day.since) == (ForceState.APPEALABLE, None)
    after = legal_force(down, adjusted=True, announced=up, taken_down=down)
    assert (after.state, after.since) == (ForceState.FINAL, down)


def test_the_kramfors_notice_was_up_long_enough_and_the_leksand_one_a_day_too_short_KL_8_12():
    later = date(2019, 1, 1)
    kramfors = legal_force(later, adjusted=True, announced=date(2018, 4, 3), taken_down=date(2018, 4, 25))
    assert (kramfors.state, kramfors.since) == (ForceState.FINAL, date(2018, 4, 25))
    leksand = legal_force(later, adjusted=True, announced=date(2017, 11, 23), taken_down=date(2017, 12, 14))
    assert (leksand.state, leksand.is_decided) == (ForceState.TAKEN_DOWN_EARLY, False)
    assert "14 december 2017" in leksand.explanation.sv and "15 december 2017" in leksand.explanation.sv


def test_without_adjusting_or_announcement_legal_force_cannot_be_determined():
    for known in ({"adjusted": False, "announced": date(2026, 1, 1)}, {"adjusted": True}):
        found = legal_force(date(2030, 1, 1), **known)
        assert not found.is_decided and found.explanation.sv.startswith("Kan inte avgöras")


def test_an_appealed_decision_waits_for_the_court_and_a_late_appeal_is_said_to_be_late():
    up = date(2026, 3, 2)
    in_time = legal_force(date(2026, 9, 1), adjusted=True, announced=up, appealed=date(2026, 3, 20))
    late = legal_force(date(2026, 9, 1), adjusted=True, announced=up, appealed=date(2026, 3, 24))
    assert in_time.state == late.state == ForceState.APPEALED
    assert "efter sista dagen" in late.explanation.sv and "efter sista dagen" not in in_time.explanation.sv


@given(DAYS, st.integers(0, 60), st.one_of(st.none(), st.integers(0, 60)))
def test_no_decision_gains_legal_force_while_it_may_be_appealed(announced, passed, down_after):
    today = announced + timedelta(days=passed)
    down = None if down_after is None else announced + timedelta(days=down_after)
    found = legal_force(today, adjusted=True, announced=announced, taken_down=down)
    if found.state == ForceState.FINAL:
        period = appeal_period(announced)
        assert today > period.last_day and (down is None or down > period.last_day)
        assert found.since == period.last_day + timedelta(days=1) <= today
