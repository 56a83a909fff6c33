"""The state of an application is a pure function of its days and its verdict."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.projects.states import Days, state_of

TODAY = date(2026, 9, 10)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    "days, allowed, state",
    [
        (Days(False, None, None, "", date(2026, 9, 23)), False, "prepared"),
        (Days(False, None, None, "", date(2026, 9, 23)), True, "ready"),
        (Days(False, None, None, "", date(2026, 9, 9)), True, "too_late"),
        (Days(False, None, date(2026, 9, 9), "", date(2026, 9, 23)), False, "submitted"),
        (Days(True, date(2026, 8, 28), None, "", date(2026, 9, 23)), True, "committed"),
        (Days(False, None, date(2026, 9, 9), "reserve", date(2026, 9, 23)), True, "reserve"),
        (Days(False, None, None, "", None), True, "ready"),
    ],
)
def test_the_state_follows_from_the_days(days, allowed, state):
    assert state_of(days, allowed=allowed, today=TODAY) == state


@given(st.booleans(), st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans(), DAYS)
def test_what_has_gone_in_is_never_too_late_nor_waiting(partner, committed, submitted, last, allowed, today):
    state = state_of(Days(partner, committed, submitted, "", last), allowed=allowed, today=today)
    if committed or submitted:
        assert state in ("committed", "submitted")
    else:
        assert state in ("prepared", "ready", "too_late")
