"""What a file was found to say. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

State = Literal["read", "scanned", "recognised", "locked", "damaged", "too_large"]
MOST_TEXT = 300_000
"""Characters of one file that are kept."""
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The words of a file, or why there are none.

    ``unread`` are the pages (from 0) that are pictures without text. A file with some is ``scanned``.
    """

    state: State
    text: str = ""
    pages: int = 0
    unread: tuple[int, ...] = ()


def plain(text: str) -> str:
    """Text that can be stored and shown: no control characters or text directions, no soft hyphens."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\u00a0", " ")
    return _UNWANTED.sub("", lines.replace("\u00ad\n", "").replace("\u00ad", "")).strip()[:MOST_TEXT]
