"""A replay to take along: a workbook and plain JSON, with the matters the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from utblick.governance.replaying.tables import Row, counted, flow_rows, rows_for
from utblick.governance.replaying.words import answer, said
from utblick.guidelines.replay_json import result_to_json
from utblick.guidelines.replay_summary import Summary, summary_of
from utblick.guidelines.replaying import Result
from utblick.values import Actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cells = Sequence[str | int | None]


def as_json(result: Result, actor: Actor) -> dict[str, Any]:
    """The result's JSON with the matters the actor may see, their titles filled in, and how many are left out."""
    rows = [row for row in rows_for(result.matters, actor) if not row.is_hidden]
    seen = tuple(replace(row.found, title=row.found.title or row.name) for row in rows)
    told = result_to_json(replace(result, matters=seen))
    return {**told, "summary": asdict(summary_of(result)), "left_out": len(result.matters) - len(seen)}


def as_workbook(result: Result, actor: Actor) -> bytes:
    """The result as Excel: a sheet for the figures, one for each table."""
    book, found = Workbook(write_only=True), summary_of(result)
    rows = rows_for(result.matters, actor)
    _sheet(book, _("Svar"), [_("Vad"), _("Antal")], _figures(result, found, sum(row.is_hidden for row in rows)))
    flows: list[Cells] = [[one.kind, one.before, one.after, one.count] for one in flow_rows(found)]
    _sheet(book, _("Vem beslutar"), [_("Beslut"), _("Före"), _("Efter"), _("Antal")], flows)
    for title, change in ((_("Flyttade"), "moved"), (_("Faller bort"), "gone"), (_("Tillkommer"), "come")):
        steps: list[Cells] = [
            [one.what, one.before, one.after, one.clauses, one.count] for one in counted(result, change)
        ]
        _sheet(book, title, [_("Beslut"), _("Före"), _("Efter"), _("Klausul"), _("Antal")], steps)
    heads = [_("Ärende"), _("Organ"), _("Gäller"), _("Dag"), _("Ställning"), _("Vad som ändras"), _("Dagar"), _("Tid")]
    _sheet(book, _("Ärenden"), heads, (_matter(row) for row in rows if not row.is_hidden))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _figures(result: Result, found: Summary, hidden: int) -> Iterable[Cells]:
    yield [answer(found), None]
    yield [_("Jämfört: %s") % "; ".join(result.old), None]
    yield [_("med: %s") % "; ".join(result.new), None]
    yield [_("Ärenden"), found.total]
    yield [_("Hade gått en annan väg"), found.other_way]
    yield [_("Berörs på något sätt"), found.affected]
    yield [_("Berörs inte"), found.unaffected]
    yield [_("Kan inte jämföras"), found.not_compared]
    yield [_("Öppna ärenden som berörs vid övergången"), found.open_affected]
    yield [_("Öppna ärenden som inte hinns enligt förslaget"), found.too_late]
    yield [_("Ärenden som vinner dagar"), found.days.won]
    yield [_("Ärenden som förlorar dagar"), found.days.lost]
    yield [_("Ärenden som du inte får se; de räknas men visas inte"), hidden]


def _matter(row: Row) -> Cells:
    one = row.found
    standing = said(one.standing) if one.standing else _("öppet")
    won = one.days.won if one.days else None
    return [
        row.name,
        one.body,
        row.trigger,
        one.on.isoformat(),
        standing,
        "; ".join([*row.says, *row.duties]),
        won,
        row.days,
    ]


def _sheet(book: Workbook, title: str, heads: Sequence[str], rows: Iterable[Cells]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFGH", (48, 16, 28, 14, 28, 60, 10, 22), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([_cell(sheet, head, bold=True) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: str | int | None, *, bold: bool = False) -> Cell:
    """A cell whose text is text: nothing in it is ever a formula."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
