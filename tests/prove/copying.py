"""Backups made while others write."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from installation import Installation
from operations.test_backup import WRITER
from prove.proofs import on_both_databases
from prove.writing import start

COPIES = 5
TABLES = ("accounts_user", "audit_event", "audit_eventwords", "clock_installation")


def backups_while_writing() -> list[str]:
    """Five backups in a row beside a writer, each restored, verified and compared with the original."""
    figures = []
    with on_both_databases() as make, tempfile.TemporaryDirectory(prefix="utblick-copies-") as folder:
        restored = [make(f"restored{number}") for number in range(COPIES)]
        for place, (database, installation) in enumerate(make("original")):
            installation.run("init", "--municipality", "Provkommun")
            keys = Path(folder) / f"{database}.json"
            installation.run("keys", "export", str(keys))
            copies = Path(folder) / database
            made = copy_beside_a_writer(installation, copies)
            original = {table: rows_of(installation, table) for table in TABLES}
            sizes = []
            for number, archive in enumerate(sorted(copies.glob("*.tar"))):
                _, other = restored[number][place]
                other.run("restore", str(archive), "--keys", str(keys))
                sizes.append(compare(original, other))
            assert len(sizes) == COPIES, f"{database}: {len(sizes)} copies"
            assert sizes == sorted(sizes), f"{database}: a later copy is older"
            figures.append(
                f"{database}: {COPIES} copies in {made:.0f} s with {sizes[0]} to {sizes[-1]} events, "
                "each restored row for row and verified"
            )
    return figures


def copy_beside_a_writer(installation: Installation, copies: Path) -> float:
    writer = start(installation, WRITER)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    begun = time.monotonic()
    try:
        for _ in range(COPIES):
            installation.run("backup", "--to", str(copies))
        assert writer.poll() is None, "the writer was stopped by a backup"
        return time.monotonic() - begun
    finally:
        writer.kill()
        writer.communicate()


def compare(original: Mapping[str, set[str]], restored: Installation) -> int:
    """Every row of the copy stands in the original (which has gone on since); returns the number of events."""
    report = json.loads(restored.run("audit", "verify", "--json"))
    assert report["whole"], report["findings"]
    for table, rows in original.items():
        assert rows_of(restored, table) <= rows, table
    return int(report["events"])


def rows_of(installation: Installation, table: str) -> set[str]:
    return {json.dumps(row) for row in installation.rows(table)}
