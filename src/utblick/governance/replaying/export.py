"""A replay to take along: a workbook and plain JSON, with the matters the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.utils.translation import gettext as _

from utblick.governance.replaying.tables import Row, counted, flow_rows, rows_for
from utblick.governance.replaying.words import answer, said
from utblick.guidelines.replay_json import result_to_json
from utblick.guidelines.replay_summary import Summary, summary_of
from utblick.guidelines.replaying import Result
from utblick.ui.cells import Cell
from utblick.ui.workbooks import Sheet, workbook
from utblick.values import Actor


def as_json(result: Result, actor: Actor) -> dict[str, Any]:
    """The result's JSON with the matters the actor may see, their titles filled in, and how many are left out."""
    rows = [row for row in rows_for(result.matters, actor) if not row.is_hidden]
    seen = tuple(replace(row.found, title=row.found.title or row.name) for row in rows)
    told = result_to_json(replace(result, matters=seen))
    return {**told, "summary": asdict(summary_of(result)), "left_out": len(result.matters) - len(seen)}


def as_workbook(result: Result, actor: Actor) -> bytes:
    """The result as Excel: a sheet for the figures, one for each table."""
    return workbook(_sheets(result, actor))


def _sheets(result: Result, actor: Actor) -> Iterable[Sheet]:
    found, rows = summary_of(result), rows_for(result.matters, actor)
    yield _sheet(_("Svar"), [_("Vad"), _("Antal")], _figures(result, found, sum(row.is_hidden for row in rows)))
    flows: list[Sequence[Cell]] = [[one.kind, one.before, one.after, one.count] for one in flow_rows(found)]
    yield _sheet(_("Vem beslutar"), [_("Beslut"), _("Före"), _("Efter"), _("Antal")], flows)
    for title, change in ((_("Flyttade"), "moved"), (_("Faller bort"), "gone"), (_("Tillkommer"), "come")):
        steps: list[Sequence[Cell]] = [
            [one.what, one.before, one.after, one.clauses, one.count] for one in counted(result, change)
        ]
        yield _sheet(title, [_("Beslut"), _("Före"), _("Efter"), _("Klausul"), _("Antal")], steps)
    heads = [_("Ärende"), _("Organ"), _("Gäller"), _("Dag"), _("Ställning"), _("Vad som ändras"), _("Dagar"), _("Tid")]
    yield _sheet(_("Ärenden"), heads, (_matter(row) for row in rows if not row.is_hidden))


def _sheet(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Sheet:
    return Sheet(name, heads, rows, widths=(48, 16, 28, 14, 28, 60, 10, 22), wraps=True)


def _figures(result: Result, found: Summary, hidden: int) -> Iterable[Sequence[Cell]]:
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


def _matter(row: Row) -> Sequence[Cell]:
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
