"""The costs of an exchange as lines of what and how much. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST, MOST_ROWS, MOST_MINOR = 120, 40, 10**12
_ROW = re.compile(r"(\S.*?)[\s:;]+(\d[\d \u00a0.]*?)(?:,(\d{1,2}))?\s*(?:kr|kronor|sek|:-)?", re.ASCII | re.IGNORECASE)

Costs = list[list[str | int]]
"""[what, öre] in the order they were told, as they are stored."""


class CostError(ValueError):
    """A row that is not what and how much; ``row`` is its number, the first is 1."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


def read_costs(text: str) -> Costs:
    """Rows such as "Buss 12 000" or "Boende: 8500 kr". Raises CostError."""
    found: Costs = []
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        match = _ROW.fullmatch(row.strip()) if len(row) <= LONGEST + 40 else None
        is_named = match is not None and any(sign.isalpha() for sign in match[1]) and len(match[1]) <= LONGEST
        if match is None or not is_named or len(found) >= MOST_ROWS:
            raise CostError(number)
        minor = int(re.sub(r"\D", "", match[2])) * 100 + int((match[3] or "").ljust(2, "0"))
        if minor > MOST_MINOR:
            raise CostError(number)
        found.append([" ".join(match[1].split()), minor])
    return found


def written(costs: Sequence[Sequence[str | int]]) -> str:
    """The rows as text, as `read_costs` reads them."""
    return "\n".join(f"{what} {_kronor(int(minor))}" for what, minor in costs)


def total(costs: Sequence[Sequence[str | int]]) -> int:
    """What the rows add up to, in öre."""
    return sum(int(minor) for _what, minor in costs)


def _kronor(minor: int) -> str:
    whole, rest = divmod(minor, 100)
    return f"{whole},{rest:02}" if rest else str(whole)
