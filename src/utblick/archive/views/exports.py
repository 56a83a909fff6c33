"""Everything out: one button, how far the work has come, and the ZIP."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from utblick.archive.actions.exports import ask_export
from utblick.archive.queries.exports import export_file, exports
from utblick.audit.policy import require
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: ActorRequest) -> HttpResponse:
    """The own exports; posting asks for a new one."""
    require(request.actor, "export.make")
    if request.method == "POST":
        try:
            ask_export(request.actor)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("archive:exports")
    rows = exports(request.actor)
    return render(request, "archive/exports.html", {"rows": rows, "waits": any(one.export.waits for one in rows)})


@require_safe
def file(request: ActorRequest, identifier: UUID) -> FileResponse:
    """The ZIP, while it is kept."""
    row, path = found(export_file(request.actor, identifier))
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{row}.zip", content_type="application/zip")
