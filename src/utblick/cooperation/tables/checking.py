"""What a file would do to a register: each row new, changed or as it is, and every mistake at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.models import Record
from utblick.audit.policy import policy, visible
from utblick.cooperation.tables.columns import IDENTIFIER, IN, NEW, OUT, Column
from utblick.cooperation.tables.reading import Known, WrongCellError, named, value_of
from utblick.cooperation.tables.registers import Register
from utblick.ui.cells import Cell, Unreadable
from utblick.ui.languages import spoken
from utblick.ui.sheets import MOST_ROWS, rows_of
from utblick.values import Actor, Text, in_batches
from utblick.values.words import searchable

_BATCH = 500
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a row; ``column`` is "" when it is the row as a whole. The head is row 1."""

    row: int
    column: str
    told: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do: a new row (``pk`` None) or new values for one that is there."""

    row: int
    pk: UUID | None
    told: dict[str, Any]
    name: str
    version: int = 0


@dataclass
class Checked:
    """A file held against its register. Nothing of it is stored while it has ``mistakes``."""

    planned: list[Planned] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    same: int = 0
    total: int = 0

    @property
    def new(self) -> list[Planned]:
        return [one for one in self.planned if one.pk is None]

    @property
    def changed(self) -> list[Planned]:
        return [one for one in self.planned if one.pk is not None]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    identifier: str
    told: dict[str, Any]


def check_file(actor: Actor, register: Register, content: bytes, *, most: int = MOST_ROWS) -> Checked:
    """Hold a workbook of at most so many rows against a register. Raises Unreadable for what is no such table."""
    return _Checking(actor, register).check(content, most)


class _Checking:
    def __init__(self, actor: Actor, register: Register) -> None:
        self.actor, self.register, self.known = actor, register, Known.now()
        self.checked = Checked()
        self.key_columns = [column for column in register.columns if column.name in register.key]
        self.by_key: dict[Key, UUID] = {}
        self.there: set[UUID] = set()
        names = [column.field.attname for column in self.key_columns]
        rows = visible(register.model._default_manager.all(), actor)
        if any(column.name == "cancelled_on" for column in register.columns):
            rows = rows.order_by("-cancelled_on")
        for pk, *values in rows.values_list("pk", *names).iterator():
            self.by_key[tuple(values)] = pk
            self.there.add(pk)
        self.first_at: dict[Key | UUID, int] = {}

    def check(self, content: bytes, most: int) -> Checked:
        rows = rows_of(content, most)
        places, identifier_at = self._places(next(rows, ()))
        read = (
            self._read(number, cells, places, identifier_at)
            for number, cells in enumerate(rows, 2)
            if any(cell is not None and cell != "" for cell in cells)
        )
        for some in in_batches(read, _BATCH):
            self._hold(some)
        if not self.checked.total:
            raise Unreadable(Text("Filen har inga rader under rubrikerna.", "There are no rows under the heads."))
        self.checked.mistakes.sort(key=lambda mistake: mistake.row)
        return self.checked

    def _places(self, head: Sequence[Cell]) -> tuple[list[Column | None], int | None]:
        """Which column stands where. Raises Unreadable when one that is needed is missing, or stands twice."""
        heads = named(head)
        places: list[Column | None] = []
        for at, name in enumerate(heads):
            column = next((one for one in self.register.columns if name and name in one.heads), None)
            if column is not None and column in places:
                raise Unreadable(
                    Text(f"Kolumnen ”{head[at]}” står två gånger.", f"The column “{head[at]}” stands twice.")
                )
            places.append(column)
            if column is None and name and name != searchable(IDENTIFIER.sv):
                self.checked.unread.append(str(head[at])[:80])
        missing = [one for one in self.register.columns if self.register.required(one) and one not in places]
        if missing:
            sv, en = (", ".join(f"”{one.head.in_language(language)}”" for one in missing) for language in ("sv", "en"))
            raise Unreadable(
                Text(
                    f"Filen saknar kolumner: {sv}. Första raden ska vara rubriker. Hämta en mall nedan.",
                    f"Columns are missing: {en}. The first row must be the heads. Take a pattern below.",
                )
            )
        identifier = searchable(IDENTIFIER.sv)
        return places, heads.index(identifier) if identifier in heads else None

    def _read(
        self, number: int, cells: Sequence[Cell], places: Sequence[Column | None], identifier_at: int | None
    ) -> _Row | None:
        told: dict[str, Any] = {}
        wrong = False
        for column, cell in zip(places, cells, strict=False):
            if column is None or cell is None or column.read_when == OUT:
                continue
            try:
                value = value_of(column, cell, self.known)
                if value is not None or cell == "-":
                    told[column.name] = value
            except WrongCellError as error:
                self._mistake(number, column, spoken(error.told))
                wrong = True
        self.checked.total += 1
        identifier = str(cells[identifier_at] or "") if identifier_at is not None and identifier_at < len(cells) else ""
        return None if wrong else _Row(number, identifier.strip(), told)

    def _hold(self, some: Sequence[_Row | None]) -> None:
        rows = [(row, self._matched(row)) for row in some if row is not None]
        manager = self.register.rows(self.actor)
        wanted = [pk for _row, pk in rows if isinstance(pk, UUID)]
        there = {row.pk: row for row in manager.filter(pk__in=wanted)} if wanted else {}
        for row, pk in rows:
            if pk is None:
                self._new(row)
            elif isinstance(pk, UUID) and pk in there and not self._twice(row, pk):
                self._existing(row, there[pk])

    def _matched(self, row: _Row) -> UUID | None | str:
        """The stored row that this is, by its identifier or its key; None for a new one, "" for a mistake."""
        if row.identifier:
            try:
                pk = UUID(row.identifier)
            except ValueError:
                pk = None
            if pk not in self.there:
                self._mistake(row.number, None, _("Det finns ingen rad med detta Id. Töm cellen om raden är ny."))
                return ""
            return pk
        return self.by_key.get(self._key(row.told))

    def _key(self, told: dict[str, Any]) -> Key:
        return tuple(_stored(column, told.get(column.name, _default(column))) for column in self.key_columns)

    def _new(self, row: _Row) -> None:
        missing = [one for one in self.register.columns if self.register.required(one) and not row.told.get(one.name)]
        for column in missing:
            self._mistake(row.number, column, _("Måste fyllas i."))
        if missing or self._twice(row, self._key(row.told)):
            return
        new = self.register.model(**single(self.register, row.told))
        if self._holds(row, new, True):
            self.checked.planned.append(Planned(row.number, None, row.told, str(new)))

    def _existing(self, row: _Row, stored: Record) -> None:
        told = {}
        for column in self.register.columns:
            if column.name not in row.told or self._is_so(column, stored, row.told[column.name]):
                continue
            if column.read_when == NEW:
                self._mistake(row.number, column, _("Ändras inte ur en fil. Ändra på radens egen sida."))
                return
            told[column.name] = row.told[column.name]
        if not told:
            self.checked.same += 1
            return
        before = self._body_of(stored)
        altered = single(self.register, told)
        for name, value in altered.items():
            setattr(stored, name, value)
        names = [column.field.attname for column in self.key_columns]
        other = self.by_key.get(tuple(getattr(stored, name) for name in names))
        if other is not None and other != stored.pk:
            self._mistake(row.number, None, _("En annan rad i registret är redan så. Slå ihop dem för hand."))
        elif self._may_write(row, before) and self._holds(row, stored, False):
            self.checked.planned.append(Planned(row.number, stored.pk, told, str(stored), stored.version))

    def _holds(self, row: _Row, wanted: Any, is_new: bool) -> bool:
        """Whether the row could be, and the actor may write it where it belongs."""
        try:
            self.register.settle(wanted, self.known, self.actor)
            self.register.check(wanted, self.known, is_new)
        except ValidationError as refused:
            for name, told in _told(refused):
                column = next((one for one in self.register.columns if one.name == name), None)
                self._mistake(row.number, column, told)
            return False
        return self._may_write(row, self._body_of(wanted))

    def _may_write(self, row: _Row, body: str) -> bool:
        allowed = policy().allows(self.actor, "import", self.register.kind, Standing(body))
        if not allowed:
            self._mistake(row.number, None, _("Du får inte läsa in rader för %s.") % (body or _("hela kommunen")))
        return allowed

    def _body_of(self, row: Any) -> str:
        return str(getattr(row, f"{self.register.body}_id")) if self.register.body else ""

    def _twice(self, row: _Row, key: Key | UUID) -> bool:
        first = self.first_at.setdefault(key, row.number)
        if first != row.number:
            self._mistake(row.number, None, _("Samma som rad %s. Ta bort den ena.") % first)
        return first != row.number

    def _is_so(self, column: Column, stored: Record, value: Any) -> bool:
        """Whether a stored row has the value already, also when only its spaces differ."""
        if column.field.many_to_many:
            return {one.pk for one in value} == {one.pk for one in getattr(stored, column.name).all()}
        has = getattr(stored, column.field.attname)
        if has == _stored(column, value):
            return True
        try:
            return has not in (None, "") and bool(
                value_of(column, column.shown(getattr(stored, column.name), "sv"), self.known) == value
            )
        except WrongCellError:
            return False

    def _mistake(self, number: int, column: Column | None, told: str) -> None:
        self.checked.mistakes.append(Mistake(number, spoken(column.head) if column else "", told))


def single(register: Register, told: dict[str, Any]) -> dict[str, Any]:
    """What is told of a row's own fields, without those that hold many."""
    many = {column.name for column in register.columns if column.field.many_to_many}
    return {name: value for name, value in told.items() if name not in many}


def _stored(column: Column, value: Any) -> Any:
    if column.field.is_relation and value is not None:
        return getattr(value, column.field.target_field.attname)
    return value


def _default(column: Column) -> Any:
    return column.field.get_default() if column.read_when == IN and column.field.has_default() else None


def _told(refused: ValidationError) -> Iterator[tuple[str, str]]:
    if not hasattr(refused, "error_dict"):
        yield "", " ".join(refused.messages)
        return
    for name, errors in refused.message_dict.items():
        yield name, " ".join(errors)
