"""Answers that may hold anything: refused with a reason, and with nothing else than `Unreadable`."""

from __future__ import annotations

from datetime import date

import pytest

from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import day_in, one_or_many, read_json, read_xml, text_of

BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>'


@pytest.mark.parametrize(
    "body",
    [BILLION_LAUGHS, EXTERNAL, BILLION_LAUGHS.decode().encode("utf-16"), b"<!DOCTYPE html><html></html>"],
)
def test_xml_with_a_document_type_is_refused_in_every_encoding(body: bytes) -> None:
    with pytest.raises(Unreadable, match="document type|not XML"):
        read_xml(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"<", b"<a><b></a>", b"\x00\x01", b'<?xml version="1.0" encoding="klingon"?><a/>', b"<a>&unknown;</a>",
     '<?xml version="1.0" encoding="utf-8"?><a>å</a>'.encode("latin-1"), b"<a/><b/>"],
)  # fmt: skip
def test_broken_xml_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_xml(body)


def test_xml_that_is_too_deep_is_refused() -> None:
    with pytest.raises(Unreadable, match="too deep"):
        read_xml(b"<a>" * 100 + b"</a>" * 100)


def test_names_and_texts_of_xml_come_through() -> None:
    root = read_xml(b'\n<?xml version="1.0"?><a xmlns:n="urn:n" n:x="1"><n:b>text</n:b></a>')
    assert [(child.tag, child.text) for child in root] == [("{urn:n}b", "text")]
    assert root.attrib == {"{urn:n}x": "1"}


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff\xfe\x00", b"<html>", b"9" * 5000, b'"\xe5"'])
def test_broken_json_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_json(body)


def test_a_lone_child_counts_as_a_list_of_one() -> None:
    assert [one_or_many(value) for value in ({"a": 1}, [1, 2], None, "")] == [[{"a": 1}], [1, 2], [], []]


def test_only_texts_and_numbers_are_texts() -> None:
    values = [" a\u00adb\n c ", 7, 1.5, True, None, ["x"], {"y": 1}]
    assert [text_of(value) for value in values] == ["ab c", "7", "1.5", "", "", "", ""]


def test_a_day_is_the_day_as_written() -> None:
    """Never moved by its time zone; and a date or a datetime, as the Riksdag writes both."""
    assert day_in("2031-05-04T00:30:00+02:00") == day_in("2031-05-04") == day_in("2031-05-04 23:59:59")
    assert day_in("") is None
    assert day_in(None) is None
    assert day_in("2031-05-04") == date(2031, 5, 4)
    for broken in ("i morgon", "2031-13-01", "2031-02-30"):
        with pytest.raises(Unreadable):
            day_in(broken)
