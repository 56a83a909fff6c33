"""A run from the portal: everything is kept, told once, and nothing is ever lost by a portal that misbehaves."""

from __future__ import annotations

import socket
from datetime import date
from typing import Any

import pytest
from django.db import connection

from utblick.audit.models import Event
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.jobs.actions import lease
from utblick.jobs.models import Lease
from utblick.search.queries import find
from utblick.watch import actions, queries
from utblick.watch.models import Call, CallVersion, FetchRun, Match, Quarantined, RawRecord, Source
from utblick.watch.queries.sources import expected_counts
from watch.municipality import SOURCE, SYSTEM, actor, fetched, given, next_day, sent, the_call
from watch.portal import FakePortal, topic

pytestmark = pytest.mark.usefixtures("municipality")
State = FetchRun.State


def rows_by_table() -> dict[str, int]:
    tables = [
        name for name in connection.introspection.table_names() if name.startswith(("watch_", "audit_", "search_"))
    ]
    counts = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_a_run_keeps_every_record_and_tells_what_is_new(portal: FakePortal) -> None:
    portal.records = [topic(number) for number in range(1, 31)]
    run = fetched(portal.base_url)
    assert (run.state, run.seen, run.new, run.changed, run.quarantined) == (State.COMPLETE, 30, 30, 0, 0)
    assert RawRecord.objects.count() == Call.objects.count() == 30
    assert the_call().opens_on == date(2026, 5, 6)
    assert the_call().next_deadline_on == date(2026, 9, 23)
    assert b"Towns that meet" in RawRecord.objects.first().content  # type: ignore[union-attr]


def test_a_second_run_the_same_day_adds_one_run_row_and_nothing_else(portal: FakePortal) -> None:
    portal.records = [topic(number) for number in range(1, 31)] + [topic(3, language="sv")]
    fetched(portal.base_url)
    before = rows_by_table()
    run = fetched(portal.base_url)
    assert (run.new, run.changed, run.quarantined) == (0, 0, 0)
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_two_languages_of_a_topic_are_one_call_with_both_titles_and_no_version_of_its_own() -> None:
    run = given(topic(1), topic(1, language="sv", title=["Orter som möts"]))
    assert (run.new, run.changed) == (1, 0)
    assert (the_call().title, the_call().title_en) == ("Orter som möts", "Towns that meet, number 1")
    found = find(actor("officer", "KFN"), "orter möts")
    assert [entry.title for entry in found] == ["Orter som möts"]
    assert find(actor("officer", "KFN"), "towns meet")[0].ref == str(the_call().ref)


def test_a_postponed_deadline_is_told_as_such_with_old_and_new_day() -> None:
    given(topic(1))
    next_day("2026-05-07")
    run = given(topic(1, deadline="2026-10-01"))
    version = CallVersion.objects.get()
    assert run.changed == 1
    assert (version.move, version.deadline_before, version.deadline_after) == (
        "postponed",
        date(2026, 9, 23),
        date(2026, 10, 1),
    )
    assert Event.objects.filter(subject=str(the_call().ref)).count() == 2


def test_a_deadline_brought_forward_is_told_as_such() -> None:
    given(topic(1))
    next_day("2026-05-07")
    given(topic(1, deadline="2026-08-01"))
    assert CallVersion.objects.get().move == "brought_forward"


def test_seconds_that_move_by_themselves_are_no_change() -> None:
    given(topic(1, deadlineDate=["2026-09-23T10:00:29.000+0000"]))
    before = rows_by_table()
    run = given(topic(1, deadlineDate=["2026-09-23T10:00:48.000+0000"]))
    assert run.changed == 0
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_a_changed_description_is_told_by_the_words_that_differ() -> None:
    given(topic(1, descriptionByte=["<p>Neighbours plan a summer.</p><p>And more.</p>"]))
    given(topic(1, descriptionByte=["<p>Neighbours plan a winter.</p><p>And more.</p>"]))
    change = CallVersion.objects.get().changes[0]
    assert change["field"] == "description"
    assert change["words"] == [[["=", "Neighbours plan a "], ["-", "summer."], ["+", "winter."]]]


def test_a_content_that_comes_back_is_the_current_one_again() -> None:
    given(topic(1))
    given(topic(1, title=["Another name"]))
    given(topic(1))
    assert the_call().title == "Towns that meet, number 1"
    assert RawRecord.objects.count() == 2
    assert RawRecord.objects.get(current=True).first_seen_on == today()
    assert CallVersion.objects.count() == 2


@pytest.mark.one_database
@pytest.mark.parametrize("fault", ["500", "html", "truncated", "empty", "hang", "400"])
def test_a_portal_that_keeps_failing_gives_a_clear_state_and_takes_nothing_away(portal: FakePortal, fault: str) -> None:
    portal.records = [topic(number) for number in range(1, 6)]
    fetched(portal.base_url)
    next_day("2026-05-07")
    before = rows_by_table()
    portal.faults = [fault] * 400
    run = fetched(portal.base_url)
    assert run.state in (State.FAILED, State.INCOMPLETE)
    assert run.problems
    assert run.ended_at is not None
    kept = int(fault in ("html", "truncated"))
    assert rows_by_table() == {
        **before, "watch_fetchrun": before["watch_fetchrun"] + 1, "watch_unreadanswer": kept
    }  # fmt: skip
    assert not Call.objects.exclude(missing_days=0).exists()
    assert Source.objects.get().last_complete_on == date(2026, 5, 6)


def test_a_portal_that_is_down_gives_a_failed_run() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    run = fetched(address)
    assert run.state == State.FAILED
    assert "reach" in run.problems[0]


def test_an_address_that_is_none_gives_a_failed_run() -> None:
    assert fetched("ftp://nowhere").state == State.FAILED


def test_a_portal_that_lists_nothing_at_all_has_failed(portal: FakePortal) -> None:
    assert fetched(portal.base_url).state == State.FAILED


def test_a_fault_now_and_then_is_overcome(portal: FakePortal) -> None:
    portal.records = [topic(number) for number in range(1, 6)]
    portal.faults = ["500", "html", "truncated"]
    run = fetched(portal.base_url)
    assert (run.state, run.problems) == (State.COMPLETE, [])


def test_a_record_that_cannot_be_understood_is_kept_and_stands_in_quarantine_with_the_reason() -> None:
    run = given(topic(1), topic(2, type=["99"]))
    assert (run.new, run.quarantined) == (1, 1)
    assert "99" in Quarantined.objects.get().reason
    assert RawRecord.objects.count() == 2
    actions.read_again(SYSTEM, Source.objects.get())
    assert Quarantined.objects.count() == 1
    given(topic(2))
    assert not Quarantined.objects.filter(raw__current=True).exists()
    assert the_call(2).title == "Towns that meet, number 2"


def test_a_killed_run_is_told_as_interrupted_and_does_not_stop_the_next() -> None:
    source = actions.ensure_source(SYSTEM, SOURCE)
    left = left_running(source)
    gone = f"{socket.gethostname()}:{2**22 + 1}:1.0"
    Lease.objects.create(name=source.lease_name, holder=gone, until=recorded_at().replace(year=2999))
    shown = queries.source_pictures(actor("coordinator"))[0]
    assert shown.runs[0].state == State.INTERRUPTED
    assert shown.running is None
    assert given(topic(1)).state == State.COMPLETE
    left.refresh_from_db()
    assert left.state == State.INTERRUPTED


def left_running(source: Source) -> FetchRun:
    from utblick.audit import guard

    with guard.opened():
        return FetchRun.objects.create(source=source, day=today(), started_at=recorded_at())


def test_a_run_that_was_killed_before_it_understood_its_records_is_gone_on_with() -> None:
    given(topic(1))
    from utblick.audit import guard

    with guard.opened():
        RawRecord.objects.update(understood=False, call=None)
        Match.objects.all().delete()
    run = given(topic(2))
    assert run.seen == 1
    assert RawRecord.objects.filter(understood=True).count() == 2
    assert Call.objects.count() == 2


def test_a_source_is_read_by_one_process_at_a_time() -> None:
    source = actions.ensure_source(SYSTEM, SOURCE)
    with lease(source.lease_name), pytest.raises(actions.AlreadyFetchingError):
        given(topic(1))
    assert not FetchRun.objects.exists()


def test_missing_is_counted_in_days_with_a_complete_run_and_is_never_withdrawn() -> None:
    given(topic(1), topic(2))
    for day in ("2026-05-07", "2026-05-08"):
        next_day(day)
        given(topic(2))
        given(topic(2))
    assert (the_call().missing_days, the_call().is_missing) == (2, False)
    next_day("2026-05-20")
    given(topic(2))
    assert (the_call().missing_since, the_call().is_missing) == (date(2026, 5, 7), True)
    assert the_call().withdrawn_on is None
    assert Event.objects.filter(subject=str(the_call().ref)).count() == 1
    next_day("2026-05-21")
    given(topic(1), topic(2))
    assert (the_call().missing_days, the_call().missing_since, the_call().last_seen_on) == (0, None, today())


def test_a_call_whose_last_day_has_come_is_not_missing() -> None:
    given(topic(1, deadline="2026-05-08"), topic(2))
    for day in ("2026-05-08", "2026-05-09"):
        next_day(day)
        given(topic(2))
    assert the_call().missing_days == 0


def test_a_programme_that_shrinks_makes_runs_incomplete_until_three_days_agree(portal: FakePortal) -> None:
    portal.records = [topic(number) for number in range(1, 31)]
    fetched(portal.base_url)
    portal.records = portal.records[:10]
    states = []
    for day in ("2026-05-07", "2026-05-08", "2026-05-09", "2026-05-10"):
        next_day(day)
        states.append(fetched(portal.base_url).state)
    assert states == [State.INCOMPLETE, State.INCOMPLETE, State.INCOMPLETE, State.COMPLETE]
    assert the_call(20).missing_days == 1


def test_a_run_with_other_troubles_between_does_not_make_the_three_days_begin_anew(portal: FakePortal) -> None:
    portal.records = [topic(number) for number in range(1, 31)]
    fetched(portal.base_url)
    portal.records = portal.records[:10]
    for day in ("2026-05-07", "2026-05-08", "2026-05-09"):
        next_day(day)
        portal.faults = ["500"] * 6
        assert fetched(portal.base_url).state == State.INCOMPLETE
        portal.faults = []
        assert fetched(portal.base_url).state == State.INCOMPLETE
    assert fetched(portal.base_url).state == State.COMPLETE


def test_calls_that_close_as_announced_are_not_expected_again(portal: FakePortal) -> None:
    closing = [topic(number, deadline="2026-05-10") for number in range(1, 21)]
    portal.records = [*closing, *(topic(number) for number in range(21, 31))]
    fetched(portal.base_url)
    next_day("2026-05-11")
    assert expected_counts(Source.objects.get(), today()) == {"1/43251589": 10}
    portal.records = portal.records[20:]
    assert fetched(portal.base_url).state == State.COMPLETE


def test_news_is_tied_to_its_call_by_number_or_identifier() -> None:
    given(topic(48400948))
    news: dict[str, Any] = topic(1, kind="6", description=["<p>Sixty applications came in.</p>"], ccm2Id=[])
    news["reference"] = "4840094817"
    news["metadata"]["identifier"] = ["SOMETHING-ELSE"]
    given(topic(48400948), news)
    page = queries.call_page(actor("officer", "KFN"), the_call(48400948).pk, today())
    assert page is not None
    assert ["Sixty" in update.html for update in page.updates] == [True]


@pytest.mark.parametrize(
    "title",
    ["x" * 10_000, "a\x00b", "\ud800 lone", "\u202eright to left", "=1+1", "<script>alert(1)</script> call", "ÅÄÖ ’—"],
)
def test_hostile_titles_are_kept_and_shown_as_text(title: str) -> None:
    run = given(topic(1, title=[title], opens="0001-01-01", deadline="9999-12-31"))
    assert (run.new, run.quarantined) == (1, 0)
    assert 0 < len(the_call().title) <= 500
    assert the_call().next_deadline_on == date(9999, 12, 31)


def test_a_reference_that_no_column_holds_is_kept_under_a_name_of_its_own() -> None:
    record = topic(1)
    record["reference"] = "7" * 5_000
    assert given(record, {**topic(2), "reference": "a\x00b"}).seen == 2
    assert all(len(row.reference) <= 200 for row in RawRecord.objects.all())


def test_the_same_record_twice_in_one_reading_is_one() -> None:
    record = topic(1)
    run = actions.read_given(SOURCE, sent([record, topic(2), record]))
    assert RawRecord.objects.count() == 2
    assert run.new == 2


def test_the_next_deadline_follows_the_days() -> None:
    given(topic(1, deadlineDate=["2026-06-01T00:00:00.000+0000", "2026-11-01T00:00:00.000+0000"]))
    assert the_call().next_deadline_on == date(2026, 6, 1)
    actions.refresh_deadlines(date(2026, 6, 1))
    assert the_call().next_deadline_on == date(2026, 6, 1)
    actions.refresh_deadlines(date(2026, 6, 2))
    assert the_call().next_deadline_on == date(2026, 11, 1)
