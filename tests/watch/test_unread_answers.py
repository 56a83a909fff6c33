"""Answers that cannot be read at all: their bytes are kept once, with the reason, and the run and the health say so."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.test import Client
from pytest_httpserver import HTTPServer
from werkzeug import Response

from utblick.operations.health import all_health
from utblick.watch import actions, unread
from utblick.watch.actions.unread import MOST_OF_A_SOURCE
from utblick.watch.models import FetchRun, Source, UnreadAnswer
from utblick.watch.sources.funding_tenders.full_list import PATH
from watch.law import Law
from watch.municipality import SOURCE, SYSTEM, account, fetched, next_day, quick_fetcher
from watch.portal import FakePortal, topic
from watch.test_fetch import rows_by_table

pytestmark = pytest.mark.usefixtures("municipality")
State = FetchRun.State
HTML = "<html><body>Underhåll pågår</body></html>".encode()
BROKEN_OFF = b'{"apiVersion":"2.1","totalResults":700,"results":[{"reference":"1'
NOT_UTF8 = '{"title":"Möte"}'.encode("utf-16-le")[:-1]


def health(code: str = SOURCE) -> tuple[str, str]:
    found = next(one for one in all_health() if one.name == f"source:{code}")
    return found.state, found.told


@pytest.mark.parametrize("body", [HTML, BROKEN_OFF, NOT_UTF8], ids=["html", "broken-off", "encoding"])
def test_an_answer_that_cannot_be_read_is_kept_as_it_came_once_however_often_it_comes(
    portal: FakePortal, body: bytes
) -> None:
    portal.records = [topic(1)]
    portal.faults = [lambda: Response(body, 200)] * 500
    run = fetched(portal.base_url)
    kept = UnreadAnswer.objects.get()
    assert (kept.content, kept.size) == (body, len(body))
    assert kept.content_hash == hashlib.sha256(body).hexdigest()
    assert kept.address == f"{portal.base_url}/search-api/prod/rest/search"
    assert "HTTP 200" in kept.reason
    assert (run.state, run.unread) == (State.FAILED, 1)
    assert "not-json" in run.problems[0]
    before = rows_by_table()
    again = fetched(portal.base_url)
    assert again.unread == 1
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_an_answer_that_the_next_attempt_got_past_is_told_until_a_later_day_is_complete(portal: FakePortal) -> None:
    portal.records = [topic(1), topic(2)]
    portal.faults = [lambda: Response(HTML, 200)]
    run = fetched(portal.base_url)
    actions.switch_source(SYSTEM, Source.objects.get(), enabled=True)
    assert (run.state, run.unread, run.quarantined, run.seen) == (State.COMPLETE, 1, 0, 2)
    state, told = health()
    assert (state, "1 i karantän" in told) == ("care", True)
    client = Client()
    client.force_login(account("coordinator"))
    assert (
        "1 svar gick inte att läsa och är sparat i karantänen." in client.get("/utlysningar/kallor/").content.decode()
    )
    page = client.get(f"/utlysningar/kallor/{SOURCE}/karantan/").content.decode()
    assert "/search-api/prod/rest/search" in page and "Underh" in page
    next_day("2026-05-07")
    fetched(portal.base_url)
    assert (health()[0], "0 i karantän" in health()[1]) == ("ok", True)
    assert "Karantänen är tom" in client.get(f"/utlysningar/kallor/{SOURCE}/karantan/").content.decode()
    assert UnreadAnswer.objects.get().content == HTML, "the bytes stay"


def test_of_a_large_answer_the_beginning_is_kept_and_its_whole_size_is_told(
    portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "MOST_KEPT", 100)
    large = HTML * 50
    portal.faults = [lambda: Response(large, 200)]
    fetched(portal.base_url)
    kept = UnreadAnswer.objects.get()
    assert (kept.content, kept.size) == (large[:100], len(large))
    assert kept.content_hash == hashlib.sha256(large).hexdigest()


def test_of_a_page_that_differs_each_time_a_run_keeps_some_and_a_source_the_latest_twenty(portal: FakePortal) -> None:
    numbers = iter(range(1, 10_000))
    portal.records = [topic(1)]
    for day in ("2026-05-07", "2026-05-08", "2026-05-09", "2026-05-10"):
        next_day(day)
        portal.faults = [lambda: Response(HTML + str(next(numbers)).encode(), 200)] * 8
        assert fetched(portal.base_url).unread == unread.MOST_OF_A_RUN
    assert UnreadAnswer.objects.count() == MOST_OF_A_SOURCE
    assert UnreadAnswer.objects.filter(last_seen_on="2026-05-07").count() < unread.MOST_OF_A_RUN


def test_a_list_of_papers_that_is_a_web_page_is_kept_too(httpserver: HTTPServer) -> None:
    law = Law(httpserver)
    law.answers = {"/dokumentlista/": HTML}
    run = law.fetched("riksdagen")
    kept = UnreadAnswer.objects.get()
    assert (kept.content, kept.address) == (HTML, httpserver.url_for("/dokumentlista/"))
    assert (run.unread, kept.source.code) == (1, "riksdagen")
    assert "i karantän" in health("riksdagen")[1] and "0 i karantän" not in health("riksdagen")[1]


def test_a_funders_answer_is_kept_without_the_key_that_was_sent(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UTBLICK_GDP_KEY_FORMAS", "hemlig")
    httpserver.expect_request("/gdp_formas/utlysningar").respond_with_data(b"<p>hemlig is no key</p>")
    run = actions.fetch("gdp-formas", base_url=httpserver.url_for("").rstrip("/"), open_fetcher=quick_fetcher)
    kept = UnreadAnswer.objects.get()
    assert (run.state, run.unread) == (State.FAILED, 1)
    assert kept.content == b"<p>... is no key</p>"
    assert "hemlig" not in kept.address + kept.reason


def test_a_full_list_that_is_broken_off_is_kept_and_asked_for_anew(portal: FakePortal, httpserver: HTTPServer) -> None:
    portal.records = [topic(1)]
    broken = json.dumps({"fundingData": {"GrantTenderObj": [{"type": 1}]}}).encode()[:-4]
    httpserver.expect_request(PATH).respond_with_data(broken, headers={"ETag": '"one"'})
    run = fetched(portal.base_url)
    assert (run.state, run.unread) == (State.COMPLETE, 1)
    assert "broken off" in run.cross_check["error"]
    assert UnreadAnswer.objects.get().content == broken
    assert not any(url.endswith(PATH) for url in Source.objects.get().validators)
