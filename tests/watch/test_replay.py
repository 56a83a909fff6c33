"""The crawl against recorded days with the portal's measured faults, and the parser against every recorded payload."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from utblick.watch.fetching import Fetcher, Limits
from utblick.watch.sources.base import CrawlReport
from utblick.watch.sources.funding_tenders import FundingTenders
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate, Unreadable
from utblick.watch.sources.text import decode

pytestmark = pytest.mark.shared
SOURCE = FundingTenders()


@pytest.fixture(scope="module")
def replay() -> Iterator[str]:
    """The replay server on a free port; gives its base URL."""
    from conftest import shared_folder

    folder = shared_folder()
    assert folder is not None
    command = [sys.executable, str(folder / "tools" / "ftportal_replay.py"), "--day", "2026-05-06", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        yield address.group()
        server.terminate()


def ask(replay: str, path: str, method: str = "GET") -> Any:
    with urllib.request.urlopen(urllib.request.Request(replay + path, method=method)) as answer:
        return json.load(answer)


def crawl(replay: str) -> tuple[dict[str, str], CrawlReport]:
    """References with the hash of what they say, and how it went."""
    with Fetcher(replay, Limits(read=0.5, whole=5.0), sleep=lambda _: None) as fetcher:
        crawling = SOURCE.crawl(fetcher, replay)
        return {record.reference: SOURCE.content_hash(record.body) for record in crawling}, crawling.report


@pytest.mark.parametrize("day", ["2026-05-06", "2026-04-21", "2026-06-26"])
def test_every_reference_listed_that_day_is_found_and_found_again(replay: str, day: str) -> None:
    """On 2026-04-21 each answer lacks 43 records, the most that were ever missing."""
    ask(replay, f"/_replay/day?day={day}", "POST")
    first, report = crawl(replay)
    assert sorted(first) == ask(replay, "/_replay/listed")
    assert report.complete
    assert report.requests < 120
    second, again = crawl(replay)
    assert second == first
    assert again.complete


def test_a_run_with_faults_of_every_kind_still_finds_everything(replay: str) -> None:
    ask(replay, "/_replay/day?day=2026-05-06", "POST")
    for kind in ("500", "400", "html", "truncated", "empty", "hang", "reset"):
        ask(replay, f"/_replay/fault?kind={kind}&count=1", "POST")
        found, report = crawl(replay)
        assert sorted(found) == ask(replay, "/_replay/listed")
        assert report.complete


def test_every_recorded_raw_payload_is_understood_or_refused_with_a_reason(shared: Path) -> None:
    understood = []
    for path in sorted((shared / "data" / "eu_calls").glob("nunommonteiro*/*.json")):
        for result in json.loads(decode(path.read_bytes()))["results"]:
            understood.append(SOURCE.parse(json.dumps(result).encode()))
    assert len(understood) == 25
    calls = [parsed for parsed in understood if isinstance(parsed, ParsedCall)]
    assert {call.language for call in calls} >= {"sv", "en"}
    assert len({call.topic_id for call in calls}) == 1
    assert {call.budget and call.budget.minor for call in calls} == {1_500_000_000}
    assert sum(isinstance(parsed, ParsedUpdate) for parsed in understood) == 18


def test_every_recorded_day_is_understood(replay: str) -> None:
    for day in ("2026-03-13", "2026-05-06", "2026-06-26"):
        ask(replay, f"/_replay/day?day={day}", "POST")
        with Fetcher(replay, sleep=lambda _: None) as fetcher:
            for record in SOURCE.crawl(fetcher, replay):
                parsed = SOURCE.parse(record.body)
                assert isinstance(parsed, ParsedCall)
                assert parsed.title
                assert parsed.url.startswith("https://")


def test_anything_else_in_the_recorded_files_is_refused_not_choked_on(shared: Path) -> None:
    for path in sorted((shared / "data" / "eu_calls").glob("*/*")):
        for body in (path.read_bytes()[:200_000], json.dumps({"reference": "1", "metadata": path.name}).encode()):
            with pytest.raises(Unreadable):
                outcome = SOURCE.parse(body)
                assert not isinstance(outcome, Ignored)
