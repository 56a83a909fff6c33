"""Reading the words of stored files for search: slow, and therefore in the background."""

from __future__ import annotations

import time
from uuid import UUID

from utblick.documents import files
from utblick.documents.actions import keep_text
from utblick.documents.extraction import scans
from utblick.documents.extraction.reading import read
from utblick.documents.hooks import wants_reading
from utblick.documents.models import FileText, StoredFile

AT_A_TIME = 20.0
"""Seconds of a job after which no further page of a scan is begun; the next job goes on."""


def read_file(identifier: UUID) -> bool:
    """Read a file's words, or a scan's next pages, and put them into search; whether it is a file that is read."""
    stored = StoredFile.objects.filter(pk=identifier).first()
    if stored is None or not wants_reading(stored):
        return False
    known = FileText.objects.filter(sha256=stored.sha256).first()
    if known is None:
        known = _first_reading(stored)
    if known.unread and scans.recogniser():
        _read_pages(known, files.read(stored.sha256))
    keep_text(stored, known, goes_on=bool(known.unread and scans.recogniser()))
    return True


def _first_reading(stored: StoredFile) -> FileText:
    found = read(stored.media_type, files.read(stored.sha256))
    return FileText(
        sha256=stored.sha256, state=found.state, text=found.text, pages=found.pages, unread=list(found.unread)
    )


def _read_pages(known: FileText, content: bytes) -> None:
    began = time.monotonic()
    while known.unread and time.monotonic() - began < AT_A_TIME:
        known.text = f"{known.text}\n{scans.read_page(content, known.unread.pop(0))}".strip()
    if not known.unread:
        known.state = FileText.State.RECOGNISED
