"""A register as a sheet: every stored field of every row; what another row is known by is its identifier alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from utblick.archive.exporting.registers import Register, rows_seen
from utblick.cooperation.tables.columns import IDENTIFIER, Column, columns_of
from utblick.ui.cells import Cell
from utblick.ui.workbooks import LONGEST, Sheet
from utblick.values import Actor

TEXTS = "texter"
KeepText = Callable[[str, str], None]


def sheet_of(
    actor: Actor, register: Register, language: str, keep_text: KeepText, done: Callable[[int], None]
) -> Sheet:
    """A register's sheet. ``keep_text`` is given the path and words of each text too long for a cell, ``done`` the
    number of rows when all have been written."""
    columns = columns_of(register.model)

    def rows() -> Iterator[Sequence[Cell]]:
        count = 0
        for count, row in enumerate(rows_seen(register.model, actor), 1):  # noqa: B007
            cells = (cell_of(column, getattr(row, column.field.attname), language) for column in columns)
            yield [str(row.pk), *(_fitting(cell, keep_text) for cell in cells)]
        done(count)

    heads = [IDENTIFIER.in_language(language), *_heads(columns, language)]
    return Sheet(register.name.in_language(language), heads, rows(), holds_first=True)


def cell_of(column: Column, value: Any, language: str) -> Cell:
    """A stored value as a cell: as in the register's own Excel, with nothing left out of moments and lists."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return column.shown(value, language)


def text_path(text: str) -> str:
    """Where a text too long for a cell lies."""
    return f"{TEXTS}/{sha256(text.encode('utf-8', 'replace')).hexdigest()}.txt"


def _fitting(cell: Cell, keep_text: KeepText) -> Cell:
    if not isinstance(cell, str) or len(cell) <= LONGEST:
        return cell
    keep_text(text_path(cell), cell)
    return text_path(cell)


def _heads(columns: Sequence[Column], language: str) -> list[str]:
    """The fields' names; two of one name have what they are called in the database after it."""
    named = [column.head.in_language(language) for column in columns]
    often = Counter(named)
    pairs = zip(named, columns, strict=True)
    return [name if often[name] == 1 else f"{name} ({column.field.attname})" for name, column in pairs]
