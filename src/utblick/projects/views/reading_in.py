"""The page that reads a table in: it asks for the table, shows every row and every mistake, and then stores it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import render

from utblick.projects.read_tables import ReadTable, TableRow
from utblick.ui.cells import Rows
from utblick.ui.requests import ActorRequest
from utblick.ui.table_forms import TableForm

Row = TypeVar("Row", bound=TableRow)


def read_in(
    request: ActorRequest,
    page: str,
    form: TableForm,
    check: Callable[[Rows], ReadTable[Row]],
    store: Callable[[tuple[Row, ...]], HttpResponse],
    words: dict[str, Any],
) -> HttpResponse:
    """``check`` holds the table against what is stored; ``store`` stores its rows and leads on. Nothing is stored
    before it has been seen, nor while there are mistakes. ``words`` are the texts that projects/import_table.html asks
    for: title, back_url, back_label, confirm, all_known."""
    if request.method != "POST" or not form.is_valid() or (rows := form.rows()) is None:
        return render(request, page, {**words, "form": form}, status=422 if form.is_bound else 200)
    checked = check(rows)
    if "confirm" in request.POST and not checked.mistakes:
        return store(checked.rows)
    return render(request, page, {**words, "form": form, "checked": checked}, status=422 if checked.mistakes else 200)
