"""Each way the portal fails (eu-funding § 1) is understood, tried again, and in the end named."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import pytest
from werkzeug import Response

from utblick.watch.fetching import Fetcher
from utblick.watch.sources.funding_tenders.client import FundingTendersClient, PortalError
from watch.conftest import QUICK, reset
from watch.portal import FakePortal, topic

QUERY = {"bool": {"must": [{"terms": {"type": ["1"]}}]}}
SORT = ("startDate", "ASC")
FAULTS = {
    "500": "error-500",
    "hidden-500": "error-500",
    "400": "error-400",
    "html": "not-json",
    "truncated": "not-json",
    "empty": "empty",
    "hang": "timeout",
}


@pytest.fixture
def client(fetcher: Fetcher, portal: FakePortal) -> FundingTendersClient:
    portal.records = [topic(1), topic(2, language="sv"), topic(3, language="fi")]
    return FundingTendersClient(fetcher, portal.base_url)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_passing_failure_is_tried_again(client: FundingTendersClient, portal: FakePortal, fault: str) -> None:
    portal.faults = [fault]
    assert client.search(QUERY, 1, SORT, expected=2).total == 2


@pytest.mark.parametrize(("fault", "kind"), FAULTS.items())
def test_a_lasting_failure_ends_after_a_few_attempts_and_is_named(
    client: FundingTendersClient, portal: FakePortal, fault: str, kind: str
) -> None:
    portal.faults = [fault] * 20
    with pytest.raises(PortalError) as error:
        client.search(QUERY, 1, SORT, expected=2)
    assert error.value.kind == kind
    assert client.requests == 1 + 4


def test_a_connection_that_breaks_is_named(raw_server: Callable[[Callable[[socket.socket], None]], str]) -> None:
    base = raw_server(reset)
    waited: list[float] = []
    with Fetcher(base, QUICK, sleep=waited.append) as fetcher, pytest.raises(PortalError) as error:
        FundingTendersClient(fetcher, base).search(QUERY, 1, SORT)
    assert error.value.kind == "reset"
    assert waited == [1.0, 4.0, 15.0]


def test_the_parts_are_json_in_both_languages_and_the_rest_stands_in_the_address(
    client: FundingTendersClient, portal: FakePortal
) -> None:
    found = client.search(QUERY, 1, SORT)
    assert {result["reference"] for result in found.results} == {"1TOPICSen", "2TOPICSsv"}
    asked = portal.searches[0]
    assert asked["languages"] == ["sv", "en"]
    assert asked["sort"] == {"field": "startDate", "order": "ASC"}
    assert asked["url"] == {"apiKey": "SEDIA", "text": "***", "pageSize": "100", "pageNumber": "1"}


def test_no_result_is_no_failure_when_none_was_expected(client: FundingTendersClient, portal: FakePortal) -> None:
    portal.records = []
    assert client.search(QUERY, 1, SORT).total == 0


def told(kind: str, message: str) -> Callable[[], Response]:
    answer = json.dumps({"type": kind, "message": message})
    return lambda: Response(answer, 400, mimetype="application/json")


def test_nothing_found_told_as_an_error_is_an_empty_list(client: FundingTendersClient, portal: FakePortal) -> None:
    portal.faults = [told("businessError", "No result found")] * 5
    assert client.search(QUERY, 1, SORT).total == 0
    with pytest.raises(PortalError, match="where 2 were counted"):
        client.search(QUERY, 1, SORT, expected=2)


def test_a_question_that_the_service_does_not_take_is_not_asked_again(
    client: FundingTendersClient, portal: FakePortal
) -> None:
    portal.faults = [told("businessError", "Invalid Query format")]
    with pytest.raises(PortalError) as error:
        client.search(QUERY, 1, SORT)
    assert (error.value.kind, len(portal.searches)) == ("error-400", 1)


def test_the_portals_own_configuration_says_where_to_ask(client: FundingTendersClient, portal: FakePortal) -> None:
    place = portal.base_url + "/elsewhere"
    portal.config = {
        "modules": {
            "sedia": {
                "corporateSearchUrl": f"{place}/search?apiKey=OTHER",
                "facetUrl": f"{place}/facet?apiKey=OTHER",
                "corporateSearchApiKey": "OTHER",
            }
        }
    }
    client.search(QUERY, 1, SORT)
    assert portal.searches[0]["path"] == "/elsewhere/search"
    assert portal.searches[0]["url"]["apiKey"] == "OTHER"


@pytest.mark.parametrize(
    "config",
    [
        {"modules": {}},
        {"modules": {"sedia": {"corporateSearchUrl": "http://169.254.169.254/s", "facetUrl": "http://10.0.0.1/f"}}},
        {"modules": {"sedia": {"corporateSearchUrl": "http://nowhere.invalid/s", "facetUrl": "ftp://x/f"}}},
        ["unexpected"],
    ],
)
def test_a_configuration_that_misleads_is_not_followed(
    client: FundingTendersClient, portal: FakePortal, config: object
) -> None:
    portal.config = config
    client.search(QUERY, 1, SORT)
    assert portal.searches[0]["path"] == "/search-api/prod/rest/search"


def test_facets_give_name_and_count(client: FundingTendersClient) -> None:
    assert client.facets(QUERY) == {"frameworkProgramme": {"43251589": ("Name %26 43251589", 2)}}
