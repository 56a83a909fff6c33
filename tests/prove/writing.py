"""The event log under processes that write at once, and that are killed while they write."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time

from audit.test_concurrency import WRITER, WRITES
from installation import Installation
from operations.test_backup import WRITER as ENDLESS_WRITER
from prove.proofs import on_both_databases

ROUNDS, KILLS = 3, 10


def two_writers() -> list[str]:
    """Two processes with 500 writes each, three times over on both databases."""
    figures = []
    with on_both_databases() as make:
        for database, installation in make("writers"):
            installation.run("init", "--municipality", "Provkommun")
            before = events(installation)
            begun = time.monotonic()
            for number in range(ROUNDS):
                names = [f"{name}{number}" for name in ("one", "two")]
                writers = [start(installation, WRITER, name) for name in names]
                for writer in writers:
                    _, told = writer.communicate(timeout=600)
                    assert writer.returncode == 0, told.decode()[-500:]
            spent = time.monotonic() - begun
            written = events(installation) - before
            assert written == 2 * WRITES * ROUNDS, f"{database}: {written} events"
            figures.append(f"{database}: {written} writes in {spent:.0f} s, none refused, the chain is whole")
    return figures


def killed_writers() -> list[str]:
    """A writer killed hard at a random moment, ten times on both databases, beside one that goes on."""
    figures, chance = [], random.Random(1)
    with on_both_databases() as make:
        for database, installation in make("kills"):
            installation.run("init", "--municipality", "Provkommun")
            for number in range(KILLS):
                endless = ENDLESS_WRITER.replace('f"{number}@', f'f"{{number}}-{number}@')
                writer = start(installation, endless)
                assert writer.stdout is not None
                assert writer.stdout.readline() == b"writing\n"
                time.sleep(chance.uniform(0.0, 0.5))
                writer.kill()
                writer.communicate()
            found = events(installation)
            assert found == 1 + installation.count("accounts_user"), f"{database}: an event without its row"
            figures.append(f"{database}: {KILLS} kills, {found} events, each with its row; the chain is whole")
    return figures


def start(installation: Installation, script: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", script, *words]
    return subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def events(installation: Installation) -> int:
    """How many events the log holds; its chain must be whole."""
    report = json.loads(installation.run("audit", "verify", "--json"))
    assert report["whole"], report["findings"]
    return int(report["events"])
