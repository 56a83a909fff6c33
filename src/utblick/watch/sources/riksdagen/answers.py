"""The shapes of the Riksdag's answers: JSON, or the same as XML; lists and states. Pure."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import read_json, read_xml, under

HOST = "https://data.riksdagen.se"


def read_answer(body: bytes) -> dict[str, Any]:
    """The answer as an object with ``dokumentlista`` or ``dokumentstatus``. Raises `Unreadable`."""
    start = body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    answer = _from_xml(body) if start == b"<" else read_json(body)
    if not isinstance(answer, dict):
        raise Unreadable("not an object")
    if not isinstance(answer.get("dokumentlista"), dict) and not isinstance(answer.get("dokumentstatus"), dict):
        raise Unreadable("neither a list nor the state of a document")
    return answer


def page_number(answer: dict[str, Any]) -> int | None:
    """Which page of a list this is; every number is written as text."""
    told = str(under(answer, "dokumentlista", "@sida") or "")
    return int(told) if told.isdecimal() and len(told) < 8 else None


def next_address(answer: dict[str, Any]) -> str:
    """The address of the next page, as the answer says; "" on the last page."""
    told = under(answer, "dokumentlista", "@nasta_sida")
    return whole_address(told) if isinstance(told, str) else ""


def whole_address(address: str) -> str:
    """An address with its scheme: the Riksdag leaves it out ("//data.riksdagen.se/…"), or writes http."""
    address = address.strip()
    if address.startswith("//"):
        return f"https:{address}"
    return address.replace("http://data.riksdagen.se/", f"{HOST}/", 1)


def _from_xml(body: bytes) -> dict[str, Any]:
    root = read_xml(body)
    if root.tag not in ("dokumentlista", "dokumentstatus"):
        raise Unreadable(f"neither a list nor the state of a document: {str(root.tag)[:40]}")
    return {str(root.tag): _value(root)}


def _value(element: Element) -> Any:
    if not len(element) and not element.attrib:
        return element.text or ""
    found: dict[str, Any] = {f"@{name}": value for name, value in element.attrib.items()}
    for child in element:
        value = _value(child)
        if child.tag not in found:
            found[child.tag] = value
        elif isinstance(found[child.tag], list):
            found[child.tag].append(value)
        else:
            found[child.tag] = [found[child.tag], value]
    return found
