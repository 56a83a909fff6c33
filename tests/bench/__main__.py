"""`python -m tests.bench [NAME …]`: measure every budget, or those named; the whole is kept in docs/bench.md."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from bench import fetching, judging, linting, lists, matching, pages, papers, registers, replaying, serving  # noqa: E402
from bench.figures import BUDGETS, Figure, NotMeasured, as_page, machine, outcome  # noqa: E402
from bench.world import World, has_table  # noqa: E402

Measuring = Callable[[], dict[str, Figure]]
OF_PAGES = {"queries", "time", "weight", "memory"}


class Bench:
    """Measures what was asked for, tells each figure as soon as it is there."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted
        self.figures: dict[str, Figure] = {}

    def run(self, names: set[str], measuring: Measuring) -> None:
        if not names & self.wanted:
            return
        try:
            found = measuring()
        except NotMeasured as error:
            found = dict.fromkeys(names, Figure(str(error), None))
        for name, figure in found.items():
            if name in self.wanted:
                self.figures[name] = figure
                what, budget = BUDGETS[name]
                print(f"{outcome(figure).strip('*'):13} {what}: {figure.told} (budget {budget})", flush=True)


def main() -> int:
    unknown = set(sys.argv[1:]) - set(BUDGETS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(BUDGETS)}", file=sys.stderr)
        return 2
    bench = Bench(set(sys.argv[1:]) or set(BUDGETS))
    print(machine(), flush=True)
    notes = ""
    with tempfile.TemporaryDirectory(prefix="utblick-bench-") as folder:
        bench.run({"matching"}, matching.measure)
        bench.run({"verdicts"}, judging.measure)
        bench.run({"replay"}, replaying.measure)
        bench.run({"lint"}, linting.measure)
        if bench.wanted & {"ingest", "ingest30", "papers", "search", "lists", "yearly", *OF_PAGES}:
            notes = measure_world(bench, Path(folder))
        bench.run({"bulk"}, lambda: fetching.measure(Path(folder)))
        bench.run({"registers"}, lambda: registers.measure(Path(folder)))
        bench.run({"start"}, lambda: serving.starts(Path(folder)))
    if len(bench.wanted) == len(BUDGETS):
        ordered = {name: bench.figures[name] for name in BUDGETS}
        load = f"load average at the end {os.getloadavg()[1]:.1f}"
        (ROOT / "docs" / "bench.md").write_text(as_page(ordered, f"{machine()}; {notes}; {load}"), "utf-8")
    return 0


def measure_world(bench: Bench, folder: Path) -> str:
    """Everything that is measured on the large installation; returns its circumstances in words."""
    world = World(folder)
    world.open()
    from django.db import connection

    bench.run({"papers"}, lambda: papers.measure(folder))
    bench.run({"ingest"}, world.ingest)
    bench.run({"ingest30"}, world.ingest_real_size)
    if not bench.wanted & {"search", *OF_PAGES}:
        bench.run({"lists", "yearly"}, lambda: lists.measure(world))
        return ""
    if "ingest" not in bench.wanted and has_table("watch_call"):
        world.ingest()
    world.fill()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        world.notes.append(f"journal mode {cursor.fetchone()[0]}")
    print("; ".join(world.notes), flush=True)
    bench.run({"search"}, pages.time_search)
    client = pages.signed_in()
    paths = pages.addresses(client)
    bench.run({"queries"}, lambda: pages.count_queries(client, paths))
    connection.close()
    with serving.served(world.installation) as (port, process):
        bench.run({"time"}, lambda: pages.time_pages(port, client, paths))
        bench.run({"weight"}, lambda: pages.weigh(port, client))
        bench.run({"memory"}, lambda: serving.memory(process))
    bench.run({"lists", "yearly"}, lambda: lists.measure(world))
    return "; ".join(world.notes)


if __name__ == "__main__":
    sys.exit(main())
