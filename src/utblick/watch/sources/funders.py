"""What the Swedish research funders' open data have in common: how it is asked for, its days, and whose names go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any
from urllib.parse import quote

from utblick.watch.fetching import Fetcher, FetchError
from utblick.watch.sources.base import RawRecord
from utblick.watch.sources.parsed import Deadline, Unreadable
from utblick.watch.sources.reading import objects, read_json, text_of

_PERSONAL = re.compile(r"kontakt|epost|e-post|mail|telefon|handlagg|handlägg", re.IGNORECASE)
_MOMENT = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d))?")
_YEARS = range(2000, 2100)


class Refused(Exception):  # noqa: N818
    """An answer that is no list of records; the message says what came instead."""


def asked(fetcher: Fetcher, url: str, secret: str = "") -> list[dict[str, Any]]:
    """The records of an answer: a list, or an object that holds one. Raises Refused, never naming ``secret``."""
    try:
        answer = fetcher.get(url, {"Accept": "application/json"})
        if answer.status != 200:
            raise Refused(f"HTTP {answer.status}")
    except FetchError as error:
        raise Refused(_without(str(error), secret)) from None
    try:
        return _records_in(answer.body)
    except Unreadable as error:
        told = _without(error.reason, secret)
        fetcher.note_unread(answer.url, _bytes_without(answer.body, secret), told)
        raise Refused(told) from None


def _records_in(body: bytes) -> list[dict[str, Any]]:
    value = read_json(body)
    if isinstance(value, dict):
        value = next((part for part in value.values() if isinstance(part, list)), None)
    if not isinstance(value, list):
        raise Unreadable("an answer in another shape")
    return objects(value)


def without_people(value: Any) -> Any:
    """The same without what says whom to call or write to: contact lists, and texts about contacts."""
    if isinstance(value, Mapping):
        return {key: without_people(part) for key, part in value.items() if not _PERSONAL.search(str(key))}
    if isinstance(value, list):
        return [without_people(part) for part in value if not _is_about_people(part)]
    return value


def record_of(reference: str, content: Mapping[str, Any]) -> RawRecord:
    """A record as it is kept."""
    return RawRecord(reference, "sv", json.dumps(content, sort_keys=True).encode("ascii"))


def moment_in(value: Any) -> tuple[date | None, time | None]:
    """A naive Swedish moment ("2026-10-13T14:00:00") as day and time; midnight is no time, year 1 is no day.

    Raises `Unreadable` for a text that is neither empty nor a day.
    """
    text = text_of(value)
    found = _MOMENT.match(text)
    if not found:
        if text:
            raise Unreadable(f"not a moment: {text[:40]!r}")
        return None, None
    if int(found["year"]) not in _YEARS:
        return None, None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        at = time(int(found["hour"] or 0), int(found["minute"] or 0))
    except ValueError as error:
        raise Unreadable(f"impossible moment {text[:40]!r}") from error
    return day, at if at != time() else None


def deadlines_of(value: Any) -> tuple[Deadline, ...]:
    """The one deadline that a closing moment gives."""
    day, at = moment_in(value)
    return (Deadline(day, at or time(23, 59), at is not None),) if day else ()


def first_of(record: Mapping[str, Any], *names: str) -> Any:
    """The first value that is told, under any of these names in any case."""
    folded = {str(key).lower(): value for key, value in record.items()}
    return next((folded[name] for name in names if folded.get(name) not in (None, "", [])), None)


def texts_in(rows: Any, *names: str) -> Iterator[str]:
    """The texts of a list of objects."""
    for row in objects(rows):
        if text := first_of(row, *names):
            yield str(text)


def _without(told: str, secret: str) -> str:
    """The same without the secret, written plainly or as in an address."""
    for written in (secret, quote(secret, safe=""), quote(secret)):
        told = told.replace(written, "…") if written else told
    return told


def _bytes_without(body: bytes, secret: str) -> bytes:
    return body.replace(secret.encode(), b"...") if secret else body


def _is_about_people(part: Any) -> bool:
    return isinstance(part, Mapping) and any(_PERSONAL.search(text_of(part.get(key))) for key in ("TextID", "textId"))
