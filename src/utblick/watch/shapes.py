"""The shape of what a source sends: which keys its records have, and when that drifts. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

FEWEST = 20
"""Fewer records of a kind than this say nothing of its shape."""
RARE, COMMON, USUAL = 0.01, 0.05, 0.2
LEFT = 0.25

Shape = dict[str, dict[str, float]]
"""Kind of record → key → share of the records that have it (0–1)."""
Drift = list[list[Any]]
"""[key, share then, share now], the key after its kind when there is one."""


class ShapeCount:
    """Counts the keys of records, on the first two levels; JSON objects only."""

    def __init__(self) -> None:
        self._records: Counter[str] = Counter()
        self._keys: Counter[tuple[str, str]] = Counter()

    def add(self, body: bytes) -> None:
        """Count one record; what is no JSON object is counted under no key."""
        try:
            record = json.loads(body)
        except (ValueError, RecursionError):
            record = None
        keys = _keys_of(record) if isinstance(record, dict) else []
        kind = _kind_of(record) if isinstance(record, dict) else ""
        self._records[kind] += 1
        self._keys.update((kind, key) for key in keys)

    def shape(self) -> Shape:
        """Shares to three decimals, of every kind with records enough."""
        found: Shape = {kind: {} for kind, number in self._records.items() if number >= FEWEST}
        for (kind, key), number in sorted(self._keys.items()):
            if kind in found:
                found[kind][key] = round(number / self._records[kind], 3)
        return found


def drift_between(then: Mapping[str, Mapping[str, float]], now: Mapping[str, Mapping[str, float]]) -> Drift:
    """Keys that were all but unknown and have become common, and keys that were usual and are all but gone."""
    drift: Drift = []
    for kind in sorted(then.keys() & now.keys()):
        for key in sorted(then[kind].keys() | now[kind].keys()):
            was, becomes = then[kind].get(key, 0.0), now[kind].get(key, 0.0)
            if (was < RARE and becomes >= COMMON) or (was >= USUAL and becomes <= was * LEFT):
                drift.append([f"{kind}: {key}" if kind else key, was, becomes])
    return drift


def _keys_of(record: Mapping[str, Any]) -> list[str]:
    inner = [f"{key}.{name}" for key, value in record.items() if isinstance(value, dict) for name in value]
    return [key[:120] for key in (*record, *inner)]


def _kind_of(record: Mapping[str, Any]) -> str:
    """What a portal record says that it is; sources whose records are all alike say nothing."""
    metadata = record.get("metadata")
    told = metadata.get("type") if isinstance(metadata, dict) else None
    return str(told[0])[:8] if isinstance(told, list) and told else ""
