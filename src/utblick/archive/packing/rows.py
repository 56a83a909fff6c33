"""A matter's rows as they stand in the database, written to XML and read back: nothing is lost on the way.

To a matter belong the rows of its room that point to it, and to those in turn; drafts that were never shared are not
archived (TF 2:12). Rows that these point to (body, people, meetings) come along, so that the matter can be set up again
in an empty database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from lxml import etree

from utblick.archive.packing import xml
from utblick.audit.chain import canonical
from utblick.audit.models import Record
from utblick.cases.models import Matter
from utblick.documents.models import StoredFile

NAMESPACE = "urn:utblick:matter-rows:1"
ROOMS = frozenset({"cases", "documents", "organisation"})
_E = xml.maker(NAMESPACE)
_NAME = f"{{{NAMESPACE}}}"


@dataclass(frozen=True)
class MatterRows:
    """Every row of a package, in the order of their table and identifier; ``files`` are those among them."""

    matter: Matter
    rows: tuple[Record, ...]

    @property
    def files(self) -> list[StoredFile]:
        return [row for row in self.rows if isinstance(row, StoredFile)]


def rows_of(matter: Matter) -> MatterRows:
    """The matter with what belongs to it and what that points to."""
    own = _belonging(matter)
    owners = [str(row.ref) for row in own]
    files = list(StoredFile.objects.filter(owner__in=owners))
    found = {row.ref: row for row in [*own, *files]}
    waiting = list(found.values())
    while waiting:
        for pointed in _pointed_at(waiting.pop()):
            if pointed.ref not in found:
                found[pointed.ref] = pointed
                waiting.append(pointed)
    return MatterRows(matter, tuple(sorted(found.values(), key=lambda row: (row._meta.label_lower, row.pk))))


def as_xml(found: MatterRows) -> bytes:
    """The rows as XML; each value as JSON, so that dates, numbers and lists come back as they were."""
    root = _E.rows(matter=str(found.matter.ref))
    for row in found.rows:
        element = _E.row(table=row._meta.label_lower, id=str(row.pk), version=str(row.version))
        for name, value in _values(row).items():
            element.append(_E.value(xml.escaped(canonical(value)), name=name))
        root.append(element)
    return xml.written(root)


def from_xml(content: bytes) -> list[Record]:
    """The rows of a package, not saved. Raises ValueError for tables and fields that are not of this version."""
    return [_row(element) for element in xml.read(content).iterchildren(f"{_NAME}row")]


def schema() -> bytes:
    """The XML Schema of the rows' document, which goes with the package."""
    return _SCHEMA.encode()


def _belonging(matter: Matter) -> list[Record]:
    found: dict[Any, Record] = {matter.ref: matter}
    waiting: list[Record] = [matter]
    while waiting:
        row = waiting.pop()
        for below in _below(row):
            if below.ref not in found:
                found[below.ref] = below
                waiting.append(below)
    return list(found.values())


def _below(row: Record) -> Iterator[Record]:
    for relation in row._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type) and issubclass(model, Record) and model._meta.app_label == "cases":
            rows = model._default_manager.filter(**{relation.field.name: row})
            yield from rows.exclude(model.draft) if model.draft is not None else rows


def _pointed_at(row: Record) -> Iterator[Record]:
    for field in _foreign(row):
        pointed = getattr(row, field.name)
        if pointed is not None:
            yield pointed


def _foreign(row: Record) -> Iterable[models.ForeignKey[Any, Any]]:
    """The foreign keys to rows that come along; those to accounts are left out."""
    return (
        field
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label in ROOMS
    )


def _values(row: Record) -> dict[str, Any]:
    accounts = {
        field.attname
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label not in ROOMS
    }
    return {name: value for name, value in row.values().items() if name not in accounts}


def _row(element: etree._Element) -> Record:
    table = str(element.get("table"))
    room = table.partition(".")[0]
    try:
        model = apps.get_model(table)
    except LookupError as unknown:
        raise ValueError(f"unknown table {table}") from unknown
    if room not in ROOMS or not issubclass(model, Record):
        raise ValueError(f"a package holds no rows of {table}")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    values = {}
    for value in element.iterchildren(f"{_NAME}value"):
        name = str(value.get("name"))
        if name not in fields:
            raise ValueError(f"{table} has no {name}")
        values[name] = fields[name].to_python(json.loads(value.text or "null"))
    return model(id=element.get("id"), version=int(element.get("version") or 1), **values)


_SCHEMA = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
  <xs:element name="rows">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="row" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="value" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:simpleContent>
                    <xs:extension base="xs:string">
                      <xs:attribute name="name" type="xs:NCName" use="required"/>
                    </xs:extension>
                  </xs:simpleContent>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="table" type="xs:string" use="required"/>
            <xs:attribute name="id" type="xs:string" use="required"/>
            <xs:attribute name="version" type="xs:positiveInteger" use="required"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="matter" type="xs:string" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
"""
