"""*Indragen* is said by the source's own words, by a person, or by the rule of design § 4; and never because a call is
merely missing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from utblick.audit import guard
from utblick.audit.models import Event
from utblick.watch import actions, withdrawal
from utblick.watch.actions.absence import count_absence, note_presence, withdraw_absent
from utblick.watch.fetching import FetchError
from utblick.watch.models import Call, FetchRun
from utblick.watch.sources.funding_tenders.withdrawn import withdrawal_in
from watch.municipality import SYSTEM, account, fetched, next_day, the_call
from watch.municipality import given as given_records
from watch.portal import FakePortal, topic

DAY = date(2026, 5, 6)
municipality = pytest.mark.usefixtures("municipality")


@given(st.integers(0, 60), st.none() | st.integers(-40, 80))
def test_nothing_is_said_before_21_days_nor_within_three_days_of_the_deadline_or_after_it(
    missing: int, left: int | None
) -> None:
    deadline = None if left is None else DAY + timedelta(days=left)
    said = withdrawal.may_be_said(missing, deadline, DAY)
    assert said == (missing >= 21 and left is not None and left > 3)


def missing_since(portal: FakePortal, days: int, deadline: str = "2026-09-23") -> None:
    """A call seen on the first day, and away since then for so many days with a complete run."""
    portal.records = [topic(1, deadline=deadline), *(topic(number) for number in range(2, 8))]
    fetched(portal.base_url)
    del portal.records[0]
    with guard.opened():
        Call.objects.filter(topic_id="1").update(missing_days=days, missing_since=DAY, missing_counted_on=DAY)


@municipality
def test_after_21_days_and_a_look_up_in_vain_a_call_is_said_to_be_withdrawn_with_how_it_is_known(
    portal: FakePortal,
) -> None:
    missing_since(portal, 19)
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert (the_call().missing_days, the_call().withdrawn_on) == (20, None)
    next_day("2026-05-08")
    portal.searches.clear()
    fetched(portal.base_url)
    assert (the_call().withdrawn_on, the_call().withdrawn_how) == (date(2026, 5, 8), "absence")
    assert '"EXAMPLE-2026-TOWNS-001"' in [search["url"]["text"] for search in portal.searches]
    client = Client()
    client.force_login(account("officer", "KFN"))
    page = client.get(the_call().get_absolute_url()).content.decode()
    assert "har inte listat den sedan den\N{NO-BREAK SPACE}6" in page
    assert "när Utblick frågade efter just den" in page


@municipality
def test_it_is_taken_back_by_itself_when_it_is_listed_again(portal: FakePortal) -> None:
    missing_since(portal, 30)
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert the_call().withdrawn_on is not None
    portal.records.append(topic(1))
    next_day("2026-05-08")
    fetched(portal.base_url)
    call = the_call()
    assert (call.withdrawn_on, call.withdrawn_how, call.missing_days, call.missing_since) == (None, "", 0, None)
    verbs = Event.objects.filter(subject=str(call.ref)).order_by("seq").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["call.withdraw", "call.reinstate"]


@municipality
def test_what_a_person_said_is_not_taken_back_by_a_run(portal: FakePortal) -> None:
    missing_since(portal, 30)
    actions.withdraw_call(SYSTEM, the_call(), reason="Besked från programkontoret")
    portal.records.append(topic(1))
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert (the_call().withdrawn_how, the_call().withdrawn_reason) == ("person", "Besked från programkontoret")


@municipality
def test_a_call_that_the_source_still_has_under_another_status_is_only_missing(portal: FakePortal) -> None:
    """An exact phrase alone finds mostly news, and cascade calls carry their parent's identifier: neither counts, but
    the topic itself does, closed or not."""
    missing_since(portal, 30)
    closed = topic(1, status="31094503")
    portal.records.append(closed)
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert (the_call().withdrawn_on, the_call().looked_up_on) == (None, date(2026, 5, 7))
    portal.records.remove(closed)
    same = {"identifier": ["EXAMPLE-2026-TOWNS-001"]}
    portal.records += [topic(88, kind="8", status="31094503", **same), topic(99, kind="6", **same)]
    for day in ("2026-05-08", "2026-05-14"):
        next_day(day)
        fetched(portal.base_url)
        assert (the_call().withdrawn_on is None) == (day == "2026-05-08"), "asked again only after a week"


@pytest.mark.one_database
@municipality
@pytest.mark.parametrize("fault", ["500", "empty", "html", "hang", "400"])
def test_a_portal_that_cannot_answer_the_look_up_leaves_the_call_missing(portal: FakePortal, fault: str) -> None:
    missing_since(portal, 30)
    next_day("2026-05-07")
    portal.faults_for_phrases = fault
    assert fetched(portal.base_url).state == FetchRun.State.COMPLETE
    assert (the_call().missing_days, the_call().withdrawn_on) == (31, None)


@municipality
@pytest.mark.parametrize(("deadline", "said"), [("2026-05-10", False), ("2026-05-11", True)])
def test_close_to_the_deadline_nothing_is_said(portal: FakePortal, deadline: str, said: bool) -> None:
    missing_since(portal, 30, deadline)
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert (the_call().withdrawn_on is not None) == said


NUMBERS = count(1_000)
steps = st.lists(st.tuples(st.integers(1, 3), st.booleans(), st.booleans(), st.sampled_from(["has", "lacks", "fails"])),
                 min_size=1, max_size=6)  # fmt: skip


@municipality
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(17, 22), st.integers(1, 16), steps)
def test_whatever_happens_a_call_is_withdrawn_only_by_the_rule_and_never_while_listed(
    missing: int, left: int, steps: list[tuple[int, bool, bool, str]]
) -> None:
    """Days pass with runs that are complete or not, that list the call or not, and with look-ups of every outcome."""
    number = next(NUMBERS)
    deadline = DAY + timedelta(days=left)
    run = given_records(topic(number, deadline=deadline.isoformat()), topic(2))
    with guard.opened():
        Call.objects.exclude(topic_id__in=["2", number]).update(stated_closed=True)
        Call.objects.filter(topic_id=number).update(missing_days=missing, missing_since=DAY)
    day, expected = DAY, False
    for gap, complete, listed, answer in steps:
        day += timedelta(days=gap)
        run.day = day
        with guard.opened():
            Call.objects.filter(topic_id="2").update(last_seen_on=day)
            the_call(number).raw_records.update(last_seen_on=day if listed else DAY - timedelta(days=1))
        note_presence(run)
        if listed:
            missing, expected = 0, False
        if complete:
            absent = not listed and day < deadline
            missing += absent
            count_absence(run)
            asked = look_up(run, answer)
            may = missing >= 21 and (deadline - day).days > 3 and not listed
            expected = expected or (may and answer == "lacks" and str(number) in asked)
        call = the_call(number)
        assert (call.withdrawn_on is not None, call.missing_days) == (expected, missing)


def look_up(run: FetchRun, answer: str) -> list[str]:
    """Ask as after a complete run; the source knows number 2, and of the others what ``answer`` says."""
    asked: list[str] = []

    def ask(call: Call) -> bool:
        asked.append(call.topic_id)
        if call.topic_id == "2":
            return True
        if answer == "fails":
            raise FetchError("timeout", "no answer")
        return answer == "has"

    try:
        withdraw_absent(run, ask)
    except FetchError:
        assert answer == "fails"
    return asked


SAID = [
    "The call EXAMPLE-2026-TOWNS has been cancelled.",
    "Please note that this topic has been withdrawn. A new one will follow.",
    "This call for proposals is hereby cancelled",
    "Because of the budget, the topic EXAMPLE-2026-TOWNS-001: Towns that meet, has been cancelled.",
]
NOT_SAID = [
    "The webinar on this call has been cancelled.",
    "If the call is cancelled, applicants are told.",
    "The topic OTHER-2026-CARS-01 has been withdrawn.",
    "This call has not been cancelled.",
    "The proposals of this call were withdrawn by their coordinators.",
    "The deadline of this call has been withdrawn and a new one set.",
    "Grants that have been cancelled go back to the call.",
    "",
]


@pytest.mark.parametrize("text", SAID)
def test_the_sources_own_words_are_heard(text: str) -> None:
    assert withdrawal_in("EXAMPLE-2026-TOWNS-001", "", text)


@pytest.mark.parametrize("text", NOT_SAID)
def test_words_about_something_else_are_not_taken_for_it(text: str) -> None:
    assert withdrawal_in("EXAMPLE-2026-TOWNS-001", "", text) == ""


def test_a_title_that_begins_with_it_says_so_and_one_that_merely_holds_the_word_does_not() -> None:
    assert withdrawal_in("X", "[CANCELLED] Towns that meet", "")
    assert not withdrawal_in("X", "Withdrawn places and their towns", "")


@municipality
def test_news_or_a_note_that_says_it_withdraws_the_call_with_the_sources_sentence() -> None:
    given_records(topic(1), topic(2))
    news: dict[str, Any] = topic(9, kind="6", description=["<p>This topic has been <b>cancelled</b>.</p>"])
    news["metadata"]["identifier"] = ["EXAMPLE-2026-TOWNS-001"]
    note = '[{"content": "<p>The call has been withdrawn.</p>"}]'
    given_records(topic(1), topic(2, latestInfos=[note]), news)
    told = [(call.withdrawn_how, call.withdrawn_reason) for call in (the_call(1), the_call(2))]
    assert told == [("source", "This topic has been cancelled."), ("source", "The call has been withdrawn.")]
