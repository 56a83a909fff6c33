"""How fast a large guideline set is read and linted."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.figures import Figure
from guidelines.small_sets import BY_KF, BY_KS, EXEMPT, FORBID, PERMIT, head, rule
from utblick.guidelines import lint, load

RULES_READ, READ_BUDGET = 300, 1.0
RULES_LINTED, LINT_BUDGET = 1_000, 2.0
EFFECTS = (BY_KS, PERMIT, FORBID, EXEMPT, BY_KF)


def measure() -> dict[str, Figure]:
    """The worst case: every rule about the same matter, each under a condition of its own with four branches."""
    read = _spent(lambda: load(_text(RULES_READ), "stor.toml"))
    large = load(_text(RULES_LINTED), "stor.toml")
    linted = _spent(lambda: lint([large]))
    told = f"{read:.2f} s to read {RULES_READ} rules, {linted:.2f} s to lint {RULES_LINTED}"
    return {"lint": Figure(told, read <= READ_BUDGET and linted <= LINT_BUDGET)}


def _text(rules: int) -> str:
    return head() + "".join(
        rule(EFFECTS[number % len(EFFECTS)], _condition(number), f"r{number}") for number in range(rules)
    )


def _condition(number: int) -> str:
    branches = ", ".join(f'{{ fact = "country", eq = "Land {number}-{branch}" }}' for branch in range(4))
    return f"{{ any = [{branches}] }}"


def _spent(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
