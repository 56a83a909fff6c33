"""Reading in an export from another diarium: everything or nothing, and a second time nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.cases import numbering
from utblick.cases.actions.matters import put_document
from utblick.cases.importing.checking import CheckedExport, CheckedRow, checked
from utblick.cases.indexing import index_matter
from utblick.cases.models import Matter
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents.actions import KeptFile, keep_upload
from utblick.organisation.models import Body
from utblick.organisation.queries import keeping_of
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class ImportedExport:
    """How many matters and documents an import added, how many documents were there before, and the dnr of them all."""

    matters: int
    documents: int
    left: int
    numbers: tuple[str, ...] = ()


class ExportRefused(Exception):
    """The export has mistakes; nothing was stored."""

    def __init__(self, export: CheckedExport) -> None:
        super().__init__(f"{len(export.mistakes)} mistakes")
        self.export = export


def import_export(actor: Actor, body: Body, content: bytes) -> ImportedExport:
    """Store every matter and document of the export, or, when anything in it is wrong, nothing (ExportRefused).

    What was registered elsewhere is a public record: nothing becomes a draft. The counters are raised to the highest
    number read, so that no number is given out twice. Raises RefusedFolder and Unreadable for what is no export.
    """
    folder, export = checked(content, body, today())
    if export.mistakes:
        raise ExportRefused(export)
    new = [row for row in export.rows if not row.is_known]
    kept = {row.path: keep_upload(row.path, folder.read(row.path)) for row in new}
    matters = {row.row.number: row.matter for row in export.rows if row.matter}
    restricted = any(matter.restriction_provision for matter in matters.values())
    with change(actor, "matter.import", Standing(body.code, restricted=restricted)) as opened:
        _refuse_changed(body, export)
        for row in new:
            known = matters.get(row.row.number)
            matters[row.row.number] = matter = known or _new_matter(opened, body, row)
            _put(opened, matter, row, kept[row.path])
        numbering.raise_counters(opened, body.reference_pattern, body.code, [row.row.number for row in export.rows])
    numbers = tuple(sorted({row.row.number for row in export.rows}))
    return ImportedExport(export.new_matters, len(new), len(export.rows) - len(new), numbers)


def _new_matter(opened: Change, body: Body, row: CheckedRow) -> Matter:
    told = row.row
    day = told.opened_on or told.dated_on
    here = keeping_of(body.code, day).register_here
    matter = Matter(
        body=body,
        title=told.title,
        origin=Matter.Origin.OTHER,
        opened_on=day,
        closed_on=told.closed_on,
        register_here=here,
        reference=told.number if here else numbering.own_reference(opened, day.year),
        outside_number="" if here else told.number,
        shared_at=recorded_at(),
    )
    opened.add(matter)
    index_matter(opened, matter)
    return matter


def _put(opened: Change, matter: Matter, row: CheckedRow, kept: KeptFile) -> None:
    told = row.row
    put_document(
        opened, matter, kept, title=told.document, direction=told.direction, dated_on=told.dated_on,
        counterpart=told.counterpart, shared_at=recorded_at(),
    )  # fmt: skip


def _refuse_changed(body: Body, export: CheckedExport) -> None:
    """Inside the change: what was to be new must still be new (two clerks may read in the same export)."""
    new = {row.row.number for row in export.rows if row.matter is None}
    if Matter.objects.filter(body=body, outside_number__in=new).exists():
        raise ValidationError(_("Någon har just läst in samma ärenden. Kontrollera exporten igen."))
