"""Reading a table of calls in: show what each column and row becomes, then store it."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.ui.cells import MAX_ROWS, Rows
from utblick.ui.requests import ActorRequest
from utblick.watch import actions, queries
from utblick.watch.forms import CallsTableForm
from utblick.watch.importing import COLUMNS, Columns, ReadTable, guessed_columns, header_place, read_table

_PAGE = "watch/import_calls.html"


def import_calls(request: ActorRequest) -> HttpResponse:
    """Step 1 asks for the table, step 2 shows columns, rows and mistakes, step 3 stores all or what is right."""
    if request.method != "POST":
        return render(request, _PAGE, {"step": 1, "form": CallsTableForm()})
    form = CallsTableForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, _PAGE, {"step": 1, "form": form}, status=422)
    rows = form.rows()
    if rows is None:
        return render(request, _PAGE, {"step": 1, "form": form}, status=422)
    table = read_table(rows, _columns(request, rows))
    if "confirm" in request.POST and table.rows and ("good" in request.POST or not table.mistakes):
        return _store(request, table)
    return _show(request, rows, table)


def _store(request: ActorRequest, table: ReadTable) -> HttpResponse:
    reading = actions.import_calls(request.actor, [row.entry for row in table.rows])
    same = len(table.rows) - len(reading.new) - len(reading.altered)
    told = _("Inläst: %(new)s nya, %(changed)s ändrade, %(same)s som förut.")
    messages.success(request, told % {"new": len(reading.new), "changed": len(reading.altered), "same": same})
    if table.mistakes:
        left = table.lines_with_mistakes
        messages.warning(request, ngettext("%d rad lästes inte in.", "%d rader lästes inte in.", left) % left)
    return redirect("watch:calls")


def _show(request: ActorRequest, rows: Rows, table: ReadTable) -> HttpResponse:
    entries = [row.entry for row in table.rows]
    known = queries.known_calls(entries)
    untold = {entry.key for entry in queries.untold_entries(entries)}
    shown = [(row, known.get(row.entry.key), _outcome(row.entry.key, known, untold)) for row in table.rows]
    context = {
        "step": 2,
        "table": table,
        "text": _as_text(rows),
        "shown": shown,
        "columns": [(place, heading, table.columns.get(place, "")) for place, heading in enumerate(table.header)],
        "names": list(COLUMNS.items()),
        "changes_something": bool(untold),
    }
    return render(request, _PAGE, context, status=422 if table.mistakes else 200)


def _outcome(key: str, known: Container[str], untold: Container[str]) -> str:
    """What storing the row of this key would do."""
    if key not in known:
        return "new"
    return "changed" if key in untold else "same"


def _columns(request: ActorRequest, rows: Sequence[Sequence[str]]) -> Columns:
    """What the reader has said that each column holds; what its heading says, the first time."""
    header = rows[header_place(rows)]
    if "mapped" not in request.POST:
        return guessed_columns(header)
    found: dict[int, str] = {}
    for place in range(len(header)):
        name = request.POST.get(f"column-{place}", "")
        if name in COLUMNS and name not in found.values():
            found[place] = name
    return found


def _as_text(rows: Rows) -> str:
    """The table as text that can be sent again, and corrected where it stands."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(rows[: MAX_ROWS + 1])
    return written.getvalue()
