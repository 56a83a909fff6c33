"""Reading the development tasks of a year from a table: which rows are new, and what is wrong in which row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from utblick.projects.read_tables import Mistake, ReadTable, columns_of, numbered, unknown_body
from utblick.values import Text

LONGEST = 300
_HEADS = {
    "body": ("nämnd", "namnd", "organ", "kod", "ansvarig nämnd"),
    "what": ("uppdrag", "utvecklingsuppdrag", "vad", "aktivitet"),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task: its row in the source, the body's code, what it is, and whether it is there already."""

    line: int
    body_code: str
    what: str
    is_known: bool = False


def read_tasks(
    table: Iterable[list[str]], codes: Mapping[str, str], known: Iterable[tuple[str, str]]
) -> ReadTable[TaskRow]:
    """The tasks of a table with the columns nämnd and uppdrag.

    ``codes``: a body's code by what it may be called, in small letters. ``known``: (code, task) already stored. An
    empty nämnd is that of the row above (merged cells); a task written twice counts once.
    """
    lines = numbered(table)
    columns = columns_of(lines[0][1], _HEADS) if lines else {}
    if len(columns) < len(_HEADS):
        return ReadTable((), (Mistake(lines[0][0] if lines else 1, _NO_HEADS),))
    stored, seen, body = set(known), set[tuple[str, str]](), ""
    rows: list[TaskRow] = []
    mistakes: list[Mistake] = []
    for line, cells in lines[1:]:
        said, what = (cells[columns[name]].strip() if columns[name] < len(cells) else "" for name in _HEADS)
        body = codes.get(said.lower(), "") if said else body
        if not what:
            mistakes.append(Mistake(line, _NO_TASK))
        elif not body:
            mistakes.append(Mistake(line, unknown_body(said)))
        elif (body, what) not in seen:
            seen.add((body, what))
            rows.append(TaskRow(line, body, what, (body, what) in stored))
    as_text = "\n".join(["nämnd\tuppdrag", *(f"{row.body_code}\t{row.what}" for row in rows)])
    return ReadTable(tuple(rows), tuple(mistakes), as_text)


_NO_HEADS = Text(
    "Första raden ska ha rubrikerna nämnd och uppdrag. Lägg till dem och läs in igen.",
    "The first row must have the headings nämnd and uppdrag. Add them and import again.",
)
_NO_TASK = Text(
    "Uppdraget saknas. Skriv det, eller ta bort raden.", "The task is missing. Write it, or remove the row."
)
