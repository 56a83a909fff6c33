"""A register as an Excel workbook."""

from __future__ import annotations

from utblick.cooperation.tables.columns import IDENTIFIER
from utblick.cooperation.tables.registers import Register
from utblick.ui.workbooks import Sheet, workbook
from utblick.values import Actor


def table_file(actor: Actor, register: Register, language: str, *, empty: bool = False) -> bytes:
    """What the actor may see of a register, with every column; ``empty``: the heads alone, as a pattern to fill in."""
    heads = [IDENTIFIER.in_language(language), *(column.head.in_language(language) for column in register.columns)]
    rows = register.model._default_manager.none() if empty else register.rows(actor)
    cells = (
        [str(row.pk), *(column.cell(row, language) for column in register.columns)]
        for row in rows.iterator(chunk_size=500)
    )
    return workbook([Sheet(str(register.title), heads, cells, holds_first=True)])
