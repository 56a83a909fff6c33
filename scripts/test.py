"""Runs every test: on SQLite with the browser, then on a PostgreSQL cluster of the tests' own.

Says in its last line what ran and what was left out. UTBLICK_TEST_WITHOUT="browser postgres" leaves those out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
CORES = os.cpu_count() or 1
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What is compiled is kept: some hundred processes are started, and each would compile everything anew."""
COUNT = re.compile(r"(\d+) (passed|failed|error|errors|deselected|skipped|left out)")


def run(name: str, workers: int, arguments: list[str], extra: dict[str, str]) -> tuple[int, dict[str, int]]:
    """One pytest run, its output passed through; returns the exit code and the counts of its last line."""
    number = os.environ.get("UTBLICK_TEST_WORKERS", str(workers))
    spread = ["-n", number, "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "-q", *spread, *arguments]
    print(f"== {name}", flush=True)
    process = subprocess.Popen(command, cwd=ROOT, env={**ENVIRONMENT, **extra}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line if COUNT.search(line) else last
    counts = {word.rstrip("s") if word == "errors" else word: int(number) for number, word in COUNT.findall(last)}
    return process.wait(), counts


def main() -> int:
    without = os.environ.get("UTBLICK_TEST_WITHOUT", "").split()
    chosen = sys.argv[1:]
    marks = ["-m", "not browser"] if "browser" in without else []
    # One worker more than the cores where tests wait for processes of their own; each worker reads all tests.
    results = [run("SQLite", CORES + 1, [*marks, *chosen], {})]
    if "postgres" not in without:
        from postgres_cluster import PostgresCluster

        with PostgresCluster() as cluster:
            environment = {"UTBLICK_DATABASE_URL": cluster.url("utblick"), "UTBLICK_TEST_POSTGRES": "1"}
            results.append(run("PostgreSQL", CORES, ["-m", "not browser and not one_database", *chosen], environment))
    passed = sum(counts.get("passed", 0) for _, counts in results)
    failed = sum(counts.get("failed", 0) + counts.get("error", 0) for _, counts in results)
    shared = Path(os.environ.get("UTBLICK_SHARED", ROOT.parent / "shared"))
    told = (
        "recorded data used" if (shared / "data").is_dir() else "recorded data not there: tests marked shared left out"
    )
    left_out = f"left out: {', '.join(without)}" if without else "nothing left out"
    print(f"{told}; {left_out}")
    print(f"{passed} passed, {failed} failed")
    return max(code for code, _ in results)


if __name__ == "__main__":
    sys.exit(main())
