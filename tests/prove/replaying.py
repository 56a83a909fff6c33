"""Every recorded day of the EU portal, fetched day by day as a municipality would; with failures, and killed."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from conftest import shared_folder
from installation import ROOT, Installation
from prove.proofs import LeftOut
from prove.recorded_days import FAULTS, ask
from prove.recorded_truth import DAYS, Recording, recording

KILLS, KILLED_DAYS = 50, ("2026-04-19", "2026-04-20", "2026-04-21", "2026-04-22", "2026-04-23")


def every_recorded_day() -> list[str]:
    """All days with two runs each, judged by the recording; then all days again with failures of every kind."""
    with tempfile.TemporaryDirectory(prefix="utblick-replay-") as folder, replay_server() as address:
        truth = recording(shared_data())
        calm = read(Path(folder) / "calm", address, "twice")
        figures = judged(truth, calm)
        hard = read(Path(folder) / "hard", address, "faults")
        assert hard["digest"] == calm["digest"], differing(calm["digest"], hard["digest"])
        return [
            *figures,
            f"with {hard['faults']} bursts of failures, each of {len(FAULTS)} kinds on 20 days drawn by lot: "
            f"{hard['runs']} runs, {hard['complete']} complete, {hard['requests']} requests in {hard['seconds']} s; "
            "in the end the same",
        ]


def judged(truth: Recording, calm: dict[str, Any], days: tuple[str, ...] = DAYS) -> list[str]:
    """The claims about days read without failures; raises AssertionError."""
    late = [(day, left) for day, left in unstored(truth, calm["stored"], days) if left]
    assert not late, f"not stored by the end of their second day: {late[:3]}"
    at_once = sum(truth.listed_on(day) <= set(calm["stored"][day]) for day in days)
    wrong = [(one, day) for one, day in calm["withdrawn"].items() if truth.listed_after(one, day)]
    assert not wrong, f"said to be withdrawn but listed again: {wrong[:3]}"
    told = Counter((day, one, first_of(old), first_of(new)) for day, one, old, new, _ in calm["told"])
    true = Counter(truth.moves(days))
    assert told == true, f"not told {list((true - told).items())[:3]}; told falsely {list((told - true).items())[:3]}"
    moves = Counter(move or "neither" for *_, move in calm["told"])
    return [
        f"{len(days)} days, {calm['runs']} runs in {calm['seconds']} s: {calm['complete']} complete, "
        f"{calm['requests']} requests",
        f"{calm['calls']} calls, {calm['contents']} raw contents kept, {calm['events']} events, the chain is whole",
        f"every listed reference was stored by the end of its second day; on {at_once} days all of them that same day",
        f"{len(true)} true changes of a deadline's day: each told once, 0 others ("
        + ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sorted(moves.items()))
        + "; neither: a day was given for the first time, taken away, or had passed)",
        f"{len(calm['withdrawn'])} calls said to be withdrawn, 0 of them listed again on any later day; "
        f"{calm['missing']} only missing on the last day",
        f"{len(days)} second runs on the same day: one run row each in {len(days)} of {len(days)}, all tables counted",
    ]


def unstored(truth: Recording, stored: dict[str, list[str]], days: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    """Day by day what was listed for the first time the day before and is in no day's store yet."""
    known: set[str] = set()
    waiting: set[str] = set()
    for day in days:
        known |= set(stored[day])
        yield day, waiting - known
        waiting = truth.listed_on(day) - known


def killed_fetches(kills: int = KILLS, days: tuple[str, ...] = KILLED_DAYS) -> list[str]:
    """Fetches killed hard at moments drawn by lot; then one that may finish, and the same days left in peace."""
    chance, places = random.Random(9), list[str]()
    with tempfile.TemporaryDirectory(prefix="utblick-kills-") as folder, replay_server() as address:
        peace = read(Path(folder) / "peace", address, "once", days)
        installation = opened(Path(folder) / "killed", days[0])
        for number, day in enumerate(days):
            ask(address, f"/_replay/day?day={day}", "POST")
            script(installation, "move", day)
            wanted, longest = kills * (number + 1) // len(days) - len(places), LONGEST
            while wanted:
                place, lasted = killed_fetch(installation, address, chance.uniform(0.05, longest))
                longest = min(longest, lasted)
                if place:
                    places.append(place)
                    wanted -= 1
            finish(installation, address)
        after = script(installation, "kept")
        assert after["digest"] == peace["digest"], differing(peace["digest"], after["digest"])
        states = Counter(state for state, *_ in all_runs(installation))
        assert not states["running"], "a run is told as running"
    where = ", ".join(f"{number} {place}" for place, number in sorted(Counter(places).items()))
    return [f"{len(places)} kills over {len(days)} days ({where}); in the end the same as undisturbed",
            f"nothing left running; {states['interrupted']} runs told as interrupted; "
            f"{after['events']} events, the chain is whole"]  # fmt: skip


def finish(installation: Installation, address: str) -> None:
    """A fetch left in peace. It may be incomplete: on some recorded days a programme really shrank."""
    command = [sys.executable, "-m", "utblick.operations.command_line", "watch", "fetch", "funding-tenders"]
    done = subprocess.run([*command, "--base-url", address], env=installation.environment, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode in (COMPLETE, INCOMPLETE), done.stdout + done.stderr


def killed_fetch(installation: Installation, address: str, after: float) -> tuple[str, float]:
    """Start a fetch, kill it ``after`` seconds into its run; where it was ("" when it had ended), and how long a run
    lasts at most."""
    command = [sys.executable, "-m", "utblick.operations.command_line", "watch", "fetch", "funding-tenders"]
    runs = len(all_runs(installation))
    process = subprocess.Popen([*command, "--base-url", address], env=installation.environment, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    while process.poll() is None and len(all_runs(installation)) == runs:
        time.sleep(0.02)
    begun = time.monotonic()
    try:
        process.wait(timeout=after)
        return "", max(0.1, time.monotonic() - begun)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    try:
        os.killpg(process.pid, 0)
        raise AssertionError("something of the killed fetch still runs")
    except ProcessLookupError:
        pass
    state, seen, became = all_runs(installation)[-1]
    if state != "running":
        return "after the run's end", LONGEST
    return ("while understanding" if became else "while storing" if seen else "before the first batch"), LONGEST


def all_runs(installation: Installation) -> list[tuple[str, int, int]]:
    """State, records seen, and calls new or changed of every run, read past the product."""
    with closing(sqlite3.connect(installation.var / "utblick.sqlite3", timeout=60)) as database:
        return database.execute("SELECT state, seen, new + changed FROM watch_fetchrun ORDER BY id").fetchall()


LONGEST = 8.0
"""Seconds: a run against the recorded portal seldom lasts longer."""
COMPLETE, INCOMPLETE = 0, 3


def read(folder: Path, address: str, how: str, days: tuple[str, ...] = DAYS) -> dict[str, Any]:
    told: dict[str, Any] = script(opened(folder, days[0]), "read", address, how, *days)
    return told


def opened(folder: Path, day: str) -> Installation:
    installation = Installation(folder, "")
    folder.mkdir(parents=True)
    script(installation, "open", str(folder), day)
    return installation


def script(installation: Installation, *words: str) -> Any:
    """Run `recorded_days` in the installation; returns what it told."""
    command = [sys.executable, str(ROOT / "tests" / "prove" / "recorded_days.py"), *words]
    done = subprocess.run(command, env=installation.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1_500:]
    return json.loads(done.stdout.splitlines()[-1])


def first_of(days: list[str]) -> str:
    return days[0] if days else ""


def differing(one: dict[str, str], other: dict[str, str]) -> str:
    return ", ".join(f"{name}: {one[name]} and {other[name]}" for name in one if one[name] != other[name])


def shared_data() -> Path:
    folder = shared_folder()
    if folder is None:
        raise LeftOut("the recorded data is not there")
    return folder


@contextmanager
def replay_server() -> Iterator[str]:
    """The recorded portal on a free port; gives its address."""
    tool = shared_data() / "tools" / "ftportal_replay.py"
    command = [sys.executable, str(tool), "--day", DAYS[0], "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        try:
            yield address.group()
        finally:
            server.terminate()
