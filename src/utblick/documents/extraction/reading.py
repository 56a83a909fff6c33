"""One way in for every kind of file."""

from __future__ import annotations

from utblick.documents.extraction.extracted import Extracted
from utblick.documents.extraction.pdf_text import read_pdf
from utblick.documents.extraction.word_text import read_docx
from utblick.documents.uploads import MEDIA_TYPES

_READERS = {MEDIA_TYPES["docx"]: read_docx, MEDIA_TYPES["pdf"]: read_pdf}


def is_readable(media_type: str) -> bool:
    """Whether the words of such files are read."""
    return media_type in _READERS


def read(media_type: str, content: bytes) -> Extracted:
    """The words of a file of a type that `is_readable`."""
    return _READERS[media_type](content)
