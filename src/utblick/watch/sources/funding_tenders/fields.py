"""Reading the portal's metadata: every value a list of texts, some of them JSON inside, any of them absent. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.text import decode, one_line

_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
_MILLISECONDS = re.compile(r"-?\d{11,14}")

Metadata = Mapping[str, Any]


def read_record(body: bytes) -> dict[str, Any]:
    """The record in ``body``; raises `Unreadable`."""
    try:
        record = json.loads(decode(body))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise Unreadable("not a JSON object")
    if not isinstance(record.get("reference"), str) or not record["reference"]:
        raise Unreadable("no reference")
    if not isinstance(record.get("metadata"), dict):
        raise Unreadable("no metadata")
    return record


def texts(metadata: Metadata, key: str) -> list[str]:
    """The texts under ``key``, as they stand; a lone text counts as a list of one."""
    value = metadata.get(key)
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if isinstance(item, str | int | float) and str(item).strip()]


def first(metadata: Metadata, *keys: str) -> str:
    """The first text under the first of ``keys`` that has any, as one clean line; else ""."""
    for key in keys:
        for text in texts(metadata, key):
            if line := one_line(text):
                return line
    return ""


def words(metadata: Metadata, key: str) -> tuple[str, ...]:
    """The distinct texts under ``key``, in order: a plain list, or one text that is itself a JSON list."""
    found: list[str] = []
    for text in texts(metadata, key):
        inner = _json(text) if text.lstrip().startswith("[") else None
        found += [str(item) for item in inner if isinstance(item, str | int)] if isinstance(inner, list) else [text]
    return tuple(dict.fromkeys(line for line in map(one_line, found) if line))


def objects(metadata: Metadata, key: str) -> list[dict[str, Any]]:
    """The objects of the JSON texts under ``key``; raises `Unreadable` if a text is not JSON."""
    found: list[dict[str, Any]] = []
    for text in texts(metadata, key):
        inner = _json(text)
        if inner is None and text.strip() != "null":
            raise Unreadable(f"{key} is not JSON: {text[:80]!r}")
        found += [item for item in (inner if isinstance(inner, list) else [inner]) if isinstance(item, dict)]
    return found


def dicts(value: Any) -> Iterable[dict[str, Any]]:
    """The objects in a value that should be a list of objects."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def day_of(stamp: Any) -> date | None:
    """The day of a stamp, as written: the portal writes Brussels days and calls them UTC. None for ""."""
    moment = moment_of(stamp)
    return moment[0] if moment else None


def moment_of(stamp: Any) -> tuple[date, time] | None:
    """Day and wall clock (to the minute) of an ISO stamp or of milliseconds; raises `Unreadable` for anything else."""
    text = str(stamp).strip() if stamp is not None else ""
    if not text or text == "null":
        return None
    try:
        if _MILLISECONDS.fullmatch(text):
            moment = datetime.fromtimestamp(int(text) / 1000, UTC)
            return moment.date(), time(moment.hour, moment.minute)
        if match := _STAMP.match(text):
            year, month, day = int(match[1]), int(match[2]), int(match[3])
            return date(year, month, day), time(int(match[4] or 0), int(match[5] or 0))
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable(f"impossible date {text[:40]!r}") from error
    raise Unreadable(f"not a date: {text[:40]!r}")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
