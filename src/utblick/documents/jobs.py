"""What the worker does for files."""

from __future__ import annotations

from uuid import UUID

from utblick.documents import reading


def read_file(file_id: str) -> bool:
    """Read the words of a stored file for search."""
    return reading.read_file(UUID(file_id))
