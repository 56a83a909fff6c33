"""Rows of a CSV file as banks write them: quotes that nobody escaped, texts over several lines, marks of encoding.

Read one row at a time. A row that cannot be read is told by its line, and reading goes on at the next line: no row is
lost in silence. Pure.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import IO

LONGEST_LINE = 500_000
_LONGEST_ROW, _MOST_LINES = 200_000, 80
_MOST_TRIED = 100_000
"""So many lines are tried as the rest of rows that never come whole; then a row is a line."""
_BEGINS = re.compile(r'"?(\d[\w./-]{3,40}|Q\d+|https?://\S{5,80}?)"?[;,\t]')
_TOLERANT = {
    separator: re.compile(rf'"((?:[^"]|"(?!{separator}|\Z))*)"(?={separator}|\Z)|([^{separator}"]*)(?={separator}|\Z)')
    for separator in (";", ",", "\t")
}

Missed = Callable[[int, str], None]
"""Told the number and the text of a line that was not read."""


def read_rows(file: IO[bytes], missed: Missed) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line, the head first."""
    lines = _Lines(file)
    head = lines.next() or ""
    separator = max(_TOLERANT, key=head.count)
    heads = _split(head.rstrip("\r\n"), separator, 0) or []
    yield 1, heads
    spent = 0
    while (line := lines.next()) is not None:
        number = lines.number
        if not line.strip():
            continue
        most = _MOST_LINES if spent < _MOST_TRIED else 1
        row, tried = _row(line, lines, separator, len(heads), most)
        lines.put_back(tried)
        spent += len(tried)
        if row is None:
            missed(number, line)
        else:
            yield number, row


def _row(line: str, lines: _Lines, separator: str, width: int, most: int) -> tuple[list[str] | None, list[str]]:
    """The row that begins with a line, None when it is not to be read, and the further lines that are to be read again.

    A row with stray quotes may seem whole at the end of its first line: it goes on while no other row begins.
    """
    whole, tried, read = line.rstrip("\r\n"), list[str](), None
    has_key = bool(_BEGINS.match(line))
    while True:
        fields = _split(whole, separator, width)
        if fields and (not has_key or _strict(whole, separator)):
            return fields, []
        if fields:
            read, tried = fields, []
        if len(tried) >= most or len(whole) > _LONGEST_ROW or (more := lines.next()) is None:
            return read, tried
        tried.append(more)
        if _BEGINS.match(more) or not (has_key or _is_open(whole, separator)):
            return read, tried
        whole = f"{whole}\n{more.rstrip(chr(13) + chr(10))}"


def _is_open(text: str, separator: str) -> bool:
    """Whether the last field began with a quote and has no end as yet."""
    begun = text.rfind(f'{separator}"')
    if begun < 0 and not text.startswith('"'):
        return False
    last = text[begun + 2 if begun >= 0 else 1 :]
    quotes = len(last) - len(last.rstrip('"'))
    return quotes % 2 == 0 and (quotes == 0 or len(last) > quotes)


def _split(text: str, separator: str, width: int) -> list[str] | None:
    """The fields of a whole row, ``width`` of them (any number for 0); None when it is not whole."""
    for read in (_strict, _all_quoted, _tolerant):
        fields = read(text, separator)
        if fields and len(fields) == width + 1 and not fields[-1]:
            fields.pop()
        if fields and (not width or len(fields) == width):
            return fields
    return None


def _strict(text: str, separator: str) -> list[str] | None:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _all_quoted(text: str, separator: str) -> list[str] | None:
    if not (len(text) > 1 and text.startswith('"') and text.endswith('"')):
        return None
    return [_unescaped(field) for field in text[1:-1].split(f'"{separator}"')]


def _tolerant(text: str, separator: str) -> list[str] | None:
    fields, at = list[str](), 0
    while at <= len(text):
        match = _TOLERANT[separator].match(text, at)
        if match is None:
            return None
        fields.append(match[2] if match[1] is None else _unescaped(match[1]))
        at = match.end() + 1
    return fields


def _unescaped(field: str) -> str:
    return field.replace('""', '"').replace('\\"', '"')


class _Lines:
    """The lines of a file: UTF-16 when it says so, else each line as UTF-8, or as Windows writes."""

    def __init__(self, file: IO[bytes]) -> None:
        start = file.read(3)
        file.seek(3 if start == b"\xef\xbb\xbf" else 0)
        is_utf16 = start[:2] in (b"\xff\xfe", b"\xfe\xff")
        self._text = codecs.getreader("utf-16")(file, "replace") if is_utf16 else None
        self._file, self._kept, self.number = file, list[str](), 0

    def next(self) -> str | None:
        line = self._kept.pop() if self._kept else self._read()
        self.number += line is not None
        return line

    def put_back(self, lines: list[str]) -> None:
        self.number -= len(lines)
        self._kept += lines[::-1]

    def _read(self) -> str | None:
        if self._text is not None:
            return self._text.readline(LONGEST_LINE) or None
        line = self._file.readline(LONGEST_LINE)
        try:
            return line.decode("utf-8") or None
        except UnicodeDecodeError:
            return line.decode("cp1252", "replace")
