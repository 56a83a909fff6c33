"""Calls by hand and by table, and the rounds that come back: R2.8, G-14."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from utblick.audit import guard
from utblick.clock.queries import today
from utblick.search.models import SearchEntry
from utblick.ui.conflicts import Stale
from utblick.watch import actions, queries
from utblick.watch.actions import AlreadyKnownError
from utblick.watch.actions.absence import count_absence
from utblick.watch.models import Call, CallVersion, FetchRun, Match, RawRecord, Stand
from utblick.watch.queries.expected import round_pictures
from utblick.watch.rounds import expected_on, rounds
from utblick.watch.sources.entered import Entry
from watch.municipality import SYSTEM, actor, given, next_day
from watch.portal import topic

pytestmark = pytest.mark.usefixtures("municipality")
MUSIC = Entry(
    title="Musikbryggan 2027",
    programme="Nordiska musikfonden",
    opens="2026-12",
    closes="2027-03",
    text="Kommunala kulturskolor och bibliotek bygger nätverk för unga musiker och kulturarv.",
)


def test_a_call_by_hand_is_matched_found_and_told_as_preliminary() -> None:
    call = actions.register_call(actor("coordinator"), MUSIC)
    assert Match.objects.filter(call=call, body_code="KFN").exists()
    assert SearchEntry.objects.filter(ref=str(call.ref), day=date(2027, 3, 31)).exists()
    assert (call.next_deadline_on, call.deadlines, call.closes_by) == (None, [], date(2027, 3, 31))
    assert queries.calls(SYSTEM, today(), status="forthcoming").get() == call


def test_the_days_of_a_call_by_hand_are_settled_later_and_the_change_is_told() -> None:
    call = actions.register_call(actor("officer", "KFN"), MUSIC)
    settled = replace(MUSIC, closes="2027-03-12 12:00", opens="2026-12-01", reference=call.topic_id)
    actions.alter_call(actor("officer", "KFN"), call, settled, version=call.version)
    call = Call.objects.get()
    assert (call.closes_about, call.last_deadline_on, call.next_deadline_on) == (
        "",
        date(2027, 3, 12),
        date(2027, 3, 12),
    )
    assert {change["field"] for change in CallVersion.objects.get().changes} >= {"deadlines", "closes_about"}
    assert RawRecord.objects.filter(current=True).count() == 1
    assert queries.entry_of(call) == settled


def test_two_people_do_not_overwrite_each_other() -> None:
    call = actions.register_call(SYSTEM, MUSIC)
    changed = replace(MUSIC, closes="2027-04", reference=call.topic_id)
    actions.alter_call(SYSTEM, call, changed, version=call.version)
    with pytest.raises(Stale):
        actions.alter_call(SYSTEM, call, replace(changed, closes="2027-05"), version=call.version)


def test_the_same_call_is_not_registered_twice_and_not_by_a_reader() -> None:
    actions.register_call(SYSTEM, MUSIC)
    with pytest.raises(AlreadyKnownError):
        actions.register_call(SYSTEM, replace(MUSIC, closes="2028"))
    with pytest.raises(PermissionDenied):
        actions.register_call(actor("reader", "KFN"), replace(MUSIC, title="Annan"))


def test_a_table_read_again_changes_nothing_also_after_a_person_has_corrected_a_call() -> None:
    entries = [MUSIC, replace(MUSIC, title="Dansbryggan 2027")]
    first = actions.import_calls(SYSTEM, entries)
    assert (len(first.new), len(first.altered)) == (2, 0)
    call = Call.objects.get(title_sv="Musikbryggan 2027")
    actions.alter_call(SYSTEM, call, replace(MUSIC, closes="2027-05", reference=call.topic_id))
    again = actions.import_calls(SYSTEM, entries)
    assert (len(again.new), len(again.altered)) == (0, 0)
    assert Call.objects.get(pk=call.pk).closes_about == "2027-05"
    moved = actions.import_calls(SYSTEM, [replace(MUSIC, closes="2027-06")])
    assert (len(moved.new), len(moved.altered)) == (0, 1)


def test_calls_that_nothing_lists_are_never_missing() -> None:
    call = actions.register_call(SYSTEM, MUSIC)
    for day in ("2026-05-07", "2026-05-08", "2026-05-09"):
        next_day(day)
        count_absence(given(topic(1)))
    call.refresh_from_db()
    assert (call.missing_days, call.is_missing) == (0, False)


def test_every_shipped_round_says_for_whom_from_where_and_how_sure() -> None:
    assert len(rounds()) >= 40
    for row in rounds():
        assert row.who and row.text and row.basis and row.page.startswith("https://"), row.code
        assert row.entry(2027).parsed("expected").closes_about is not None
        assert "Kontrollera hos finansiären" in row.entry(2027).parsed("expected").description_text
    funders = " ".join(row.programme for row in rounds())
    for name in ("ESF+", "Interreg Central Baltic", "Interreg Europe", "Erasmus+", "ICLD", "SI ", "Nordplus", "AMIF",
                 "ERUF", "URBACT", "EUI", "CERV", "solidaritetskåren"):  # fmt: skip
        assert name in funders, name


def test_a_round_that_opens_in_autumn_and_closes_in_spring_opens_the_year_before() -> None:
    row = next(row for row in rounds() if row.code == "uhr-ka121")
    assert (str(row.opening(2027)), str(row.closing(2027))) == ("2026-11", "2027-02")
    assert not row.comes_in(2028)


def test_this_and_next_years_rounds_are_expected_from_the_first_day_and_only_once() -> None:
    actions.expect(today())
    made = Call.objects.filter(forecast=True).count()
    assert made == len(expected_on(today())) > 50
    events = CallVersion.objects.count()
    actions.expect(today())
    assert (Call.objects.count(), CallVersion.objects.count()) == (made, events)
    assert Match.objects.filter(call__forecast=True, body_code="BUN").exists()
    assert FetchRun.objects.count() == 0


def test_forecasts_are_counted_apart_from_announced_calls() -> None:
    actions.expect(today())
    for status in ("current", "open", "forthcoming", "closed", "unknown", "all"):
        assert not queries.calls(SYSTEM, today(), status=status).exists(), status
    assert queries.calls(SYSTEM, today(), status="expected").count() == Call.objects.count()
    assert {waiting.new for waiting in queries.waiting_by_body(SYSTEM, today())} == {0}
    assert not Call.objects.exclude(next_deadline_on=None).exists()


def test_the_announced_round_takes_the_forecasts_place_and_its_stands() -> None:
    actions.expect(today())
    forecast = Call.objects.get(topic_id="round:nordplus:2027")
    actions.take_stand(actor("officer", "BUN"), forecast, "BUN", Stand.Choice.INTERESTING)
    entry = replace(
        queries.entry_of(forecast) or MUSIC, reference="", forecast=False, opens="2026-11-02", closes="2027-02-01"
    )
    made = actions.register_call(actor("coordinator"), entry, replaces=forecast)
    forecast.refresh_from_db()
    assert forecast.replaced_by == made
    assert Stand.objects.get(call=made, body_code="BUN").choice == Stand.Choice.INTERESTING
    assert forecast not in queries.calls(SYSTEM, today(), status="expected")
    assert not SearchEntry.objects.filter(ref=str(forecast.ref)).exists()
    picture = next(row for row in round_pictures(SYSTEM, today()) if row.round.code == "nordplus")
    assert picture.announced == made
    actions.expect(today())
    assert Call.objects.filter(topic_id="round:nordplus:2027", replaced_by=made).exists()


def test_the_portals_own_call_replaces_what_was_expected() -> None:
    next_day("2026-10-01")
    actions.expect(today())
    forecast = Call.objects.get(call_identifier="CERV-2027-CITIZENS-TOWN-TT", forecast=True)
    given(topic(1, identifier=["CERV-2027-CITIZENS-TOWN-TT"], opens="2027-05-06", deadline="2027-09-22"))
    actions.expect(today())
    forecast.refresh_from_db()
    assert forecast.replaced_by is not None and forecast.replaced_by.source.code == "funding-tenders"
    with guard.opened():
        forecast.matches.all().delete()
    actions.expect(today())
    assert Call.objects.get(identifier="CERV-2027-CITIZENS-TOWN-TT") == forecast.replaced_by


def test_a_persons_days_of_an_expected_round_are_kept() -> None:
    actions.expect(today())
    call = Call.objects.get(topic_id="round:icld-var:2027")
    entry = queries.entry_of(call)
    assert entry is not None
    actions.alter_call(actor("coordinator"), call, replace(entry, closes="2027-04-15", opens="2027-02-15"))
    next_day("2026-05-20")
    actions.expect(today())
    call.refresh_from_db()
    assert (call.corrected, call.forecast, call.last_deadline_on) == (True, True, date(2027, 4, 15))
    assert call in queries.calls(SYSTEM, today(), status="expected")
