"""The compound files that Outlook saves mail in (.msg): sectors, chains and named streams ([MS-CFB]). Pure.

Reads what it needs and no more. Every chain is followed at most once through each sector, so that a file made to
loop is refused instead of read for ever.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from utblick.cooperation.letters.letter import UnreadableError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
_HEADER, _ENTRY = 512, 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MOST_ENTRIES = 5_000
_DAMAGED = "the compound file is damaged"


@dataclass
class Storage:
    """A folder of a compound file: its streams by name, and the folders in it."""

    streams: dict[str, bytes] = field(default_factory=dict)
    storages: dict[str, Storage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def read_compound(content: bytes) -> Storage:
    """Every stream of the file. Raises UnreadableError when it is damaged or made to mislead."""
    if not content.startswith(MAGIC) or len(content) < _HEADER:
        raise UnreadableError(_DAMAGED)
    try:
        return _Reader(content).storage(0)
    except (struct.error, IndexError, RecursionError) as error:
        raise UnreadableError(_DAMAGED) from error


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        major, shift, mini_shift = struct.unpack_from("<HxxHH", content, 26)
        if (major, shift) not in ((3, 9), (4, 12)) or mini_shift != 6:
            raise UnreadableError(_DAMAGED)
        self._size = 1 << shift
        directory, self._cutoff, mini_start, mini_count, more_start, more_count = struct.unpack_from(
            "<I4xIIIII", content, 48
        )
        self._next = self._allocation(more_start, more_count)
        self._entries = self._directory(self._chain(directory))
        self._mini_next = self._numbers(self._chain(mini_start)) if mini_count else []
        root = self._entries[0]
        if root.kind != _ROOT:
            raise UnreadableError(_DAMAGED)
        self._mini = self._chain(root.start)[: root.size] if root.size else b""

    def storage(self, number: int, seen: frozenset[int] = frozenset()) -> Storage:
        """The folder of an entry with all that lies in it."""
        found = Storage()
        waiting, met = [self._entries[number].child], set(seen)
        while waiting:
            place = waiting.pop()
            if place == _NONE:
                continue
            if place in met:
                raise UnreadableError(_DAMAGED)
            met.add(place)
            entry = self._entries[place]
            waiting += [entry.left, entry.right]
            if entry.kind == _STREAM:
                found.streams[entry.name] = self._stream(entry)
            elif entry.kind == _STORAGE:
                found.storages[entry.name] = self.storage(place, frozenset(met))
        return found

    def _stream(self, entry: _Entry) -> bytes:
        if entry.size > len(self._content):
            raise UnreadableError(_DAMAGED)
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        return self._mini_chain(entry.start, entry.size)

    def _allocation(self, more_start: int, more_count: int) -> list[int]:
        """The table that says which sector follows which."""
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        place, left = more_start, more_count
        while place < _END and left > 0:
            numbers = self._numbers(self._sector(place))
            sectors += numbers[:-1]
            place, left = numbers[-1], left - 1
        table: list[int] = []
        for sector in sectors:
            if sector < _END:
                table += self._numbers(self._sector(sector))
            if len(table) > len(self._content) // self._size + self._size:
                break
        return table

    def _directory(self, content: bytes) -> list[_Entry]:
        found = []
        for place in range(0, min(len(content), _MOST_ENTRIES * _ENTRY), _ENTRY):
            raw = content[place : place + _ENTRY]
            length, kind, left, right, child = struct.unpack_from("<HBxIII", raw, 64)
            start, size = struct.unpack_from("<II", raw, 116)
            name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found.append(_Entry(name, kind, left, right, child, start, size))
        if not found:
            raise UnreadableError(_DAMAGED)
        return found

    def _chain(self, start: int) -> bytes:
        pieces: list[bytes] = []
        place, met = start, set()
        while place < _END:
            if place in met:
                raise UnreadableError(_DAMAGED)
            met.add(place)
            pieces.append(self._sector(place))
            place = self._next[place]
        return b"".join(pieces)

    def _mini_chain(self, start: int, size: int) -> bytes:
        pieces: list[bytes] = []
        place, met = start, set()
        while place < _END and len(pieces) * 64 < size:
            if place in met:
                raise UnreadableError(_DAMAGED)
            met.add(place)
            pieces.append(self._mini[place * 64 : place * 64 + 64])
            place = self._mini_next[place]
        return b"".join(pieces)[:size]

    def _sector(self, number: int) -> bytes:
        begins = (number + 1) * self._size
        if begins >= len(self._content):
            raise UnreadableError(_DAMAGED)
        return self._content[begins : begins + self._size].ljust(self._size, b"\0")

    @staticmethod
    def _numbers(content: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(content) // 4}I", content))
