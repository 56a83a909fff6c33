"""A mail as it was sent (.eml, RFC 5322 and MIME). Pure."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from zoneinfo import ZoneInfo

from utblick.cooperation.letters.html_text import text_of_html
from utblick.cooperation.letters.letter import MOST_ENCLOSURES, Enclosure, Letter, UnreadableError, one_line, plain

DEEPEST = 30
MOST_PARTS = 200
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_CHARSETS = ("utf-8", "cp1252")
_POLICY = email.policy.compat32
_NO_LETTER = "no header of a mail"
_MADE_UP = "parts lie too deep in each other"


def read_eml(content: bytes) -> Letter:
    """The letter in a mail. A mail that carries another one, forwarded whole, gives the one it carries.

    Raises UnreadableError for bytes that are no mail, and for one whose parts lie deeper than any program makes them.
    """
    try:
        outer = email.message_from_bytes(content, policy=_POLICY)
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(_MADE_UP) from error
    if not any(name.lower() in ("from", "subject", "message-id", "date") for name in outer.keys()):  # noqa: SIM118
        raise UnreadableError(_NO_LETTER)
    _, came_from = _sender(outer)
    inner = _carried(outer) or outer
    name, address = _sender(inner)
    text, enclosures = _contents(inner)
    return Letter(
        subject=one_line(_header(inner, "Subject"), 300),
        sender_name=name,
        sender_email=address,
        came_from=came_from,
        message_id=one_line(_header(inner, "Message-ID"), 250).strip("<>"),
        sent_on=_day(inner),
        text=text,
        enclosures=enclosures,
    )


def _carried(outer: Message) -> Message | None:
    """The innermost whole mail that was sent as a part of this one."""
    found = None
    for part in _parts(outer):
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
            found = next((one for one in inner if isinstance(one, Message) and _header(one, "From")), found)
    return found


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of a mail, also inside carried mails. Raises UnreadableError beyond `DEEPEST`."""
    if depth > DEEPEST:
        raise UnreadableError(_MADE_UP)
    yield message
    inner = message.get_payload()
    if isinstance(inner, list):
        for part in inner[:MOST_PARTS]:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _contents(message: Message) -> tuple[str, tuple[Enclosure, ...]]:
    """The text to read (plain before HTML) and the files sent with it."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    enclosures: list[Enclosure] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        name = one_line(_decoded(part.get_filename() or ""), 200)
        content = part.get_payload(decode=True)
        body = content if isinstance(content, bytes) else b""
        if name and part.get_content_disposition() != "inline" and len(enclosures) < MOST_ENCLOSURES:
            enclosures.append(Enclosure(name, body))
        elif kind in texts and not name:
            texts[kind].append(_words(part, body))
    words = "\n\n".join(texts["text/plain"]) or "\n\n".join(text_of_html(html) for html in texts["text/html"])
    return plain(words), tuple(enclosures)


def _words(part: Message, body: bytes) -> str:
    """The bytes of a part as text, in the encoding it says, else in the first that fits."""
    for charset in (part.get_content_charset() or "", *_CHARSETS):
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            continue
    return body.decode("latin-1")


def _sender(message: Message) -> tuple[str, str]:
    found = getaddresses([_header(message, "From")])
    name, address = found[0] if found else ("", "")
    return one_line(name, 120), one_line(address, 254).lower()


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name, "")))


def _decoded(value: str) -> str:
    """A header's text out of its encoded words and raw bytes."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        value = raw.decode("utf-8")
    except UnicodeDecodeError:
        value = raw.decode("cp1252", "replace")
    holder = EmailMessage()
    try:
        holder["Subject"] = " ".join(value.split())[:2_000]
        return str(holder["Subject"])
    except (ValueError, LookupError, IndexError, AttributeError):
        return value


def _day(message: Message) -> date | None:
    """The day it was sent, in Sweden."""
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        return (moment.astimezone(_STOCKHOLM) if moment.tzinfo else moment).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
