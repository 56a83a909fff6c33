"""The budgets, what was measured against them, and how it is told."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

BUDGETS = {
    "queries": ("SQL queries per page", "≤ 12"),
    "time": ("page, server time p50 / p95 of the slowest page", "≤ 50 / ≤ 100 ms"),
    "search": ("full-text search p95", "≤ 50 ms"),
    "weight": ("page weight, first view", "≤ 100 kB"),
    "matching": ("matching 10 000 calls × 40 fields, warm", "≤ 20 s, ≤ 5 ms a call"),
    "verdicts": ("answers by Tyresö 2010 with the law; on a set of 300 rules", "≥ 5 000/s; ≤ 2 times as long"),
    "replay": ("replay of 10 000 different matters by a proposed set", "≤ 5 s"),
    "lint": ("reading 300 rules; linting 1 000", "≤ 1 s; ≤ 2 s"),
    "papers": ("minutes of 60 pages; extract or memo; folder of 300 pages", "≤ 1 s; ≤ 0.3 s; ≤ 5 s"),
    "ingest": ("ingest of 10 000 records from a file, first run", "≥ 2 500/s"),
    "ingest30": ("ingest of records of real size (30 kB), first run", "reported"),
    "bulk": ("memory of a fetch with a full list of 130 MB", "≤ 250 MB"),
    "registers": ("50 000 rows of Excel into a register; again; memory", "≤ 30 s; nothing changed; ≤ 300 MB"),
    "lists": ("lists, map and statistics of 10 000 projects and 20 000 visits", "≤ 50 / ≤ 100 ms; ≤ 12 queries"),
    "yearly": ("a year's drafts for all nämnder, of 10 000 projects and 20 000 visits", "≤ 10 s"),
    "memory": ("memory (PSS): a web process / the whole worker", "≤ 160 / ≤ 250 MB"),
    "start": ("fresh clone → first page; second start", "≤ 60 s; ≤ 10 s"),
}


class NotMeasured(Exception):
    """A budget that cannot be measured now; the text says why."""


@dataclass(frozen=True)
class Figure:
    """What came out. ``reached`` is None when it could not be measured; ``told`` then says why."""

    told: str
    reached: bool | None
    more: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` (0–1) of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def median_and_95th(values: Sequence[float]) -> tuple[float, float]:
    return statistics.median(values), percentile(values, 0.95)


def machine() -> str:
    """Cores, memory, processor, and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB memory, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    names = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]  # fmt: skip
    return names[0] if names else platform.machine()


def as_page(figures: Mapping[str, Figure], circumstances: str) -> str:
    """docs/bench.md: the last measuring."""
    lines = [
        "# Budgets and the last measuring",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} by `make bench`, which writes this page.",
        f"{circumstances}. Figures vary with the machine and with what else it does; no test depends on them.",
        "",
        "| what | budget | measured | |",
        "|---|---|---|---|",
    ]
    for name, figure in figures.items():
        what, budget = BUDGETS[name]
        lines.append(f"| {what} | {budget} | {figure.told} | {outcome(figure)} |")
    for name, figure in figures.items():
        if figure.more:
            lines += ["", f"## {BUDGETS[name][0]}", "", figure.more]
    return "\n".join(lines) + "\n"


def outcome(figure: Figure) -> str:
    if figure.reached is None:
        return "not measured"
    return "reached" if figure.reached else "**not reached**"
