"""Names of objects, across rooms and across time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

_KIND = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, order=True, slots=True)
class Ref:
    """The name of one object: its kind and its uuid, written ``kind:uuid``."""

    kind: str
    id: UUID

    def __post_init__(self) -> None:
        if not _KIND.fullmatch(self.kind):
            raise ValueError(f"not a kind: {self.kind!r}")

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read ``kind:uuid``; raises ValueError for anything else."""
        kind, separator, identifier = text.partition(":")
        if not separator:
            raise ValueError(f"not a reference: {text!r}")
        return cls(kind, UUID(identifier))
