"""Whether a remiss names a municipality among those it is sent to, where its page has the list. Pure."""

from __future__ import annotations

import re

READ = 100_000
LONGEST = 300
_ORDINARY = re.compile(r"\s*\([^)]*\)|\s+(?:kommun|stad)\b.*$", re.IGNORECASE)
_MARKS = re.compile(r"^[\s*•·–-]+|\s+$")


def line_naming(text: str, municipality: str) -> str:
    """The line that names the municipality ("Exempelby kommun", or its bare name as an item of a list); "" if none."""
    place = _ORDINARY.sub("", municipality).strip()
    if not place:
        return ""
    named = re.compile(rf"(?<!\w){re.escape(place)}s?\s+(?:kommun|stad)(?!\w)|^[\s*•·–-]*{re.escape(place)}\s*$", re.I)
    for line in text[:READ].splitlines():
        if named.search(line):
            return _MARKS.sub("", line)[:LONGEST]
    return ""
