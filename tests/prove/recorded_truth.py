"""What the recorded days really hold, read from the recording itself and by none of Utblick's own code."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FIRST, LAST = date(2026, 3, 13), date(2026, 6, 26)
DAYS = tuple((FIRST + timedelta(days=number)).isoformat() for number in range((LAST - FIRST).days + 1))


@dataclass(frozen=True)
class Recording:
    """``deadline``: reference → day → the deadline's day that the portal listed on it ("" for none)."""

    deadline: dict[str, dict[str, str]]

    def listed_on(self, day: str) -> set[str]:
        return {reference for reference, days in self.deadline.items() if day in days}

    def listed_after(self, reference: str, day: str) -> bool:
        return max(self.deadline[reference]) > day

    def moves(self, days: tuple[str, ...] = DAYS) -> list[tuple[str, str, str, str]]:
        """Each time a deadline's day was another than when the record was last listed: (day, reference, old, new)."""
        found = []
        for reference, told in self.deadline.items():
            seen = [day for day in days if day in told]
            found += [
                (day, reference, told[before], told[day])
                for before, day in zip(seen, seen[1:], strict=False)
                if told[before] != told[day]
            ]
        return sorted(found)


def recording(folder: Path) -> Recording:
    """Every version of every reference, laid out on its days. A later version of the same day is the one that holds."""
    deadline: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted((folder / "data" / "eu_calls").glob("*/history_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry: dict[str, Any] = json.loads(line)
                for version in entry["versions"]:
                    told = (version["record"].get("deadlineDate") or "")[:10]
                    for day in DAYS:
                        if version["first_seen"][:10] <= day <= version["last_seen"][:10]:
                            deadline[entry["reference"]][day] = told
    return Recording(dict(deadline))
