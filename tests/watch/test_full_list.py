"""The portal's own list of everything is read as a stream, and tells what no run has met."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from utblick.watch.models import FetchRun, Source
from utblick.watch.sources.funding_tenders.full_list import PATH, objects_in
from utblick.watch.sources.parsed import Unreadable
from watch.municipality import account, fetched, next_day
from watch.portal import FakePortal, topic

municipality = pytest.mark.usefixtures("municipality")


def listed(number: int, *, kind: int = 1, status: int = 31094502, deadline: str = "2026-09-23") -> dict[str, Any]:
    moment = datetime.fromisoformat(deadline).replace(tzinfo=UTC).timestamp()
    return {
        "type": kind, "ccm2Id": number, "identifier": f"EXAMPLE-2026-TOWNS-{number:03}",
        "status": {"id": status, "abbreviation": "Open"}, "deadlineDatesLong": [int(moment * 1000)],
        "title": "Towns, [with] \"marks\" and ]}, é",
    }  # fmt: skip


def as_file(records: Iterable[Any], before: str = "") -> io.BytesIO:
    told = json.dumps(list(records), ensure_ascii=False)
    return io.BytesIO(f'\ufeff{{"fundingData":{{{before}"GrantTenderObj" : {told}}}}}'.encode())


def test_every_object_is_found_however_the_pieces_fall() -> None:
    records = [{**listed(number), "text": "x" * (number * 997 % 9_000)} for number in range(400)]
    assert list(objects_in(as_file(records))) == records
    assert list(objects_in(as_file(records, f'"earlier": "{"y" * 300_000}",'))) == records


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b'{"fundingData":{"GrantTenderObj":[]}}', b'{"GrantTenderObj":', b'{"GrantTenderObj":[{"a":1},{"b',
     b'{"GrantTenderObj":[' + b'{"a":' * 100_000, b'{"GrantTenderObj":["' + b"x" * 5_000_000, b"\xff\xfe" * 9,
     b"<html>"],
)  # fmt: skip
def test_an_empty_or_broken_file_is_an_outage_and_not_a_year_without_calls(body: bytes) -> None:
    with pytest.raises(Unreadable):
        list(objects_in(io.BytesIO(body)))


@municipality
def test_once_a_week_a_complete_run_tells_which_current_calls_no_run_has_met(
    portal: FakePortal, httpserver: HTTPServer
) -> None:
    asked: list[str] = []
    file = as_file([listed(1), listed(2), listed(7), listed(7), listed(8, deadline="2026-05-06"), listed(9, kind=0),
                    listed(10, status=31094503)])  # fmt: skip

    def answer(request: Request) -> Response:
        asked.append(request.headers.get("If-None-Match", ""))
        return Response(file.getvalue(), headers={"ETag": '"may"'}) if not asked[-1] else Response(status=304)

    httpserver.expect_request(PATH).respond_with_handler(answer)
    portal.records = [topic(1), topic(2)]
    run = fetched(portal.base_url)
    assert (run.state, run.cross_check) == (
        FetchRun.State.COMPLETE, {"listed": 3, "missing": 1, "unknown": ["EXAMPLE-2026-TOWNS-007"]}
    )  # fmt: skip
    client = Client()
    client.force_login(account("coordinator"))
    page = client.get("/utlysningar/kallor/").content.decode()
    assert "3 utlysningar, 1 av dem okända här" in page and "EXAMPLE-2026-TOWNS-007" in page
    for day, times in (("2026-05-07", 1), ("2026-05-13", 2)):
        next_day(day)
        assert fetched(portal.base_url).cross_check == {}
        assert len(asked) == times
    assert asked == ["", '"may"']


@municipality
def test_a_list_that_cannot_be_had_is_told_and_changes_nothing_else(portal: FakePortal) -> None:
    portal.records = [topic(1)]
    run = fetched(portal.base_url)
    assert (run.state, Source.objects.get().last_complete_on) == (FetchRun.State.COMPLETE, date(2026, 5, 6))
    assert "HTTP" in run.cross_check["error"]
