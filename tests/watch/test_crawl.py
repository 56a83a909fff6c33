"""A crawl finds everything although each answer misses some, and says when it is not complete (design § 4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest
from werkzeug import Response

from utblick.watch.fetching import Fetcher
from utblick.watch.sources.base import CrawlReport, RawRecord, source, sources
from utblick.watch.sources.funding_tenders import FundingTenders
from utblick.watch.sources.funding_tenders.crawl import EVERYTHING, Part, grouped, raw_record, shrunk
from watch.portal import FORTHCOMING, FakePortal, topic


def crawl(
    fetcher: Fetcher, portal: FakePortal, previous: Mapping[str, int] | None = None
) -> tuple[list[RawRecord], CrawlReport]:
    crawling = FundingTenders().crawl(fetcher, portal.base_url, previous)
    return list(crawling), crawling.report


def references(records: list[RawRecord]) -> set[str]:
    return {record.reference for record in records}


def test_unstable_paging_and_missing_records_lose_nothing(fetcher: Fetcher, portal: FakePortal) -> None:
    """250 records of one programme with the same dates: each page is drawn anew, and each answer lacks 12."""
    portal.records = [topic(n) for n in range(1, 251)] + [
        topic(n, kind="2", programme="111111") for n in range(300, 340)
    ]
    portal.unstable, portal.hidden = True, 12
    records, report = crawl(fetcher, portal)
    assert references(records) == {record["reference"] for record in portal.records}
    assert len(records) == len(portal.records)
    assert report.complete
    assert report.counts == {"1/43251589": 250, "2/111111": 40}
    assert report.found == 290


def test_a_calm_portal_is_asked_few_questions(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(n, programme=str(43000000 + n % 9)) for n in range(1, 51)]
    records, report = crawl(fetcher, portal)
    assert len(records) == 50
    assert report.requests <= 12
    part = report.partitions[1]
    assert (part.passes, part.found, part.reported) == (3, 50, 50)


def test_records_of_no_programme_are_found_by_the_sweep(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1), topic(2, programme=None), topic(3, status=FORTHCOMING, programme=None)]
    records, report = crawl(fetcher, portal)
    assert references(records) == {"1TOPICSen", "2TOPICSen", "3TOPICSen"}
    assert report.complete
    assert report.counts["1/-"] == 2


def test_doubled_records_are_yielded_once_and_do_not_keep_the_crawl_going(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1), topic(1), topic(2)]
    records, report = crawl(fetcher, portal)
    assert sorted(record.reference for record in records) == ["1TOPICSen", "2TOPICSen"]
    assert report.complete


def test_language_copies_are_records_of_their_own(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1), topic(1, language="sv"), topic(1, language="fi")]
    records, _ = crawl(fetcher, portal)
    assert {(record.reference, record.language) for record in records} == {("1TOPICSen", "en"), ("1TOPICSsv", "sv")}


def test_closed_calls_and_tenders_are_not_asked_for(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1), topic(2, status="31094503"), topic(3, kind="0"), topic(4, kind="6")]
    records, _ = crawl(fetcher, portal)
    assert references(records) == {"1TOPICSen"}


def test_a_second_crawl_yields_the_same(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(n) for n in range(1, 120)]
    portal.unstable, portal.hidden = True, 5
    first, report = crawl(fetcher, portal)
    second, again = crawl(fetcher, portal, report.counts)
    assert {record.reference: record.body for record in first} == {record.reference: record.body for record in second}
    assert again.complete


def test_a_passing_fault_of_each_kind_costs_nothing(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(n) for n in range(1, 30)]
    portal.faults = ["500", "html", "truncated"]
    records, report = crawl(fetcher, portal)
    assert len(records) == 29
    assert report.complete


def test_a_portal_that_goes_down_leaves_a_clear_state_and_keeps_what_came(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(n) for n in range(1, 30)] + [topic(99, kind="8")]
    crawling = FundingTenders().crawl(fetcher, portal.base_url)
    kept = []
    for record in crawling:
        kept.append(record)
        if len(kept) == 29:
            portal.faults = ["500"] * 500
    assert len(kept) == 29
    assert not crawling.report.complete
    assert crawling.report.partitions[1].error.startswith("error-500")
    assert crawling.report.problems[-1] == "gave up: the portal does not answer"
    assert crawling.report.found == 29


def test_one_failed_part_does_not_stop_the_others(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1), topic(2, kind="8")]
    portal.faults = ["html"] * 4
    records, report = crawl(fetcher, portal)
    assert references(records) == {"1TOPICSen", "2COMPETITIVE_CALLen"}
    assert not report.complete
    assert [problem.split(":")[0] for problem in report.problems] == ["1/31094502/43251589"]


def test_an_empty_answer_where_records_were_counted_is_a_failure(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1)]
    portal.faults = ["empty"] * 8
    _, report = crawl(fetcher, portal)
    assert not report.complete
    assert "empty" in report.problems[0]


def test_a_portal_without_facets_is_not_complete(fetcher: Fetcher) -> None:
    with Fetcher("http://127.0.0.1:9", fetcher.limits, sleep=lambda _: None) as lost:
        crawling = FundingTenders().crawl(lost, "http://127.0.0.1:9")
        assert list(crawling) == []
    assert not crawling.report.complete
    assert crawling.report.problems[0].startswith("counting: unreachable")


def test_a_programme_that_shrinks_by_more_than_a_tenth_makes_the_crawl_incomplete() -> None:
    assert shrunk({"1/A": 100, "1/B": 3}, {"1/A": 90}) == []
    assert shrunk({"1/A": 100}, {"1/A": 89}) == ["1/A: 89 found, 100 last time"]
    assert shrunk({}, {"1/A": 5}) == []


def test_a_type_that_is_gone_makes_the_crawl_incomplete(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1)]
    _, report = crawl(fetcher, portal, {"1/43251589": 1, "8/43251589": 2})
    assert report.problems == ["type 8: none found"]
    assert not report.complete
    assert report.finished


def test_small_programmes_are_asked_for_together_and_big_ones_alone() -> None:
    parts = grouped("1", "31094502", {"A": 200, "B": 60, "C": 30, "D": 20, "E": 20})
    assert [part.programmes for part in parts] == [("A",), ("B",), ("C", "D", "E")]
    assert [part.expected for part in parts] == [200, 60, 70]
    assert EVERYTHING.key == "1+2+8/31094501+31094502/all"


def test_a_question_holds_only_what_the_service_takes_and_days_in_its_own_long_form() -> None:
    """Of a bare day it makes "has a deadline", and every other kind of clause is an error."""
    part = Part(("6",), ("31094502",), ("43251589",), since=date(2026, 4, 29))
    assert part.query == {
        "bool": {
            "must": [
                {"terms": {"type": ["6"]}},
                {"terms": {"status": ["31094502"]}},
                {"terms": {"frameworkProgramme": ["43251589"]}},
                {"range": {"es_SortDate": {"gte": "2026-04-29T00:00:00.000+0000"}}},
            ]
        }
    }


def test_more_results_than_the_service_gives_make_the_crawl_incomplete(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1)]
    portal.faults = [lambda: Response('{"totalResults": 10001, "results": []}', mimetype="application/json")]
    records, report = crawl(fetcher, portal)
    assert references(records) == {"1TOPICSen"}
    assert (report.complete, len(report.problems)) == (False, 1)
    assert "more than the 10000 that can be had" in report.problems[0]


def test_a_raw_record_is_canonical_and_takes_any_text() -> None:
    result = {"reference": "7TOPICSen", "language": "en", "title": "å \ud800 \x00"}
    record = raw_record(result)
    assert json.loads(record.body) == result
    assert record.body.isascii()
    assert record.body == raw_record(dict(reversed(result.items()))).body


@pytest.mark.parametrize("reference", [None, "", 12, ["x"]])
def test_a_result_without_reference_is_kept_under_its_hash(reference: object) -> None:
    assert raw_record({"reference": reference}).reference.startswith("unnamed-")


def test_the_portal_is_known_by_its_code() -> None:
    assert isinstance(source("funding-tenders"), FundingTenders)
    assert source("funding-tenders") in sources()


def test_the_crawl_learns_the_portals_names(fetcher: Fetcher, portal: FakePortal) -> None:
    portal.records = [topic(1)]
    crawling = FundingTenders().crawl(fetcher, portal.base_url)
    list(crawling)
    assert crawling.report.programme_names == {"43251589": "Name %26 43251589"}
