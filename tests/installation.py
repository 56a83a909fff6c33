"""A whole installation of its own, driven through its command line: for tests of set-up, backup and concurrency."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROWS = """
import django; django.setup()
import json, sys
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute(f"SELECT * FROM {sys.argv[1]} ORDER BY 1")
    print(json.dumps(cursor.fetchall(), default=str))
"""


@dataclass(frozen=True)
class Installation:
    """One `var/` folder and one database."""

    var: Path
    database_url: str

    @property
    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("UTBLICK_")}
        return {
            **clean,
            "UTBLICK_VAR": str(self.var),
            "UTBLICK_DATABASE_URL": self.database_url,
            "UTBLICK_LOG_LEVEL": "ERROR",
            "UTBLICK_SQLITE_SYNCHRONOUS": "OFF",
            "UTBLICK_STATIC": os.environ.get("UTBLICK_TEST_STATIC", str(self.var / "static")),
            "DJANGO_SETTINGS_MODULE": "utblick.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }

    def run(self, *words: str, told_in: str = "") -> str:
        """Run a command that must succeed; returns what it printed."""
        done = self._done(words, told_in)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def fails(self, *words: str) -> tuple[int, str]:
        """Run a command that must fail; returns its exit code and what it said."""
        done = self._done(words, "")
        assert done.returncode != 0, done.stdout
        return done.returncode, done.stdout + done.stderr

    def rows(self, table: str) -> list[list[Any]]:
        """Every row of a table, in the order of its first column."""
        command = [sys.executable, "-c", ROWS, table]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        rows: list[list[Any]] = json.loads(done.stdout)
        return rows

    def count(self, table: str) -> int:
        return len(self.rows(table))

    def _done(self, words: tuple[str, ...], told_in: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "utblick.operations.command_line", *words]
        return subprocess.run(command, env=self.environment, input=told_in, capture_output=True, text=True, check=False)
