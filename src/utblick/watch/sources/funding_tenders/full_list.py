"""The portal's file with every grant topic: large, without texts, a day old; good for counting what is missing."""

from __future__ import annotations

import codecs
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from utblick.watch.fetching import Fetcher, FetchError
from utblick.watch.sources.base import Listed
from utblick.watch.sources.funding_tenders.client import PORTAL
from utblick.watch.sources.funding_tenders.crawl import STATUSES
from utblick.watch.sources.parsed import Unreadable

PATH = "/data/referenceData/grantsTenders.json"
LIST = '"GrantTenderObj"'
MAX_BYTES = 500_000_000
WHOLE_SECONDS = 900.0
CHUNK = 262_144
MOST_OF_ONE = 4_000_000
"""No record is longer than this many characters; else the file is something else."""


def current_grants(fetcher: Fetcher, base_url: str | None, day: date) -> Iterator[Listed] | None:
    """The grant topics that are open or to come on ``day``; None when the file is the one read last time.

    Raises `FetchError`, and `Unreadable` also for an empty file: that is an outage, not a year without calls.
    """
    url = (base_url or PORTAL).rstrip("/") + PATH
    with tempfile.TemporaryFile() as file:
        limits = replace(fetcher.limits, whole=WHOLE_SECONDS, max_bytes=MAX_BYTES)
        answer = fetcher.download(url, file, limits)
        if answer is None:
            return None
        if answer.status != 200:
            raise FetchError("error-http", f"HTTP {answer.status}")
        file.seek(0)
        try:
            found = dict.fromkeys(topic for record in objects_in(file) if (topic := _current(record, day)))
        except Unreadable as error:
            fetcher.note_unread(url, file, error.reason)
            raise
    return iter(found)


def objects_in(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """The objects of the list, one after the other, with no more than one of them in memory. Raises `Unreadable`."""
    pieces, decoder = _texts(file), json.JSONDecoder()
    text, place = "", -1
    while place < 0:
        more = next(pieces, "")
        if not more:
            raise Unreadable("the list of topics is not in the file")
        text = text[-len(LIST) - 200 :] + more
        place = text.find("[", text.find(LIST)) if LIST in text else -1
    place, number = place + 1, 0
    while True:
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
        if text[place : place + 1] == "]":
            break
        try:
            record, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            more = next(pieces, "")
            if not more or len(text) - place > MOST_OF_ONE:
                raise Unreadable(f"broken off after {number} topics") from error
            text, place = text[place:] + more, 0
            continue
        number += 1
        if isinstance(record, dict):
            yield record
    if not number:
        raise Unreadable("an empty list of topics")


def _texts(file: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    while chunk := file.read(CHUNK):
        yield decoder.decode(chunk)


def _current(record: dict[str, Any], day: date) -> Listed | None:
    status = record.get("status")
    if record.get("type") not in (1, "1") or not isinstance(status, dict) or str(status.get("id")) not in STATUSES:
        return None
    stamps = record.get("deadlineDatesLong")
    if not isinstance(stamps, list) or not any(_day(stamp) > day for stamp in stamps):
        return None
    return Listed(str(record.get("ccm2Id") or ""), "1", str(record.get("identifier") or "")[:200])


def _day(stamp: Any) -> date:
    try:
        return datetime.fromtimestamp(int(stamp) / 1000, UTC).date()
    except (TypeError, ValueError, OverflowError, OSError):
        return date.min
