"""Mistakes put into the rules and the dates on purpose, one at a time: do the tests notice?

Every mutant is tried by the room's tests without those that try hundreds of random matters each; what only they would
notice counts as missed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from prove.proofs import LeftOut

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("dates", "guidelines")
LEAST = 0.85
SAMPLE = os.environ.get("UTBLICK_MUTANTS", "400")
"""How many mutants of each room to try, drawn at random with a fixed seed; "all" takes an hour or two a room."""
NOTICED = {"killed", "timeout", "segfault", "suspicious", "caught by type check"}
COPIED = ("src", "tests", "guidelines", "docs", "pyproject.toml")
SETTING = """
[tool.mutmut]
source_paths = ["src/utblick/{room}"]
pytest_add_cli_args_test_selection = ["tests/{room}", "--ignore-glob=*properties.py", "-m", "not shared"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:xdist", "-q"]
also_copy = ["src", "tests", "guidelines", "docs"]
"""


def rules_and_dates() -> list[str]:
    """How large a part of the mutants of each room the tests notice; at least 85 of 100."""
    program = Path(sys.executable).with_name("mutmut")
    if not program.exists():
        raise LeftOut("mutmut is not installed")
    figures = []
    for room in ROOMS:
        with tempfile.TemporaryDirectory(prefix="utblick-mutants-") as folder:
            tried, noticed, there = _try(room, Path(folder), str(program))
        figures.append(f"{room}: {noticed} of {tried} noticed, {noticed / tried:.1%} ({there} mutants in all)")
        assert noticed / tried >= LEAST, figures[-1]
    return figures


def _try(room: str, folder: Path, program: str) -> tuple[int, int, int]:
    """How many mutants were tried, how many of them the tests noticed, and how many there are."""
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as written:
        written.write(SETTING.format(room=room))
    _run([program, "run", "--max-children", "1", "*.no_such_mutant"], folder)
    names = sorted(_states(program, folder))
    chosen = names if SAMPLE == "all" else random.Random(1).sample(names, min(int(SAMPLE), len(names)))  # noqa: S311
    _run([program, "run", "--max-children", str(os.cpu_count() or 1), *chosen], folder)
    states = _states(program, folder)
    return len(chosen), sum(states[name] in NOTICED for name in chosen), len(names)


def _states(program: str, folder: Path) -> dict[str, str]:
    told = _run([program, "results", "--all", "true"], folder)
    lines = (line.strip().partition(": ") for line in told.splitlines() if "__mutmut_" in line)
    return {name: state.strip() for name, _, state in lines}


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "UTBLICK_VAR": str(folder / "var"), "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout
