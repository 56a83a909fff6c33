"""The status of a call as a value and as a condition of the database say the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from utblick.audit import guard
from utblick.clock.queries import today
from utblick.watch import facts, queries
from utblick.watch.actions import refresh_deadlines
from utblick.watch.models import Call, Source
from utblick.watch.models.calls import read_deadline, written_deadline
from utblick.watch.queries import status_filter, status_of
from utblick.watch.sources.parsed import CallStatus, Deadline, next_deadline
from watch.municipality import actor

TODAY = date(2026, 5, 6)
near = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(near, near, st.booleans(), near, near, near, st.booleans())
def test_a_call_is_found_under_its_own_status_and_no_other(
    opens: date | None,
    last: date | None,
    closed: bool,
    withdrawn: date | None,
    opens_by: date | None,
    closes_by: date | None,
    forecast: bool,
) -> None:
    opens_by, closes_by = None if opens else opens_by, None if last else closes_by
    with guard.opened():
        Call.objects.all().delete()
        source, _ = Source.objects.get_or_create(code="funding-tenders")
        call = Call.objects.create(
            source=source, topic_id="1", call_type="1", title_en="A call", opens_on=opens, last_deadline_on=last,
            stated_closed=closed, withdrawn_on=withdrawn,
            withdrawn_how="person" if withdrawn else "", first_seen_on=TODAY, last_seen_on=TODAY,
            opens_by=opens_by, opens_about=str(opens_by or ""), closes_by=closes_by, closes_about=str(closes_by or ""),
            forecast=forecast,
        )  # fmt: skip
    found = [status for status in CallStatus if Call.objects.filter(status_filter(status, TODAY)).exists()]
    status = status_of(call, TODAY)
    assert found == ([] if forecast else [status])
    ahead = status is not CallStatus.CLOSED
    assert Call.objects.filter(status_filter("current", TODAY)).exists() == (ahead and not forecast)
    assert Call.objects.filter(status_filter("expected", TODAY)).exists() == (ahead and forecast)


@pytest.mark.django_db
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-10, 30), min_size=1, max_size=4, unique=True), st.integers(0, 40))
def test_the_stored_next_deadline_is_what_the_dates_say_on_every_day(days: list[int], passed: int) -> None:
    deadlines = sorted(Deadline(TODAY + timedelta(days=day)) for day in days)
    rows = [written_deadline(deadline) for deadline in deadlines]
    assert [read_deadline(row) for row in rows] == deadlines
    with guard.opened():
        Call.objects.all().delete()
        source, _ = Source.objects.get_or_create(code="funding-tenders")
        Call.objects.create(
            source=source, topic_id="1", call_type="1", title_en="A call", deadlines=rows,
            last_deadline_on=deadlines[-1].day, next_deadline_on=facts.next_deadline_on(rows, TODAY),
            first_seen_on=TODAY, last_seen_on=TODAY,
        )  # fmt: skip
    day = TODAY + timedelta(days=passed)
    refresh_deadlines(day)
    ahead = next_deadline(deadlines, day)
    stored = Call.objects.get().next_deadline_on
    assert stored == ahead.day if ahead else stored is not None and stored <= deadlines[-1].day


@pytest.mark.one_database
@pytest.mark.usefixtures("municipality")
@pytest.mark.parametrize("sort", ["deadline", "-deadline"])
@pytest.mark.parametrize("status", ["current", "all"])
def test_the_list_is_read_in_the_order_of_its_index(sort: str, status: str) -> None:
    """Whatever the number of calls, a page of them is not found by reading them all."""
    rows = queries.calls(actor("coordinator"), today(), status=status, sort=sort)
    assert "USING INDEX call_by_closing" in rows[:25].explain()
