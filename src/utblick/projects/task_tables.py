"""Reading the development tasks of a year from a table: which rows are new, and what is wrong in which row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a row, and what to do."""

    line: int
    told: Text


@dataclass(frozen=True, slots=True)
class ReadTasks:
    """A table as it was read: nothing is to be stored while there are mistakes."""

    rows: tuple[TaskRow, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def news(self) -> tuple[TaskRow, ...]:
        return tuple(row for row in self.rows if not row.is_known)

    @property
    def as_text(self) -> str:
        """The same rows as text that reads back as they are."""
        return "\n".join(["nämnd\tuppdrag", *(f"{row.body_code}\t{row.what}" for row in self.rows)])


def read_tasks(table: Iterable[list[str]], codes: Mapping[str, str], known: Iterable[tuple[str, str]]) -> ReadTasks:
    """The tasks of a table with the columns nämnd and uppdrag.

    ``codes``: a body's code by what it may be called, in small letters. ``known``: (code, task) already stored. An
    empty nämnd is that of the row above (merged cells); a task written twice counts once.
    """
    lines = [(number, row) for number, row in enumerate(table, 1) if any(row)]
    columns = _columns(lines[0][1]) if lines else None
    if columns is None:
        line = lines[0][0] if lines else 1
        return ReadTasks((), (Mistake(line, _NO_HEADS),))
    stored, seen, body = set(known), set[tuple[str, str]](), ""
    rows: list[TaskRow] = []
    mistakes: list[Mistake] = []
    for line, cells in lines[1:]:
        said, what = (cells[at].strip() if at < len(cells) else "" for at in columns)
        body = codes.get(said.lower(), "") if said else body
        if not what:
            mistakes.append(Mistake(line, _NO_TASK))
        elif not body:
            mistakes.append(Mistake(line, _unknown(said)))
        elif (body, what) not in seen:
            seen.add((body, what))
            rows.append(TaskRow(line, body, what, (body, what) in stored))
    return ReadTasks(tuple(rows), tuple(mistakes))


_NO_HEADS = Text(
    "Första raden ska ha rubrikerna nämnd och uppdrag. Lägg till dem och läs in igen.",
    "The first row must have the headings nämnd and uppdrag. Add them and import again.",
)
_NO_TASK = Text(
    "Uppdraget saknas. Skriv det, eller ta bort raden.", "The task is missing. Write it, or remove the row."
)


def _unknown(said: str) -> Text:
    if not said:
        return Text("Nämnden saknas. Skriv dess namn eller kod.", "The committee is missing. Write its name or code.")
    return Text(
        f"Nämnden ”{said}” finns inte. Skriv namnet eller koden som på sidan Organisation.",
        f"There is no committee “{said}”. Write its name or code as on the Organisation page.",
    )


def _columns(heads: list[str]) -> tuple[int, int] | None:
    told = [head.strip().lower() for head in heads]
    found = [next((told.index(word) for word in words if word in told), None) for words in _HEADS.values()]
    body, what = found
    return None if body is None or what is None else (body, what)
