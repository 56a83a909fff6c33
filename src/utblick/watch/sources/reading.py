"""Reading answers that may hold anything: JSON and XML of bounded size and depth, and loose values in them. Pure.

Every reader raises `Unreadable` with the reason, and nothing else, whatever the bytes are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.stages import Harvest, ParsedStage, Quarantined
from utblick.watch.sources.text import decode, one_line

MAX_BYTES = 200_000_000
MAX_DEPTH = 60
MAX_ELEMENTS = 1_000_000

_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def read_json(body: bytes) -> Any:
    """The value in ``body``."""
    if len(body) > MAX_BYTES:
        raise Unreadable(f"too large: {len(body)} bytes")
    try:
        return json.loads(decode(body))
    except UnicodeDecodeError as error:
        raise Unreadable("wrong encoding") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {str(error)[:120]}") from error


def read_xml(body: bytes) -> Element:
    """The root element; a document type or entities of its own are refused, as are depth and number without end."""
    if len(body) > MAX_BYTES:
        raise Unreadable(f"too large: {len(body)} bytes")
    builder, depth, count = TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise Unreadable("XML that is too deep or too large")
        builder.start(_tag(name), {_tag(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_tag(name))

    def refuse(*_: Any) -> None:
        raise Unreadable("XML with a document type")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(body.lstrip(), True)
        root: Element = builder.close()
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as error:
        raise Unreadable(f"not XML: {str(error)[:120]}") from error
    return root


def one_or_many(value: Any) -> list[Any]:
    """The members of a list; a lone value is a list of one (many services write one child so), None is none."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or the lone object."""
    return [item for item in one_or_many(value) if isinstance(item, dict)]


def under(value: Any, *path: str) -> Any:
    """The value under a path of keys; None when any step is missing or is no object."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_of(value: Any) -> str:
    """A text or number on one line, without soft hyphens; "" for everything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(str(value).replace("\u00ad", ""))


def day_in(value: Any) -> date | None:
    """The day that a stamp begins with, as written (never moved by its time zone); None if it is empty.

    Raises `Unreadable` for a text that begins with no day, and for a day that does not exist.
    """
    text = text_of(value)
    if not text:
        return None
    match = _DAY.match(text)
    if not match:
        raise Unreadable(f"not a date: {text[:40]!r}")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise Unreadable(f"impossible date {text[:40]!r}") from error


def each(records: Iterable[tuple[str, Any]], parse: Callable[[Any], ParsedStage]) -> Harvest:
    """Every record parsed by itself: one that cannot be read is quarantined with the reason, the rest go on."""
    stages: list[ParsedStage] = []
    quarantined: list[Quarantined] = []
    for reference, record in records:
        try:
            stages.append(parse(record))
        except Unreadable as error:
            quarantined.append(Quarantined(reference, error.reason))
    return Harvest(tuple(stages), tuple(quarantined))


def numbered(records: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Records with their number in the answer, from 1, as their reference."""
    for number, record in enumerate(records, start=1):
        yield f"#{number}", record


def _tag(name: str) -> str:
    return "{" + name if "}" in name else name
