"""A source that goes silent, or changes the shape of what it sends, is told where someone looks, and once by mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from utblick.audit import guard
from utblick.clock import recorded_at
from utblick.jobs.models import OutgoingMail
from utblick.operations.health import all_health
from utblick.watch import actions
from utblick.watch.models import CallUpdate, FetchRun, Source
from utblick.watch.shapes import FEWEST, ShapeCount, drift_between
from utblick.watch.troubles import TOLD, trouble_told
from watch.municipality import SOURCE, SYSTEM, account, fetched, given, next_day, the_call
from watch.portal import FakePortal, topic

municipality = pytest.mark.usefixtures("municipality")


def health() -> tuple[str, str]:
    found = next(one for one in all_health() if one.name == f"source:{SOURCE}")
    return found.state, found.told


def coordinator() -> Client:
    client = Client()
    client.force_login(account("coordinator"))
    return client


def silence(hours: int) -> None:
    with guard.opened():
        Source.objects.update(enabled=True, last_complete_at=recorded_at() - timedelta(hours=hours))


@municipality
@pytest.mark.one_database
def test_a_silent_source_is_red_on_the_start_page_first_of_all_and_on_the_health_page() -> None:
    """G-39."""
    given(topic(1))
    next_day("2026-05-12")
    silence(70)
    assert "är tyst" not in coordinator().get("/").content.decode()
    silence(73)
    page = coordinator().get("/").content.decode()
    rows = page[page.index('id="vantar"') :]
    first = rows[rows.index("<li") : rows.index("</li>")]
    assert "Se varför källan EU:s portal för finansiering och anbud är tyst" in first
    assert "row-day-stop" in first
    assert health()[0] == "stop"
    officer = Client()
    officer.force_login(account("officer", "KFN"))
    assert "är tyst" not in officer.get("/").content.decode()


@municipality
def test_the_coordinator_is_mailed_once_for_each_silence(portal: FakePortal) -> None:
    account("coordinator")
    account("officer", "KFN")
    given(topic(1))
    actions.tell_silence()
    assert not OutgoingMail.objects.exists()
    with guard.opened():
        FetchRun.objects.create(
            source=Source.objects.get(), day=the_call().first_seen_on, started_at=recorded_at(), state="failed",
            ended_at=recorded_at(), problems=["timeout: no answer in time from example.org"],
        )  # fmt: skip
    silence(73)
    for _ in range(3):
        actions.tell_silence()
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.subject) == (
        "coordinator.alla@exempel.example",
        "Källan EU:s portal för finansiering och anbud är tyst",
    )
    assert "Källan svarade inte i tid." in mail.body and "en gång" in mail.body
    given(topic(1))
    silence(80)
    actions.tell_silence()
    assert OutgoingMail.objects.count() == 2


@municipality
@pytest.mark.one_database
def test_a_source_that_nobody_has_switched_on_is_never_silent() -> None:
    account("coordinator")
    given(topic(1))
    with guard.opened():
        Source.objects.update(last_complete_at=recorded_at() - timedelta(days=400))
    actions.tell_silence()
    assert not OutgoingMail.objects.exists()
    assert health()[0] == "ok"


@municipality
def test_keys_that_come_or_go_are_told_with_their_shares_and_only_once() -> None:
    records = [topic(number) for number in range(1, 31)]
    assert given(*records).drift == []
    changed = [topic(number, descriptionByte=[], novelty=["x"]) for number in range(1, 31)]
    run = given(*changed)
    assert run.drift == [["1: metadata.descriptionByte", 1.0, 0.0], ["1: metadata.novelty", 0.0, 1.0]]
    assert run.state == FetchRun.State.COMPLETE
    actions.switch_source(SYSTEM, Source.objects.get(), enabled=True)
    assert health()[0] == "care"
    page = coordinator().get("/utlysningar/kallor/").content.decode()
    assert "Postens form har ändrats" in page
    assert "metadata.novelty" in page and "nu i 100\N{NO-BREAK SPACE}%" in page
    assert given(*changed).drift == []
    assert health()[0] == "ok"


@given_any(st.lists(st.sets(st.sampled_from("abcdef"), max_size=6), max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_same_records_never_drift_and_few_records_say_nothing(keys: list[set[str]]) -> None:
    counted = ShapeCount()
    for held in keys:
        counted.add(("{" + ",".join(f'"{key}":1' for key in sorted(held)) + "}").encode())
    shape = counted.shape()
    assert drift_between(shape, shape) == drift_between({}, shape) == []
    assert bool(shape) == (len(keys) >= FEWEST)


@pytest.mark.parametrize("body", [b"", b"\xff", b"[1]", b"{" * 100_000, b"null"])
def test_what_is_no_object_has_no_shape(body: bytes) -> None:
    counted = ShapeCount()
    for _ in range(FEWEST):
        counted.add(body)
    assert counted.shape() == {"": {}}


@pytest.mark.parametrize("kind", TOLD)
def test_every_kind_of_failure_has_words(kind: str) -> None:
    assert trouble_told(["something", f"1/31094502/all: {kind}: the source's own words"]) == str(TOLD[kind])


def test_a_loss_has_words_and_what_is_unknown_has_none() -> None:
    assert "färre" in trouble_told(["1/43251589: 10 found, 30 last time"])
    assert trouble_told(["hm"]) == trouble_told([]) == ""


@municipality
def test_a_programme_is_called_what_the_portal_calls_it_and_its_calls_follow_when_it_is_renamed(
    portal: FakePortal,
) -> None:
    """The facet's names come URL-encoded with the "+" lost; the shipped list stands where they are spoilt or absent."""
    portal.records = [topic(1, programme="43252449"), topic(2, programme="43353764"), topic(3, programme="77777777")]
    portal.names = {"43252449": "Research Fund for Coal %26 Steel (RFCS)", "43353764": "Erasmus  (ERASMUS )"}
    fetched(portal.base_url)
    names = [(the_call(number).programme_en, the_call(number).programme_sv) for number in (1, 2, 3)]
    assert names == [
        ("Research Fund for Coal & Steel (RFCS)", "Kol- och stålforskningsfonden"),
        ("Erasmus+", "Erasmus+"),
        ("Name & 77777777", "Name & 77777777"),
    ]
    portal.names["77777777"] = "The Towns %E2%80%93 Fund"
    next_day("2026-05-07")
    run = fetched(portal.base_url)
    assert (the_call(3).programme_en, run.changed) == ("The Towns – Fund", 0)


@municipality
def test_news_is_asked_for_since_some_days_before_the_last_complete_run(portal: FakePortal) -> None:
    """185 000 updates lie in the index: only those lately put in are read, and they count for no programme."""

    def news(number: int, day: str) -> None:
        record = topic(
            number, kind="6", description=[f"<p>News {number}</p>"], es_SortDate=[f"{day}T08:00:00.000+0000"]
        )
        record["metadata"].pop("status")
        record["metadata"]["identifier"] = ["EXAMPLE-2026-TOWNS-001"]
        portal.records.append(record)

    portal.records = [topic(1)]
    news(501, "2026-05-05")
    news(502, "2025-01-01")
    first = fetched(portal.base_url)
    assert [update.reference for update in the_call().updates.all()] == ["5011234567"]
    assert first.counts == {"1/43251589": 1}
    next_day("2026-05-08")
    news(503, "2026-05-02")
    assert fetched(portal.base_url).state == FetchRun.State.COMPLETE
    assert the_call().updates.count() == 2
    assert any("range" in clause for search in portal.searches for clause in search["query"]["bool"]["must"])


@municipality
def test_news_that_came_before_its_call_finds_it_later() -> None:
    early = topic(9, kind="6", description=["<p>Coming soon.</p>"])
    early["metadata"]["identifier"] = ["EXAMPLE-2026-TOWNS-001"]
    given(early)
    assert CallUpdate.objects.get().call is None
    given(topic(1))
    assert CallUpdate.objects.get().call == the_call()
