"""A register's columns: taken from its model, each with its name in both languages, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.functional import cached_property

from utblick.audit.models import Record
from utblick.cooperation.countries import country_name
from utblick.cooperation.delegations import written
from utblick.cooperation.models import Partner
from utblick.organisation.models import Body
from utblick.ui.cells import Cell
from utblick.values import Text
from utblick.values.words import searchable

IN, NEW, OUT = "in", "new", "out"
"""Read always; read for new rows and then left alone; only written."""
IDENTIFIER = Text("Id", "Id")
YES_NO = Text("ja", "yes"), Text("nej", "no")


@dataclass(frozen=True)
class Column:
    """One column: a field of the model, and when it is read (`IN`, `NEW` or `OUT`).

    ``read`` makes a value of a cell and what is `Known`, ``show`` a cell of a value, where the field's own way will not
    do.
    """

    field: Any
    read_when: str = IN
    read: Callable[[Cell, Any], Any] | None = None
    show: Callable[[Any], Cell] | None = None

    @property
    def name(self) -> str:
        return str(self.field.name)

    @cached_property
    def head(self) -> Text:
        return Text(*(_in_language(self.field.verbose_name, language) for language in ("sv", "en")))

    @cached_property
    def heads(self) -> frozenset[str]:
        """What it may be called in a file: its name in either language."""
        return frozenset({searchable(self.head.sv), searchable(self.head.en)})

    @property
    def required(self) -> bool:
        return self.read_when == IN and not self.field.blank and not self.field.null and not self.field.has_default()

    @property
    def is_money(self) -> bool:
        return self.name.endswith("_minor")

    @property
    def is_country(self) -> bool:
        return self.name == "country_code"

    @cached_property
    def choices(self) -> dict[str, Text]:
        """The values it may have, with what each is called."""
        return {
            str(value): Text(*(_in_language(label, language) for language in ("sv", "en")))
            for value, label in self.field.choices or ()
        }

    def cell(self, row: Record, language: str) -> Cell:
        """What stands in the column for a row."""
        if self.field.many_to_many:
            return "; ".join(str(one) for one in getattr(row, self.name).all())
        return self.shown(getattr(row, self.name), language)

    def shown(self, value: Any, language: str) -> Cell:
        """A value of the field as a cell; another object, which not everybody may see, is its identifier alone."""
        if value is None or value == "":
            return None
        if self.show is not None:
            return self.show(value)
        if isinstance(value, bool):
            return YES_NO[0 if value else 1].in_language(language)
        if self.choices:
            return self.choices[value].in_language(language) if value in self.choices else str(value)
        if self.is_money:
            return value // 100 if value % 100 == 0 else value / 100
        if self.is_country:
            return country_name(value).in_language(language)
        if isinstance(value, datetime):
            return value.isoformat(" ", "seconds")
        if isinstance(value, Decimal):
            return float(value)
        if isinstance(value, int | date):
            return value
        if isinstance(value, Body):
            return value.code
        if isinstance(value, list):
            return _listed(self.name, value)
        if isinstance(value, Record) and not isinstance(value, Partner):
            return str(value.pk)
        return str(value)


def columns_of(
    model: type[Record], *, many: Sequence[str] = (), new: Sequence[str] = (), out: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Every stored field of a model but its keys for sorting, and the fields that hold many."""
    fields: list[Any] = [
        field for field in model._meta.concrete_fields if field.name not in ("id", "version") and not _is_sorting(field)
    ]
    fields += [model._meta.get_field(name) for name in many]
    return tuple(Column(field, NEW if field.name in new else OUT if field.name in out else IN) for field in fields)


def _is_sorting(field: models.Field[Any, Any]) -> bool:
    return field.name.startswith("sort_")


def _listed(name: str, value: list[Any]) -> str | None:
    if not value:
        return None
    return written(value) if name == "delegation" else json.dumps(value, ensure_ascii=False)


def _in_language(said: Any, language: str) -> str:
    with translation.override(language):
        text = str(said)
    return text[:1].upper() + text[1:]
