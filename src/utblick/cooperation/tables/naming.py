"""Columns that name a row of another register, by its Id or its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from utblick.audit.models import Record
from utblick.cooperation.tables.columns import Column
from utblick.cooperation.tables.reading import Known, WrongCellError
from utblick.ui.cells import Cell
from utblick.values import Text


def named_columns(columns: Sequence[Column], models: Mapping[str, type[Record]]) -> tuple[Column, ...]:
    """The columns, those of ``models`` read as rows of that model."""
    return tuple(
        replace(column, read=partial(row_named, models[column.name])) if column.name in models else column
        for column in columns
    )


def row_named(model: type[Record], cell: Cell, known: Known) -> Record:
    """The row that a cell names by its Id, or by a name that no other has."""
    found = known.called(model, str(cell))
    if len(found) == 1:
        row: Record = found[0]
        return row
    told = str(cell)[:40]
    if found:
        raise WrongCellError(
            Text(f"Flera heter ”{told}”. Skriv radens Id.", f"Several are called “{told}”. Write the Id.")
        )
    raise WrongCellError(Text(f"Det finns inget som heter ”{told}”.", f"There is nothing called “{told}”."))
