"""A table of calls (utlysningar) from a file or pasted text: read and judged, not yet stored. Pure.

`columns` finds out what each column holds, `reading` makes entries of the rows and names every mistake by its cell.
"""

from utblick.watch.importing.columns import COLUMNS, Columns, guessed_columns, header_place
from utblick.watch.importing.reading import Mistake, ReadTable, TableRow, read_table

__all__ = [
    "COLUMNS",
    "Columns",
    "Mistake",
    "ReadTable",
    "TableRow",
    "guessed_columns",
    "header_place",
    "read_table",
]
