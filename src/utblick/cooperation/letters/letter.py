"""A letter as every kind of file gives it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

MOST_TEXT = 20_000
"""Characters of a letter that are kept; all of it stands in the kept file."""
MOST_ENCLOSURES = 10
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class UnreadableError(ValueError):
    """The file is damaged, or is not what its name says."""


class LockedError(UnreadableError):
    """The file is protected with a password."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file sent with the letter."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says. ``came_from`` is the address that brought it here; ``sender`` wrote it.

    They differ when someone has forwarded it. ``message_id`` is that of the letter itself, "" when unknown.
    """

    subject: str = ""
    sender_name: str = ""
    sender_email: str = ""
    came_from: str = ""
    message_id: str = ""
    sent_on: date | None = None
    text: str = ""
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same letter, by whichever way and however often it comes."""
        words = " ".join(f"{self.subject}\n{self.text}".casefold().split())
        told = "\0".join((self.message_id, words, *(_digest(one.content) for one in self.enclosures)))
        return _digest(told.encode("utf-8", "surrogatepass"))


def plain(text: str) -> str:
    """Text that can be stored and shown: no control characters or text directions, at most one blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
    cleaned = _SURROGATE.sub("\ufffd", _UNWANTED.sub("", lines))
    return _BLANK_LINES.sub("\n\n", cleaned).strip()[:MOST_TEXT]


def one_line(text: str, most: int) -> str:
    """`plain` on one line, cut at ``most`` characters."""
    return " ".join(plain(text).split())[:most].strip()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
