"""A mail as Outlook saves it (.msg, [MS-OXMSG]): the few properties a letter needs. Pure.

Text is taken as plain text, else as HTML. A mail saved with nothing but compressed rich text has no readable text
here; its subject, sender, day and files are still read, and the file itself is kept.
"""

from __future__ import annotations

import email
import struct
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from utblick.cooperation.letters.compound import Storage, read_compound
from utblick.cooperation.letters.html_text import text_of_html
from utblick.cooperation.letters.letter import MOST_ENCLOSURES, Enclosure, Letter, UnreadableError, one_line, plain

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_SUBJECT, _BODY, _HTML, _MESSAGE_ID, _HEADERS = "0037", "1000", "1013", "1035", "007D"
_NAME, _ADDRESSES = ("0C1A", "0042"), ("5D01", "5D02", "0C1F", "0065")
_FILE_NAMES, _FILE = ("3707", "3704", "3001"), "3701"
_SENT_MOMENTS = (0x00390040, 0x0E060040)
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)


def read_msg(content: bytes) -> Letter:
    """The letter in a mail saved by Outlook. Raises UnreadableError when the file is damaged or holds no mail."""
    top = read_compound(content)
    if "__properties_version1.0" not in top.streams:
        raise UnreadableError("the compound file holds no mail")
    address = next((found for tag in _ADDRESSES if "@" in (found := _text(top, tag))), "")
    html = _bytes(top, _HTML)
    body = _text(top, _BODY) or text_of_html(_text(top, _HTML) or html.decode(_charset(html), "replace"))
    return Letter(
        subject=one_line(_text(top, _SUBJECT), 300),
        sender_name=one_line(next((found for tag in _NAME if (found := _text(top, tag))), ""), 120),
        sender_email=one_line(address, 254).lower(),
        came_from=one_line(address, 254).lower(),
        message_id=one_line(_text(top, _MESSAGE_ID), 250).strip("<>"),
        sent_on=_day(top),
        text=plain(body),
        enclosures=_enclosures(top),
    )


def _text(storage: Storage, tag: str) -> str:
    wide = storage.streams.get(f"__substg1.0_{tag}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return storage.streams.get(f"__substg1.0_{tag}001E", b"").decode("cp1252", "replace").rstrip("\0")


def _bytes(storage: Storage, tag: str) -> bytes:
    return storage.streams.get(f"__substg1.0_{tag}0102", b"")


def _charset(html: bytes) -> str:
    return "utf-8" if b"utf-8" in html[:2_000].lower() else "cp1252"


def _enclosures(top: Storage) -> tuple[Enclosure, ...]:
    folders = [storage for name, storage in sorted(top.storages.items()) if name.startswith("__attach_version1.0")]
    found = []
    for folder in folders[:MOST_ENCLOSURES]:
        name = next((one for tag in _FILE_NAMES if (one := one_line(_text(folder, tag), 200))), "")
        content = _bytes(folder, _FILE)
        if name and content:
            found.append(Enclosure(name, content))
    return tuple(found)


def _day(top: Storage) -> date | None:
    """The day it was sent, in Sweden: by its properties, else by the heads it came with."""
    properties = top.streams["__properties_version1.0"]
    moments = {
        tag: value
        for place in range(32, len(properties) - 15, 16)
        for tag, value in [struct.unpack_from("<I4xQ", properties, place)]
        if tag in _SENT_MOMENTS
    }
    try:
        for tag in _SENT_MOMENTS:
            if moments.get(tag):
                return (_BEGINNING + timedelta(microseconds=moments[tag] // 10)).astimezone(_STOCKHOLM).date()
        headers = email.message_from_string(_text(top, _HEADERS))
        return parsedate_to_datetime(str(headers["Date"])).astimezone(_STOCKHOLM).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
