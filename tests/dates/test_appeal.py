"""Appeal time by KL 13:5 and lag 1930:173."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dates.examples import APPEAL_VECTORS
from utblick.dates.appeal import announcement_due, appeal_period, minutes_due
from utblick.dates.holidays import is_weekday


@pytest.mark.parametrize(("announced", "last", "takedown"), APPEAL_VECTORS)
def test_appeal_time_ends_on_the_weekday_the_law_gives_KL_13_5(announced, last, takedown):
    period = appeal_period(date.fromisoformat(announced))
    assert period.last_day.isoformat() == last
    assert period.earliest_takedown.isoformat() == takedown


def test_a_moved_last_day_names_the_holiday_that_moved_it():
    explanation = appeal_period(date(2025, 5, 30)).explanation
    assert "midsommarafton" in explanation.sv
    assert "23 juni 2025" in explanation.sv
    assert "Midsummer Eve" in explanation.en


def test_an_unmoved_last_day_names_no_holiday():
    assert "1930:173" not in appeal_period(date(2016, 10, 19)).explanation.sv


@given(st.dates(date(2005, 1, 1), date(2100, 1, 1)))
def test_appeal_time_is_never_shorter_than_three_weeks_and_ends_on_a_weekday(announced):
    period = appeal_period(announced)
    assert period.last_day >= announced + timedelta(days=21)
    assert is_weekday(period.last_day)
    assert period.earliest_takedown == period.last_day + timedelta(days=1)


def test_an_appeal_period_is_plain_json():
    period = appeal_period(date(2016, 10, 19))
    assert period.to_json("en")["last_day"] == "2016-11-09"
    assert set(period.to_json()["explanation"]) == {"sv", "en"}


def test_minutes_are_adjusted_within_14_days_KL_5_69_and_announced_by_the_second_day_KL_8_12():
    assert minutes_due(date(2026, 9, 8)) == date(2026, 9, 22)
    assert announcement_due(date(2026, 9, 22)) == date(2026, 9, 24)


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        ("2026-08-24", "2026-09-07"),
        ("2026-08-22", "2026-09-07"),
        ("2026-06-05", "2026-06-22"),
        ("2026-12-10", "2026-12-28"),
        ("2026-12-17", "2027-01-04"),
        ("2026-12-23", "2027-01-07"),
        ("2026-03-20", "2026-04-07"),
        ("2026-04-17", "2026-05-04"),
    ],
)
def test_the_14_days_of_KL_5_69_end_on_a_weekday_by_lag_1930_173_section_2(meeting, due):
    """Saturday; midsommarafton; julafton; nyårsafton; trettondedag jul; långfredagen; 1 maj before a weekend."""
    assert minutes_due(date.fromisoformat(meeting)).isoformat() == due


@given(st.dates(date(2005, 1, 1), date(2100, 1, 1)))
def test_both_limits_end_on_a_weekday_and_never_before_the_days_the_law_gives(day):
    """KL 5:69 and 8:12 with lag 1930:173 § 2."""
    for due, days in ((minutes_due(day), 14), (announcement_due(day), 2)):
        assert is_weekday(due) and due >= day + timedelta(days=days)
        assert not any(is_weekday(day + timedelta(days=n)) for n in range(days, (due - day).days))


def test_a_second_day_on_a_holiday_moves_the_announcement_to_the_next_weekday_lag_1930_173():
    friday, before_midsummer = date(2026, 8, 14), date(2026, 6, 17)
    assert announcement_due(friday) == date(2026, 8, 17)
    assert announcement_due(before_midsummer) == date(2026, 6, 22)
