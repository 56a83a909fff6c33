"""Parting an answer into records, each in the answer's own shape, to be kept and read by itself. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from utblick.watch.sources.reading import read_xml


@dataclass(frozen=True, slots=True)
class Part:
    """One record of an answer: its key in the source, and an answer that holds it alone."""

    reference: str
    body: bytes


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, in ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def part(reference: str, body: bytes) -> Part:
    """A part; a record without a key of its own gets its hash for a name."""
    return Part(reference or f"unnamed-{hashlib.sha256(body).hexdigest()[:32]}", body)


def json_parts(records: Iterable[tuple[str, Any]], wrap: Callable[[Any], Any]) -> list[Part]:
    """Each (key, record) as an answer of its own, put in its envelope by ``wrap``."""
    return [part(reference, canonical(wrap(record))) for reference, record in records]


def feed_parts(body: bytes, key: Callable[[Element], str]) -> list[Part]:
    """Each entry of a feed as a feed of its own; ``key`` names an entry. Raises `Unreadable`."""
    root = read_xml(body)
    entries = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    return [part(key(entry), feed_of(entry)) for entry in entries]


def feed_of(entry: Element, page: bool = False) -> bytes:
    """A feed that holds one entry; with ``page`` it says that it is a page of notifications."""
    root = Element("feed")
    if page:
        SubElement(root, "page").text = "1"
    entry.tail = None
    root.append(entry)
    return bytes(tostring(root))


def local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def without(value: Any, names: frozenset[str]) -> Any:
    """A JSON value without the members called so, at any depth."""
    if isinstance(value, dict):
        return {key: without(inner, names) for key, inner in value.items() if key not in names}
    if isinstance(value, list):
        return [without(inner, names) for inner in value]
    return value
