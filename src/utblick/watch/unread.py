"""An answer that cannot be read: what is kept of it, and from where it came."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO
from urllib.parse import urlsplit

MOST_KEPT = 1_000_000
"""So many bytes of an answer are kept: its beginning."""
MOST_OF_A_RUN = 6
"""So many different answers are kept of one run."""
_CHUNK = 262_144


@dataclass(frozen=True, slots=True)
class Unread:
    """``digest`` (SHA-256) and ``size`` are of the whole answer, ``body`` its first bytes.

    ``address`` is without user, question and fragment: keys stand there.
    """

    address: str
    digest: str
    size: int
    body: bytes
    reason: str


def unread(url: str, file: BinaryIO, reason: str) -> Unread:
    """The answer in ``file``, which is read from its beginning without being held in memory."""
    file.seek(0)
    digest, size = sha256(), 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    return Unread(_bare(url), digest.hexdigest(), size, file.read(MOST_KEPT), reason)


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
