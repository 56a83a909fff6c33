"""`./utblick guidelines test …`: run scenario files, each against the sets it names."""

from __future__ import annotations

import argparse
from pathlib import Path

from utblick.governance.set_files import SCENARIOS, load_set, read_text, unreadable
from utblick.guidelines import GuidelineErrors
from utblick.guidelines.scenarios import Result, load_sets, read_scenarios, run_scenarios, summary
from utblick.ui.command_line import AddCommand


def register(command: AddCommand) -> None:
    testing = command("guidelines test", run_test, "run scenario files: given, when, then")
    testing.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER")


def run_test(asked: argparse.Namespace) -> int:
    files = [
        file for path in asked.paths for file in (sorted(path.rglob(f"*{SCENARIOS}")) if path.is_dir() else [path])
    ]
    results: list[Result] = []
    whole = bool(files)
    for file in files:
        try:
            found = run_file(file)
        except (GuidelineErrors, OSError) as error:
            whole = False
            print(unreadable(error) if isinstance(error, OSError) else error)
            continue
        results += found
        for result in found:
            print(result.told)
    if results:
        print(summary(results))
    return 0 if whole and all(result.passed for result in results) else 1


def run_file(file: Path) -> tuple[Result, ...]:
    """Run one scenario file; its sets are found from the folder it lies in. Raises GuidelineErrors, OSError."""
    read = read_scenarios(read_text(file), str(file))
    return run_scenarios(read, load_sets(read, lambda path: load_set(file.parent / path)))
