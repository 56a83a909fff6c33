"""A whole installation of its own, driven through its command line: for tests of set-up, backup and concurrency."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import psycopg

ROOT = Path(__file__).resolve().parents[1]


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
        """Every row of a table, in the order of its first column, as plain JSON values."""
        with closing(self._connected()) as connection:
            found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        rows: list[list[Any]] = json.loads(json.dumps(found, default=str))
        return rows

    def count(self, table: str) -> int:
        return len(self.rows(table))

    def _done(self, words: tuple[str, ...], told_in: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "utblick.operations.command_line", *words]
        return subprocess.run(command, env=self.environment, input=told_in, capture_output=True, text=True, check=False)

    def _connected(self) -> Any:
        """The database itself, past the product."""
        if not self.database_url:
            return sqlite3.connect(self.var / "utblick.sqlite3", timeout=60)
        server, _, name = self.database_url.rpartition("/")
        return psycopg.connect(host=unquote(server.rpartition("@")[2]), user="utblick", dbname=name)
