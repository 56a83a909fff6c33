"""Fetching a stored file."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_safe

from utblick.documents import files
from utblick.documents.queries import file_seen_by
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

SANDBOX = "default-src 'none'; sandbox"


@require_safe
def download(request: ActorRequest, identifier: UUID) -> FileResponse:
    """The file as an attachment; a PDF that Utblick made is shown inline when ``?visa`` asks for it."""
    stored = found(file_seen_by(request.actor, identifier))
    inline = stored.may_be_inline and "visa" in request.GET
    response = FileResponse(
        files.path_of(stored.sha256).open("rb"),
        as_attachment=not inline,
        filename=stored.name,
        content_type=stored.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not inline:
        response.headers["Content-Security-Policy"] = SANDBOX
    return response
