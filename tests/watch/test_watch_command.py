"""`./utblick watch fetch` as people run it (issue 2, Must show 2)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from installation import Installation
from watch.portal import FakePortal, topic

FETCH = ("watch", "fetch", "funding-tenders", "--json", "--base-url")


@pytest.fixture
def installed(real_installation: Callable[[str], Installation]) -> Installation:
    return real_installation("watch")


@pytest.fixture
def replay(shared: Path) -> Iterator[str]:
    command = [sys.executable, str(shared / "tools" / "ftportal_replay.py"), "--day", "2026-05-06", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        yield address.group()
        server.terminate()


def ask(replay: str, path: str, method: str = "GET") -> Any:
    with urllib.request.urlopen(urllib.request.Request(replay + path, method=method)) as answer:
        return json.load(answer)


@pytest.mark.one_database
@pytest.mark.shared
def test_every_reference_really_listed_is_stored_and_a_second_call_finds_nothing_new(
    installed: Installation, replay: str
) -> None:
    first = json.loads(installed.run(*FETCH, replay))
    stored = {row[1] for row in installed.rows("watch_rawrecord")}
    assert stored == set(ask(replay, "/_replay/listed"))
    assert (first["complete"], first["new"], first["quarantined"]) == (True, len(stored), 0)
    events = installed.count("audit_event")
    second = json.loads(installed.run(*FETCH, replay))
    assert (second["complete"], second["new"], second["changed"]) == (True, 0, 0)
    assert installed.count("audit_event") == events
    assert installed.count("watch_fetchrun") == 2
    assert installed.count("watch_rawrecord") == len(stored)


@pytest.mark.one_database
@pytest.mark.shared
def test_a_portal_with_every_kind_of_fault_loses_nothing(installed: Installation, replay: str) -> None:
    for kinds in (("500", "html", "truncated"), ("empty", "reset")):
        for kind in kinds:
            ask(replay, f"/_replay/fault?kind={kind}&count=1", "POST")
        assert json.loads(installed.run(*FETCH, replay))["complete"]
        assert installed.count("watch_rawrecord") == len(ask(replay, "/_replay/listed"))


@pytest.mark.one_database
def test_the_exit_code_tells_how_the_run_went(installed: Installation, portal: FakePortal) -> None:
    code, told = installed.fails(*FETCH, "http://127.0.0.1:9")
    assert (code, json.loads(told)["state"]) == (1, "failed")
    portal.records = [topic(number, deadline="2199-01-01") for number in range(1, 31)]
    assert json.loads(installed.run(*FETCH, portal.base_url))["new"] == 30
    portal.records = portal.records[:10]
    code, told = installed.fails(*FETCH, portal.base_url)
    assert (code, json.loads(told)["state"]) == (3, "incomplete")


def test_a_run_that_was_killed_is_told_as_interrupted_and_the_next_goes_on(
    installed: Installation, portal: FakePortal
) -> None:
    portal.records = [topic(number, deadline="2199-01-01") for number in range(1, 31)]
    portal.faults = ["hang"] * 100
    command = [sys.executable, "-m", "utblick.operations.command_line", *FETCH, portal.base_url]
    with subprocess.Popen(command, env=installed.environment, stdout=subprocess.DEVNULL) as process:
        for _ in range(200):
            if installed.count("watch_fetchrun"):
                break
            time.sleep(0.1)
        process.kill()
    portal.faults = []
    assert json.loads(installed.run(*FETCH, portal.base_url))["new"] == 30
    states = [word for row in installed.rows("watch_fetchrun") for word in row if word in ("interrupted", "complete")]
    assert states == ["interrupted", "complete"]


def test_a_source_is_switched_and_moved_from_the_command_line(installed: Installation) -> None:
    told = installed.run("watch", "source", "funding-tenders", "--on", "--base-url", "http://127.0.0.1:9")
    assert "daglig hämtning på, adress http://127.0.0.1:9" in told
    assert "av, adress" in installed.run("watch", "source", "funding-tenders", "--off")
