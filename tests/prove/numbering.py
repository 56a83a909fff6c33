"""§ and dnr given out by two processes at once, one of them killed hard in the middle and begun again."""

from __future__ import annotations

import random
import subprocess
import sys
import time

from cases.test_numbering_processes import SCRIPT
from installation import Installation
from prove.proofs import on_both_databases
from prove.writing import events, start

EACH, KILLS = 500, 5
TELLING = SCRIPT.replace(
    "        actions.record_decision", "        print(number, flush=True)\n        actions.record_decision"
)


def two_numberers() -> list[str]:
    """Two processes with 500 decisions each on both databases; a third is killed five times beside them.

    Every number from 1 is there once: § of the decisions, and dnr of the matters (domain.md § 2, one series a year).
    """
    figures = []
    with on_both_databases() as make:
        for database, installation in make("numbering"):
            installation.run("init", "--municipality", "Provkommun")
            subprocess.run([sys.executable, "-c", SCRIPT, "begin"], env=installation.environment, check=True)
            begun = time.monotonic()
            both = [_started(installation, EACH) for _ in range(2)]
            killed = _killed(installation)
            assert [process.wait(timeout=1800) for process in both] == [0, 0]
            spent = time.monotonic() - begun
            events(installation)
            decided, opened = _compared(installation, database)
            figures.append(
                f"{database}: {decided} decisions and {opened} matters by two processes in {spent:.0f} s, {killed} "
                "kills beside them: no number twice, none left out; the chain is whole"
            )
    return figures


def _started(installation: Installation, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SCRIPT, str(count)], env=installation.environment)


def _killed(installation: Installation) -> int:
    """Kills a process that has numbered three times and goes on, hard and at a random moment, as often as told."""
    chance = random.Random(7)
    for _ in range(KILLS):
        process = start(installation, TELLING, str(EACH))
        assert process.stdout is not None
        for _line in range(3):
            assert process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.5))
        process.kill()
        process.communicate()
    return KILLS


def _compared(installation: Installation, database: str) -> tuple[int, int]:
    """The counters against the rows: how many decisions and matters there are."""
    counters = {row[0].partition(":")[0]: row[1] for row in installation.rows("cases_counter")}
    decisions, matters = installation.rows("cases_decision"), installation.rows("cases_matter")
    told = {value for row in decisions for value in row if isinstance(value, str) and value.isdecimal()}
    assert len(decisions) == counters["paragraph"] >= 2 * EACH, f"{database}: {len(decisions)}, {counters}"
    assert {str(number) for number in range(1, len(decisions) + 1)} <= told, f"{database}: a § is missing"
    assert len(matters) == counters["dnr"], f"{database}: {len(matters)}, {counters}"
    numbers = {int(value.rpartition(" ")[2]) for row in matters for value in row if _is_dnr(value)}
    assert numbers == set(range(1, len(matters) + 1)), f"{database}: a dnr is missing"
    return len(decisions), len(matters)


def _is_dnr(value: object) -> bool:
    return isinstance(value, str) and "/KFN " in value
