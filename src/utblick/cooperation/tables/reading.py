"""One cell as the value of a field, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from utblick.audit.models import Record
from utblick.cooperation.countries import COUNTRIES
from utblick.cooperation.delegations import DelegationError, MinorsError, read_delegation
from utblick.cooperation.models import Partner
from utblick.cooperation.tables.columns import YES_NO, Column
from utblick.organisation.models import Body
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.ui.cells import Cell
from utblick.values import Text
from utblick.values.words import searchable

EMPTIED = "-"
"""What is written in a cell to empty a field; an empty cell leaves it as it is."""
_UNKEPT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_AMOUNT = re.compile(r"(-?\d+)(?:[.,](\d{1,2}))?")
_MOST_MINOR = 10**15
_KRONOR = {"", "kr", "sek", ":-"}
_COUNTRIES = {searchable(name): code for code, text in COUNTRIES.items() for name in (text.sv, text.en, code)}


class WrongCellError(ValueError):
    """A cell that is no value of its column."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.sv)
        self.told = told


@dataclass
class Known:
    """What a cell may name: bodies by code or name, partners by any of their names, other rows by Id or name."""

    bodies: dict[str, Body] = field(default_factory=dict)
    partners: dict[str, list[Partner]] = field(default_factory=dict)
    others: dict[type[Record], dict[str, list[Any]]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Known:
        known = cls()
        for body in Body.objects.all():
            known.bodies |= {searchable(body.code): body, searchable(body.name): body}
        for partner in Partner.objects.order_by("-is_twin_town", "sort_name", "pk"):
            known.add_partner(partner)
        return known

    def add_partner(self, partner: Partner) -> None:
        for name in dict.fromkeys(map(searchable, (partner.name, *partner.other_names))):
            self.partners.setdefault(name, []).append(partner)

    def partners_called(self, name: str) -> list[Partner]:
        """The partners that have or had a name."""
        return self.partners.get(searchable(name), [])

    def called(self, model: type[Record], name: str) -> list[Any]:
        """The rows of a model with this Id or this name; they are read once."""
        if model not in self.others:
            kept = self.others.setdefault(model, {})
            for row in model._default_manager.all():
                for key in {searchable(str(row.pk)), searchable(str(row))}:
                    kept.setdefault(key, []).append(row)
        return self.others[model].get(searchable(name), [])

    def partner_named(self, written: str) -> Partner | None:
        """As `queries.names.partner_named`, without asking the database for each row."""
        found = self.partners.get(searchable(written.partition(",")[0]), [])
        towns = [partner for partner in found if partner.is_twin_town] or found
        return towns[0] if len(towns) == 1 else None


def value_of(column: Column, cell: Cell, known: Known) -> Any:
    """The value a cell stands for; None for an empty cell, "" or None by the field for one with a dash.

    Raises WrongCellError.
    """
    if isinstance(cell, str):
        cell = _UNKEPT.sub(" ", cell).strip()
        if cell == EMPTIED:
            return emptied(column)
    if cell is None or cell == "":
        return None
    if column.read is not None:
        return column.read(cell, known)
    if column.field.many_to_many:
        return [_partner(name.strip(), known) for name in str(cell).split(";") if name.strip()]
    if column.field.is_relation:
        return _body(str(cell), known) if column.field.related_model is Body else _partner(str(cell), known)
    if column.choices:
        return _choice(column.choices, str(cell))
    if column.is_country:
        return _found(_COUNTRIES.get(searchable(str(cell))), str(cell), "inget land", "country")
    if column.name == "delegation":
        return _delegation(str(cell))
    if column.is_money:
        return _money(cell)
    return _by_type(column, cell)


def emptied(column: Column) -> Any:
    """The value of a field that nothing stands in. Raises WrongCellError when something must."""
    if column.field.null:
        return None
    if column.field.has_default() and not column.field.many_to_many:
        return column.field.get_default()
    if not column.field.blank:
        raise WrongCellError(Text("Får inte tömmas.", "May not be emptied."))
    return [] if column.field.many_to_many else ""


def _by_type(column: Column, cell: Cell) -> Any:
    kind = column.field
    if isinstance(kind, models.BooleanField):
        return _yes_or_no(cell)
    if isinstance(kind, models.DateField):
        return _day(cell)
    if isinstance(kind, models.DecimalField):
        return _decimal(cell, kind.decimal_places)
    if isinstance(kind, models.IntegerField):
        return _count(cell, kind)
    text = cell.isoformat() if isinstance(cell, date) else _figure(cell) if isinstance(cell, float) else str(cell)
    if not isinstance(kind, models.TextField):
        text = " ".join(text.split())
    if kind.max_length and len(text) > kind.max_length:
        raise WrongCellError(
            Text(f"Högst {kind.max_length} tecken, här är {len(text)}.", f"At most {kind.max_length} letters.")
        )
    return text


def _figure(number: float) -> str:
    return str(int(number)) if number.is_integer() else str(number)


def _refuse_formula(cell: Cell) -> None:
    if isinstance(cell, str) and cell.startswith("="):
        raise WrongCellError(Text("Cellen är en formel. Klistra in dess värde.", "A formula. Paste its value."))


def _day(cell: Cell) -> date:
    _refuse_formula(cell)
    if isinstance(cell, date):
        day = cell
    else:
        match = _ISO.fullmatch(str(cell))
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])) if match else date.min
        except ValueError:
            day = date.min
        if day == date.min:
            raise WrongCellError(
                Text(
                    f"”{_short(cell)}” är ingen dag. Skriv 2026-01-20.",
                    f"“{_short(cell)}” is no day. Write 2026-01-20.",
                )
            )
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongCellError(Text("Skriv ett år mellan 1950 och 2199.", "Write a year between 1950 and 2199."))
    return day


def _money(cell: Cell) -> int:
    """Minor units of an amount in kronor, or in the row's own currency where it has one."""
    _refuse_formula(cell)
    if isinstance(cell, bool | date):
        raise _no_amount(cell)
    text = re.sub(r"[\s\u00a0\u202f]", "", f"{cell:.2f}" if isinstance(cell, float) else str(cell)).lower()
    amount = text.rstrip("abcdefghijklmnopqrstuvwxyz€$£:-.")
    if (unit := text[len(amount) :]) not in _KRONOR:
        raise WrongCellError(
            Text(
                f"Beloppet ska stå utan ”{unit[:10]}”, i rätt valuta.", "Write the amount alone, in the right currency."
            )
        )
    match = _AMOUNT.fullmatch(amount)
    if match is None:
        raise _no_amount(cell)
    minor = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    if not 0 <= minor < _MOST_MINOR:
        raise WrongCellError(Text("Beloppet kan inte vara negativt eller så stort.", "Negative, or too large."))
    return minor


def _no_amount(cell: Cell) -> WrongCellError:
    return WrongCellError(Text(f"”{_short(cell)}” är inget belopp.", f"“{_short(cell)}” is no amount."))


def _count(cell: Cell, kind: models.IntegerField[Any, Any]) -> int:
    _refuse_formula(cell)
    text = _figure(cell) if isinstance(cell, float) else str(cell).replace("\u00a0", "").replace(" ", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise WrongCellError(Text(f"”{_short(cell)}” är inget antal.", f"“{_short(cell)}” is no whole number."))
    number = int(text)
    limits = [
        one.limit_value
        for one in kind.validators
        if hasattr(one, "limit_value") and getattr(one, "code", "") == "max_value"
    ]
    most = min((limit() if callable(limit) else limit for limit in limits), default=32_767)
    if number > most:
        raise WrongCellError(Text(f"Högst {most}.", f"At most {most}."))
    return number


def _decimal(cell: Cell, places: int) -> Decimal:
    _refuse_formula(cell)
    try:
        number = Decimal(str(cell).replace(",", "."))
        if not number.is_finite() or abs(number) > 1_000:
            raise InvalidOperation
        return round(number, places)
    except InvalidOperation:
        raise WrongCellError(Text(f"”{_short(cell)}” är inget tal.", f"“{_short(cell)}” is no number.")) from None


def _yes_or_no(cell: Cell) -> bool:
    told = searchable(str(cell))
    if told in {"ja", "yes", "true", "sant", "x", "1"}:
        return True
    if told in {"nej", "no", "false", "falskt", "0"}:
        return False
    raise WrongCellError(Text(f"Skriv {YES_NO[0].sv} eller {YES_NO[1].sv}.", "Write yes or no."))


def _choice(choices: dict[str, Text], cell: str) -> str:
    told = searchable(cell)
    for value, text in choices.items():
        if told in (searchable(value), searchable(text.sv), searchable(text.en)):
            return value
    said = [", ".join(text.in_language(language) for text in choices.values()) for language in ("sv", "en")]
    raise WrongCellError(Text(f"”{_short(cell)}” går inte. Välj: {said[0]}.", f"“{_short(cell)}”: choose {said[1]}."))


def _body(cell: str, known: Known) -> Body:
    found: Body = _found(known.bodies.get(searchable(cell)), cell, "inget organ", "body")
    return found


def _partner(cell: str, known: Known) -> Partner:
    found = known.partners.get(searchable(cell), [])
    exact = [partner for partner in found if partner.name == cell]
    if len(chosen := exact or found) > 1:
        raise WrongCellError(
            Text(f"Flera partner heter ”{_short(cell)}”.", f"Several partners are called “{_short(cell)}”.")
        )
    return chosen[0] if chosen else _found(None, cell, "ingen partner", "partner")


def _delegation(cell: str) -> Any:
    try:
        return read_delegation(cell)
    except MinorsError as error:
        raise WrongCellError(Text("Barn och unga räknas bara per ålder.", "Minors are counted by age only.")) from error
    except DelegationError as error:
        raise WrongCellError(Text("Skriv antal och roll, som ”2 politiker”.", "Write count and role.")) from error


def _found(value: Any, cell: str, sv: str, en: str) -> Any:
    if value is None:
        raise WrongCellError(Text(f"Det finns {sv} ”{_short(cell)}”.", f"There is no {en} “{_short(cell)}”."))
    return value


def _short(cell: Cell) -> str:
    return str(cell)[:40]


def named(cells: Iterable[Cell]) -> list[str]:
    """The heads of a file as they are compared."""
    return [searchable(str(cell)) if cell is not None else "" for cell in cells]
