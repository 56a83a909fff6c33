"""How a proof is told, and on which databases it is run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from installation import Installation
from postgres_cluster import PostgresCluster


class LeftOut(Exception):
    """A proof that cannot be run here; the text says what is missing."""


@dataclass(frozen=True)
class Proof:
    """A claim, and what tries it. ``run`` returns its figures; raises AssertionError when the claim does not hold."""

    name: str
    claim: str
    run: Callable[[], list[str]]


@dataclass(frozen=True)
class Outcome:
    """What came of a proof: "holds", "does NOT hold" or "left out", with its figures or the reason."""

    proof: Proof
    state: str
    figures: Sequence[str]


@contextmanager
def on_both_databases() -> Iterator[Callable[[str], list[tuple[str, Installation]]]]:
    """Gives a maker of installations: one on SQLite and one on PostgreSQL for each name."""
    with tempfile.TemporaryDirectory(prefix="utblick-prove-") as folder, PostgresCluster() as cluster:

        def make(name: str) -> list[tuple[str, Installation]]:
            return [
                ("SQLite", Installation(Path(folder) / f"{name}-sqlite", "")),
                ("PostgreSQL", Installation(Path(folder) / f"{name}-postgres", cluster.create(name))),
            ]

        yield make


def as_page(outcomes: Sequence[Outcome]) -> str:
    """docs/proofs.md: the last run."""
    lines = [
        "# The long proofs and their last run",
        "",
        f"Run {datetime.now(UTC):%Y-%m-%d} by `make prove`, which writes this page.",
        "`make test` runs a short form of each.",
    ]
    for outcome in outcomes:
        lines += ["", f"## {outcome.proof.claim}", "", f"**{outcome.state}**", ""]
        lines += [f"- {figure}" for figure in outcome.figures]
    return "\n".join(lines) + "\n"
