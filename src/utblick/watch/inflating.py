"""Unpacking an answer in small pieces, so that one that swells without end is noticed in time. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

PIECE = 65_536
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class BadCoding(ValueError):  # noqa: N818
    """The answer is packed in another way than it was asked to be, or is broken."""


class Inflater:
    """Undoes one content coding. Several on top of each other are refused: each multiplies what comes out."""

    def __init__(self, coding: str) -> None:
        name = coding.strip().lower()
        if name not in ("", "identity", *_WINDOWS):
            raise BadCoding(f"packed as {name[:60]!r}")
        self._inner = zlib.decompressobj(_WINDOWS[name]) if name in _WINDOWS else None
        self._begun = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the next bytes of the answer hold, at most `PIECE` bytes at a time."""
        self._begun = True
        if self._inner is None:
            yield chunk
            return
        try:
            while not self._inner.eof:
                piece = self._inner.decompress(chunk, PIECE)
                chunk = self._inner.unconsumed_tail
                if piece:
                    yield piece
                if not chunk and len(piece) < PIECE:
                    return
        except zlib.error as error:
            raise BadCoding(f"broken packing: {error}") from error

    def end(self) -> None:
        """Raises `BadCoding` when the answer broke off; one without a body never began."""
        if self._begun and self._inner is not None and not self._inner.eof:
            raise BadCoding("the packing broke off")
