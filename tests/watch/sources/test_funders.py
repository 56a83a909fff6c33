"""Vinnova's open data and the research funders' shared interface, from a server of our own."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from utblick.watch.fetching import Fetcher, Limits
from utblick.watch.sources.base import source
from utblick.watch.sources.gdp.source import PAGE
from utblick.watch.sources.parsed import Ignored, ParsedCall, Unreadable

QUICK = Limits(connect=5.0, read=0.8, whole=5.0, pause=0.0)
ROUND = {
    "Diarienummer": "2026-01234",
    "DiarienummerUtlysning": "2026-00100",
    "Titel": "Hamnar utan utsläpp – hösten 2026",
    "TitelEngelska": "x",
    "Beskrivning": "Kommuner prövar <b>elfärjor</b>.<script>alert(1)</script>",
    "Oppningsdatum": "2026-09-01T00:00:00",
    "Stangningsdatum": "2026-10-13T14:00:00",
    "Publik": "1",
    "Webbsida": "https://exempel.example/hamnar",
    "KontaktLista": [{"Namn": "Kim Exempel", "Epost": "kim@exempel.example"}],
    "WebTextLista": [
        {"TextID": "Syfte", "TextSv": "Renare vatten i hamnarna."},
        {"TextID": "Kontakt", "TextSv": "Ring Kim Exempel."},
    ],
}
CALL = {"Diarienummer": "2026-00100", "Titel": "Hamnar utan utsläpp", "Handlaggare": "Kim Exempel"}


@pytest.fixture
def fetcher(httpserver: HTTPServer) -> Iterator[Fetcher]:
    with Fetcher(httpserver.url_for(""), QUICK, sleep=lambda _: None) as fetcher:
        yield fetcher


def test_vinnovas_rounds_come_with_their_call_and_without_people(httpserver: HTTPServer, fetcher: Fetcher) -> None:
    body = b"\xef\xbb\xbf" + json.dumps([ROUND], ensure_ascii=False).encode()
    for part, answer in (("utlysningar", json.dumps([CALL]).encode()), ("ansokningsomgangar", body)):
        handler = Response(answer, mimetype="application/json")
        httpserver.expect_request(_path(part)).respond_with_response(handler)
    crawl = source("vinnova").crawl(fetcher, httpserver.url_for(""), None, None)
    [record] = crawl
    assert crawl.report.complete and crawl.report.found == 1
    assert b"Kim" not in record.body
    call = source("vinnova").parse(record.body)
    assert isinstance(call, ParsedCall)
    assert (str(call.opens_on), str(call.last_deadline_on)) == ("2026-09-01", "2026-10-13")
    assert (call.deadlines[0].at.hour, call.deadlines[0].time_confirmed) == (14, True)
    assert (call.call_title, call.url) == ("Hamnar utan utsläpp", "https://exempel.example/hamnar")
    assert "Renare vatten" in call.description_text
    assert "script" not in call.description_html
    assert source("vinnova").programme("vinnova").sv == "Vinnova"


def _path(part: str) -> re.Pattern[str]:
    return re.compile(rf"/api/{part}/20\d\d-\d\d-\d\d")


def vinnova(**changed: object) -> bytes:
    return json.dumps({"round": {**ROUND, **changed}, "call": CALL}).encode()


def test_a_round_for_those_invited_is_left_out_and_an_unknown_shape_is_told() -> None:
    assert isinstance(source("vinnova").parse(vinnova(Publik=0)), Ignored)
    empty = source("vinnova").parse(vinnova(Stangningsdatum="0001-01-01T00:00:00", Oppningsdatum=None))
    assert isinstance(empty, ParsedCall) and (empty.opens_on, empty.deadlines) == (None, ())
    for body in (b"[]", b"{}", b"\xff", vinnova(Diarienummer=""), vinnova(Stangningsdatum="snart"),
                 vinnova(Oppningsdatum="2026-02-31T00:00:00")):  # fmt: skip
        with pytest.raises(Unreadable):
            source("vinnova").parse(body)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Response("no", 500), "HTTP 500"),
        (Response("<html>", 200), "not JSON"),
        (Response('"text"', 200), "another shape"),
        (Response("x", 302, headers={"Location": "http://169.254.169.254/"}), "not on the open internet"),
    ],
)
def test_a_source_that_fails_is_not_complete(
    httpserver: HTTPServer, fetcher: Fetcher, answer: Response, told: str
) -> None:
    httpserver.expect_request(_path("utlysningar")).respond_with_data("[]", mimetype="application/json")
    httpserver.expect_request(_path("ansokningsomgangar")).respond_with_response(answer)
    crawl = source("vinnova").crawl(fetcher, httpserver.url_for(""), None, None)
    assert list(crawl) == []
    assert not crawl.report.complete and told in crawl.report.problems[0]


def gdp_server(httpserver: HTTPServer, number: int, key: str = "") -> list[dict[str, str]]:
    """A funder with so many calls; what it was asked."""
    questions: list[dict[str, str]] = []

    def answer(request: Request) -> Response:
        questions.append(dict(request.args))
        if key and request.args.get("authorization") != key:
            return Response("key", 401)
        first, most = int(request.args["offset"]), int(request.args["limit"])
        rows = [
            {"diarienummer": f"2026-{n:05}", "Titel": f"Utlysning {n}", "stangningsdatum": "2027-02-03T14:00:00",
             "oppningsdatum": "2026-12-01", "kontaktperson": "Kim Exempel", "webbsida": "javascript:alert(1)"}
            for n in range(first, min(first + most, number))
        ]  # fmt: skip
        return Response(json.dumps({"utlysningar": rows}), mimetype="application/json")

    httpserver.expect_request("/gdp_formas/utlysningar").respond_with_handler(answer)
    return questions


def test_the_research_funders_calls_are_read_page_by_page(httpserver: HTTPServer, fetcher: Fetcher) -> None:
    questions = gdp_server(httpserver, PAGE + 3)
    crawl = source("gdp-formas").crawl(fetcher, httpserver.url_for(""), None, None)
    records = list(crawl)
    assert (len(records), crawl.report.complete, len(questions)) == (PAGE + 3, True, 2)
    assert "authorization" not in questions[0]
    call = source("gdp-formas").parse(records[0].body)
    assert isinstance(call, ParsedCall)
    assert (call.title, str(call.last_deadline_on), call.url) == ("Utlysning 0", "2027-02-03", "")
    assert b"Kim" not in records[0].body


def test_a_server_that_gives_the_same_page_for_ever_is_left(httpserver: HTTPServer, fetcher: Fetcher) -> None:
    rows = [{"diarienummer": f"{n}", "titel": "A"} for n in range(PAGE)]
    httpserver.expect_request("/gdp_vr/utlysningar").respond_with_json(rows)
    crawl = source("gdp-vr").crawl(fetcher, httpserver.url_for(""), None, None)
    assert len(list(crawl)) == PAGE
    assert crawl.report.requests == 2


def test_the_key_is_asked_with_and_never_told(
    httpserver: HTTPServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("UTBLICK_GDP_KEY_FORMAS", "hemlig/nyckel")
    questions = gdp_server(httpserver, 2, key="hemlig/nyckel")
    with caplog.at_level(logging.INFO):
        records = list(source("gdp-formas").crawl(fetcher, httpserver.url_for(""), None, None))
    assert len(records) == 2 and questions[0]["authorization"] == "hemlig/nyckel"
    assert not any(b"hemlig" in record.body for record in records)
    httpserver.clear()
    echo = Response("x", 302, headers={"Location": "http://10.0.0.1/?authorization=hemlig/nyckel"})
    httpserver.expect_request("/gdp_formas/utlysningar").respond_with_response(echo)
    crawl = source("gdp-formas").crawl(fetcher, httpserver.url_for(""), None, None)
    assert list(crawl) == []
    assert "hemlig" not in str(crawl.report)


def test_without_the_key_the_funders_refusal_says_so(httpserver: HTTPServer, fetcher: Fetcher) -> None:
    gdp_server(httpserver, 2, key="hemlig")
    crawl = source("gdp-formas").crawl(fetcher, httpserver.url_for(""), None, None)
    assert list(crawl) == []
    assert crawl.report.problems == ["utlysningar: HTTP 401; the funder may ask for a key"]
    for body in (b"[]", b"{}", b'{"titel": "A"}', b'{"diarienummer": "1", "stangningsdatum": "x"}'):
        with pytest.raises(Unreadable):
            source("gdp-formas").parse(body)
