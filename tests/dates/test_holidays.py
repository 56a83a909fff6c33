"""Swedish holidays and weekdays, checked against an independent table."""

from datetime import date, timedelta

import holidays as independent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.dates.holidays import (
    easter_sunday,
    holidays,
    is_weekday,
    iso_week,
    next_weekday,
    previous_weekday,
    week_end,
    week_start,
)

DAYS = st.dates(date(2005, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("year", [2005, 2012, 2016, 2020, 2024, 2025, 2026, 2027, 2038, 2049])
def test_holidays_agree_with_an_independent_table(year):
    table = independent.SE(years=year, categories=("public", "de_facto"), include_sundays=False)
    assert set(holidays(year)) == set(table)


def test_every_holiday_has_its_names_in_both_languages():
    assert holidays(2026)[date(2026, 6, 19)].sv == "midsommarafton"
    assert holidays(2026)[date(2026, 6, 19)].en == "Midsummer Eve"
    assert holidays(2026)[date(2026, 10, 31)].sv == "alla helgons dag"


def test_easter_moves_between_22_march_and_25_april():
    assert easter_sunday(2008) == date(2008, 3, 23)
    assert easter_sunday(2025) == date(2025, 4, 20)
    assert easter_sunday(2038) == date(2038, 4, 25)
    assert easter_sunday(2285) == date(2285, 3, 22)


def test_the_three_eves_are_not_weekdays_lag_1930_173():
    assert not is_weekday(date(2025, 6, 20))
    assert not is_weekday(date(2025, 12, 24))
    assert not is_weekday(date(2025, 12, 31))
    assert is_weekday(date(2025, 12, 23))
    assert is_weekday(date(2025, 4, 17))


@given(DAYS)
def test_the_next_weekday_is_a_weekday_with_none_skipped(day):
    found = next_weekday(day)
    assert is_weekday(found)
    assert all(not is_weekday(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS)
def test_the_previous_weekday_is_a_weekday_with_none_skipped(day):
    found = previous_weekday(day)
    assert is_weekday(found)
    assert all(not is_weekday(day - timedelta(days=n)) for n in range((day - found).days))


def test_iso_weeks_follow_the_swedish_calendar():
    assert iso_week(date(2026, 8, 24)) == 35
    assert week_start(2026, 28) == date(2026, 7, 6)
    assert week_end(2026, 31) == date(2026, 8, 2)
    assert week_start(2026, 53) == date(2026, 12, 28)
    with pytest.raises(ValueError, match="week"):
        week_start(2025, 53)
