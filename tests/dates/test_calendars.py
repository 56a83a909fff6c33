"""Calendars, lead times, resting weeks and forecasts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.dates.calendars import BodyCalendar, LeadTimes, MeetingDate, RestPeriod, rest_weeks, writing_days
from utblick.dates.forecast import extended, forecast
from utblick.values import Text

NAME = Text("kommunstyrelsen", "the executive board")


def test_resting_weeks_default_to_midsummer_and_christmas():
    summer, christmas = rest_weeks([2026])
    assert (summer.start, summer.end) == (date(2026, 7, 6), date(2026, 8, 2))
    assert (christmas.start, christmas.end) == (date(2026, 12, 21), date(2027, 1, 10))
    assert summer.reason.sv == "v. 28–31"


def test_writing_days_leave_resting_days_out():
    assert writing_days(date(2026, 7, 1), date(2026, 8, 10), rest_weeks([2026])) == 13


NEAR = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PERIODS = st.lists(st.builds(lambda start, days: (start, start + timedelta(days=days)), NEAR, st.integers(0, 20)))


@given(NEAR, NEAR, PERIODS)
def test_writing_days_are_those_that_a_count_day_by_day_finds(first, last, pairs):
    rest = [RestPeriod(start, end, NAME) for start, end in pairs]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert writing_days(first, last, rest) == sum(not any(one.meets(day, day) for one in rest) for day in days)


def test_a_resting_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before"):
        RestPeriod(date(2026, 8, 2), date(2026, 8, 1), NAME)


def test_minutes_cannot_take_longer_than_KL_5_69_allows():
    with pytest.raises(ValueError, match="5:69"):
        LeadTimes(adjustment_days=15)
    with pytest.raises(ValueError, match="document_stop_days"):
        LeadTimes(document_stop_days=-1)


def test_the_council_is_called_a_week_ahead_KL_5_13_whatever_its_lead_times_say():
    council = BodyCalendar("KF", NAME, "council", (), LeadTimes(document_stop_days=3, call_days=2))
    assert council.call_days == 7
    assert council.stop_days == 8


def test_a_forecast_keeps_weekday_and_order_within_the_month():
    past = [MeetingDate("KS", date(2025, 9, 9)), MeetingDate("KS", date(2025, 6, 3), ref="x")]
    assert forecast(past, 2026) == (
        MeetingDate("KS", date(2026, 6, 2), "preliminary"),
        MeetingDate("KS", date(2026, 9, 8), "preliminary"),
    )


def test_a_forecast_leaves_out_reserve_and_extra_dates_and_avoids_holidays():
    past = [
        MeetingDate("KS", date(2025, 8, 12), "reserve"),
        MeetingDate("KS", date(2025, 5, 12), "extra"),
        MeetingDate("KS", date(2025, 1, 14), "cancelled"),
        MeetingDate("KS", date(2024, 1, 2)),
    ]
    assert [meeting.on for meeting in forecast(past, 2026)] == [date(2026, 1, 7), date(2026, 1, 13)]


def test_a_fifth_weekday_that_is_missing_becomes_the_last():
    assert forecast([MeetingDate("KF", date(2025, 1, 30))], 2026)[0].on == date(2026, 1, 29)
    assert forecast([MeetingDate("KF", date(2024, 2, 29))], 2025)[0].on == date(2025, 2, 27)


def test_a_calendar_is_extended_only_after_its_last_known_date():
    known = (MeetingDate("KS", date(2025, 2, 4)), MeetingDate("KS", date(2025, 12, 2)))
    body = extended(BodyCalendar("KS", NAME, "executive_board", known), date(2027, 2, 28))
    assert [meeting.on for meeting in body.meetings[2:]] == [
        date(2026, 2, 3),
        date(2026, 12, 1),
        date(2027, 2, 2),
    ]
    assert extended(body, date(2026, 1, 1)) == body
