"""How fast past matters are replayed by another guideline set."""

from __future__ import annotations

import time

from bench.figures import Figure
from guidelines.replayed import NEW_TEXT, many
from guidelines.tyreso import TYRESO
from utblick.guidelines import load
from utblick.guidelines.replaying import replay

MATTERS, BUDGET = 10_000, 5.0


def measure() -> dict[str, Figure]:
    """No two of the matters are alike, so that none is spared by another."""
    proposal = load(NEW_TEXT.replace('id = "aldre"', 'id = "tyreso-2010"'), "forslag.toml")
    matters = many(MATTERS)
    replay([TYRESO], [proposal], matters[:100])
    started = time.perf_counter()
    found = replay([TYRESO], [proposal], matters)
    spent = time.perf_counter() - started
    affected = sum(one.is_affected for one in found.matters)
    told = f"{spent:.1f} s for {MATTERS} matters, {affected} affected"
    return {"replay": Figure(told, spent <= BUDGET)}
