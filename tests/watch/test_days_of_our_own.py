"""A short form of the long proofs, on days that are invented here: nothing missed, nothing told falsely or twice, the
same whatever goes wrong on the way."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from installation import Installation
from prove.replaying import script
from utblick.watch.models import Call, CallVersion, FetchRun
from watch.kept import digest_of_everything, everything_kept, one_run_more, rows_by_table
from watch.municipality import FIRST_DAY, fetched, next_day
from watch.portal import FakePortal, topic

DAYS = 7
FAULTS = ["500", "400", "html", "truncated", "empty", "hidden-500"]


def invented_days(seed: int) -> list[dict[int, str]]:
    """Day by day which topics are listed, with the deadline each has: some come, go, come back, and move."""
    chance = random.Random(seed)
    deadlines = {number: f"2026-09-{chance.randint(1, 28):02}" for number in range(1, 41)}
    days = []
    for _ in range(DAYS):
        for number in chance.sample(sorted(deadlines), 3):
            deadlines[number] = f"2026-{chance.randint(8, 12):02}-{chance.randint(1, 28):02}"
        away = set(chance.sample(sorted(deadlines), 3))
        days.append({number: day for number, day in deadlines.items() if number not in away})
    return days


def true_moves(days: list[dict[int, str]]) -> Counter[tuple[str, str, str]]:
    """(topic, old day, new day), each time a topic is listed with another day than when it was last listed."""
    found: Counter[tuple[str, str, str]] = Counter()
    last: dict[int, str] = {}
    for listed in days:
        found.update((str(n), last[n], day) for n, day in listed.items() if last.get(n, day) != day)
        last |= listed
    return found


def list_on(portal: FakePortal, day: dict[int, str]) -> None:
    portal.records = [topic(number, deadline=deadline) for number, deadline in day.items()]


@pytest.mark.usefixtures("municipality")
@pytest.mark.parametrize("seed", [1])
def test_every_move_is_told_once_and_a_second_run_leaves_its_row_alone_whatever_fails(
    portal: FakePortal, seed: int
) -> None:
    """The portal shuffles, leaves out two records of each answer, and fails now and then in every way it knows."""
    days, chance = invented_days(seed), random.Random(seed)
    portal.unstable, portal.hidden = True, 2
    for number, listed in enumerate(days):
        if number:
            next_day((FIRST_DAY + timedelta(days=number)).isoformat())
        list_on(portal, listed)
        portal.faults = chance.choices(FAULTS, k=3)
        assert fetched(portal.base_url).state == FetchRun.State.COMPLETE
        portal.faults = []
        before, kept = rows_by_table(), everything_kept()
        fetched(portal.base_url)
        assert rows_by_table() == one_run_more(before)
        assert everything_kept() == kept
        assert set(listed) <= {int(topic_id) for topic_id in Call.objects.values_list("topic_id", flat=True)}
    told = Counter(
        (version.call.topic_id, change["old"][0], change["new"][0])
        for version in CallVersion.objects.select_related("call")
        for change in version.changes
        if change["field"] == "deadlines"
    )
    assert told == true_moves(days)
    assert not Call.objects.exclude(withdrawn_on=None).exists()


@pytest.mark.one_database
@pytest.mark.usefixtures("municipality")
def test_a_fetch_killed_at_any_moment_loses_doubles_and_leaves_nothing(portal: FakePortal, tmp_path: Path) -> None:
    """One installation reads in peace (the test's own); another is killed hard twice before it may finish."""
    portal.records = [topic(number) for number in range(1, 301)]
    installation = Installation(tmp_path / "killed", "")
    installation.var.mkdir()
    script(installation, "open", str(installation.var), FIRST_DAY.isoformat())
    fetch = ("watch", "fetch", "funding-tenders", "--base-url", portal.base_url)
    assert [kill_when(installation, fetch, reached) for reached in (200, 300)] == ["running", "running"]
    installation.run(*fetch)
    after = script(installation, "kept")
    fetched(portal.base_url)
    assert after["digest"] == digest_of_everything()
    assert [state for state, _ in all_runs(installation)] == ["interrupted", "interrupted", "complete"]


def kill_when(installation: Installation, words: tuple[str, ...], reached: int) -> str:
    """Kill a fetch as soon as its run has begun and tells of so many records; the state its run is left in."""
    command = [sys.executable, "-m", "utblick.operations.command_line", *words]
    log, runs = subprocess.DEVNULL, len(all_runs(installation))
    process = subprocess.Popen(command, env=installation.environment, start_new_session=True, stdout=log, stderr=log)
    while process.poll() is None:
        found = all_runs(installation)
        if len(found) > runs and found[-1][1] >= reached:
            break
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return str(all_runs(installation)[-1][0])


def all_runs(installation: Installation) -> list[tuple[str, int]]:
    """State and number of records seen of every run, read past the product."""
    with closing(sqlite3.connect(installation.var / "utblick.sqlite3", timeout=60)) as database:
        return database.execute("SELECT state, seen FROM watch_fetchrun ORDER BY id").fetchall()
