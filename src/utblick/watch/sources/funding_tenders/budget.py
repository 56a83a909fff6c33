"""What one topic has to give. The portal's overview holds every topic of the call; only the asked one counts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from utblick.values import Money
from utblick.watch.sources.funding_tenders.fields import dicts

_GAPS = re.compile(r"[\s'’\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Budget:
    total: Money | None = None
    expected_grants: int | None = None
    min_contribution: Money | None = None
    max_contribution: Money | None = None


def budget_of(identifier: str, overviews: Sequence[dict[str, Any]]) -> Budget:
    """The budget of the topic ``identifier``; a line told twice counts once; nothing told is None, never zero."""
    lines = [line for line in _lines(overviews) if _is_of(line, identifier)]
    distinct = list({str(sorted(line.items(), key=str)): line for line in lines}.values())
    years = [euro for line in distinct for euro in map(euros, _values(line.get("budgetYearMap"))) if euro]
    least = [euro for line in distinct if (euro := euros(line.get("minContribution")))]
    most = [euro for line in distinct if (euro := euros(line.get("maxContribution")))]
    grants = [count for line in distinct if (count := _count(line.get("expectedGrants")))]
    return Budget(
        total=sum(years[1:], years[0]) if years else None,
        expected_grants=sum(grants) or None,
        min_contribution=min(least, key=lambda euro: euro.minor, default=None),
        max_contribution=max(most, key=lambda euro: euro.minor, default=None),
    )


def euros(value: Any) -> Money | None:
    """An amount in euro from a number or a text such as "24 000 000"; None for nothing, zero or no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        cents = Decimal(_GAPS.sub("", str(value))) * 100
        minor = int(cents.to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        return None
    return Money(minor, "EUR") if 0 < minor < 10**15 else None


def _lines(overviews: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for overview in overviews:
        for lines in _values(overview.get("budgetTopicActionMap")):
            yield from dicts(lines)


def _is_of(line: dict[str, Any], identifier: str) -> bool:
    return bool(identifier) and str(line.get("action", "")).lower().startswith(f"{identifier.lower()} - ")


def _values(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []


def _count(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 7 else None
