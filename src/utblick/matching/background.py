"""How common each notion is among calls, so that rare ones count more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

_FLOOR = 0.3


@dataclass(frozen=True)
class Background:
    """`documents` calls were read; `counts` says in how many of them each concept was found."""

    documents: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, key: str) -> float:
        """From 0.3 (in every call) to 1 (in none, or nothing is known): the idf, scaled."""
        if not self.documents:
            return 1.0
        share = math.log((self.documents + 1) / (self.counts.get(key, 0) + 1)) / math.log(self.documents + 1)
        return _FLOOR + (1 - _FLOOR) * share


UNKNOWN = Background()
