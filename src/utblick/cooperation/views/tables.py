"""Registers out as Excel, and in again: choose a file, see what it would do, read it in."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.cooperation.actions.table_readings import ask_reading, confirm_reading
from utblick.cooperation.actions.tables import store_table
from utblick.cooperation.queries.table_readings import reading_of, rows_stored
from utblick.cooperation.tables.checking import Checked, check_file
from utblick.cooperation.tables.registers import REGISTERS, Register
from utblick.cooperation.tables.writing import table_file
from utblick.documents.staging import stage, staged, unstage
from utblick.ui.cells import Unreadable
from utblick.ui.languages import page_language, spoken
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.ui.sheets import MOST_BYTES, TooManyRows
from utblick.ui.workbooks import XLSX

_PAGE = "cooperation/table.html"
_SHOWN = 200
MOST_AT_ONCE = 2_000
"""Rows that are read in while somebody waits."""


class TableForm(forms.Form):
    """A workbook to read in."""

    file = forms.FileField(
        label=gettext_lazy("Välj en Excelfil"),
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Första raden är rubriker, som i mallen. Högst 20 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Filen är större än 20 MB. Dela upp den."))
        return file


@require_safe
def download(request: ActorRequest, name: str) -> FileResponse:
    """The register with all its columns; ``?mall``: the heads alone."""
    register = found(REGISTERS.get(name))
    content = table_file(request.actor, register, page_language(), empty="mall" in request.GET)
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=f"{register.title} {today().isoformat()}.xlsx", content_type=XLSX
    )


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: ActorRequest, name: str) -> HttpResponse:
    """Take the register along, or read rows in: first what would happen, then, confirmed, that it does."""
    register = found(REGISTERS.get(name))
    if request.method != "POST":
        return _show(request, name, register, TableForm())
    require(request.actor, f"{register.kind}.import")
    if "confirm" in request.POST:
        return _confirmed(request, name, register)
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, name, register, form, status=422)
    return _checked(request, name, register, form, form.cleaned_data["file"].read())


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: ActorRequest, id: UUID) -> HttpResponse:
    """How far a large file has come; posting confirms that it is to be stored."""
    row = found(reading_of(request.actor, id))
    if request.method == "POST":
        try:
            confirm_reading(request.actor, row)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("cooperation:table_reading", row.pk)
    context = {"reading": row, "register": REGISTERS[row.register], "stored": rows_stored(row)}
    return render(request, "cooperation/table_reading.html", context)


def _checked(request: ActorRequest, name: str, register: Register, form: TableForm, content: bytes) -> HttpResponse:
    try:
        checked = check_file(request.actor, register, content, most=MOST_AT_ONCE)
    except TooManyRows:
        asked = ask_reading(request.actor, name, form.cleaned_data["file"].name, content)
        return redirect("cooperation:table_reading", asked.pk)
    except Unreadable as unreadable:
        form.add_error("file", spoken(unreadable.told))
        return _show(request, name, register, form, status=422)
    digest = stage(content) if checked.planned and not checked.mistakes else ""
    status = 422 if checked.mistakes else 200
    return _show(request, name, register, TableForm(), checked=checked, digest=digest, status=status)


def _confirmed(request: ActorRequest, name: str, register: Register) -> HttpResponse:
    digest = request.POST.get("digest", "")
    content = staged(digest)
    if content is None:
        messages.warning(request, _("Filen finns inte kvar. Välj den igen."))
        return redirect("cooperation:table", name)
    checked = check_file(request.actor, register, content, most=MOST_AT_ONCE)
    try:
        store_table(request.actor, register, checked)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return _show(request, name, register, TableForm(), checked=checked, status=409)
    unstage(digest)
    told = _("Filen är inläst: %(new)s nya, %(changed)s ändrade, %(same)s som förut.")
    numbers = {"new": len(checked.new), "changed": len(checked.changed), "same": checked.same}
    messages.success(request, told % numbers)
    return redirect(register.page)


def _show(
    request: ActorRequest, name: str, register: Register, form: TableForm, *, status: int = 200,
    checked: Checked | None = None, digest: str = "",
) -> HttpResponse:  # fmt: skip
    context = {
        "name": name,
        "register": register,
        "form": form,
        "checked": checked,
        "mistakes": checked.mistakes[:_SHOWN] if checked else [],
        "planned": checked.planned[:_SHOWN] if checked else [],
        "digest": digest,
        "most": MOST_AT_ONCE,
        "may_import": may(request.actor, f"{register.kind}.import"),
        "needed": [column.head for column in register.columns if register.required(column)],
    }
    return render(request, _PAGE, context, status=status)
